/**
 * What needs the dictionary, away from the screen: reading articles and word lists, asking about a word. One file for
 * all of it, because the tables for reading Chinese are most of it; each client runs one of its own, and ends it.
 * Nothing it is sent leaves the device.
 */
import * as v from 'valibot';
import { workOnText } from './read/extraction-work.ts';
import { JobSchema as TextJobSchema } from './read/messages.ts';
import { JobSchema as WordJobSchema } from './words/messages.ts';
import { workOnWords } from './words/word-jobs.ts';

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const ofText = v.safeParse(TextJobSchema, data);
  if (ofText.success) return void workOnText(ofText.output, (message) => postMessage(message));
  const ofWords = v.safeParse(WordJobSchema, data);
  if (ofWords.success) return void workOnWords(ofWords.output, (message) => postMessage(message));
  // From no client of ours; there is no job to report on.
  throw new TypeError(`not a job: ${ofText.issues[0].message}; ${ofWords.issues[0].message}`);
});
