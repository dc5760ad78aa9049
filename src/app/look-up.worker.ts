/** Searches the dictionary away from the screen. Nothing it is sent leaves the device. */
import * as v from 'valibot';
import { workOnLookUp } from './dictionary/look-up-jobs.ts';
import { JobSchema } from './dictionary/messages.ts';

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  void workOnLookUp(v.parse(JobSchema, data), (report) => postMessage(report));
});
