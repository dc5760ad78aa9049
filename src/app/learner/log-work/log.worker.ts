/** Reads the whole log away from the screen. */
import * as v from 'valibot';
import { chance } from '../../../platform/platform.ts';
import { openStore, type Store } from '../../../store/store.ts';
import { LogJobs } from './jobs.ts';
import { RequestSchema, type Report, type Request } from './messages.ts';

let where: Pick<Request, 'database' | 'former'>;
let opened: Promise<Store> | undefined;
const open = () =>
  (opened ??= openStore({ name: where.database, former: where.former, writtenBy: __APP_VERSION__ }).catch(
    (error: unknown) => {
      opened = undefined;
      throw error;
    },
  ));
const jobs = new LogJobs(open, chance);
const report = (message: Report) => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const request = v.safeParse(RequestSchema, data);
  // From no client of ours; there is no one to report to.
  if (!request.success) throw new TypeError(`not a job: ${request.issues[0].message}`);
  where = request.output;
  void work(request.output);
});

async function work({ id, job }: Request): Promise<void> {
  report({ type: 'begun', id });
  try {
    const result = await jobs.do(job, (share) => report({ type: 'share', id, share }));
    report({ type: 'done', id, result });
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    report({ type: 'failed', id, name, message, details: stack ?? message });
  }
}
