/** Reads the whole log away from the screen. */
import * as v from 'valibot';
import { chance } from '../../../platform/platform.ts';
import { openStore, type Store } from '../../../store/store.ts';
import { LogJobs } from './jobs.ts';
import { RequestSchema, type Report, type Request } from './messages.ts';

let database = '';
let opened: Promise<Store> | undefined;
const jobs = new LogJobs(() => (opened ??= openStore({ name: database })), chance);
const report = (message: Report) => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const request = v.safeParse(RequestSchema, data);
  // From no client of ours; there is no one to report to.
  if (!request.success) throw new TypeError(`not a job: ${request.issues[0].message}`);
  ({ database } = request.output);
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
