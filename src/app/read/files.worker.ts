/**
 * Opens files away from the screen. A worker of its own, without the tables for reading Chinese, so that what a large
 * document takes of the memory is free again before its terms are looked for. Nothing it is sent leaves the device.
 */
import * as v from 'valibot';
import { OpenJobSchema } from './open-messages.ts';
import { workOnFile } from './open-work.ts';

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const job = v.safeParse(OpenJobSchema, data);
  if (job.success) return void workOnFile(job.output, (message) => postMessage(message));
  // From no client of ours; there is no job to report on.
  throw new TypeError(`not a job: ${job.issues[0].message}`);
});
