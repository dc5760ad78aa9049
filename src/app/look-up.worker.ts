/** Searches the dictionary away from the screen. Nothing it is sent leaves the device. */
import * as v from 'valibot';
import * as packedFacts from 'virtual:character-facts';
import { openFacts, type FactsOf } from './dictionary/character-facts.ts';
import { workOnLookUp } from './dictionary/look-up-jobs.ts';
import { JobSchema } from './dictionary/messages.ts';

let opened: FactsOf | undefined;
const factsOf: FactsOf = (character) => (opened ??= openFacts(packedFacts))(character);

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  void workOnLookUp(v.parse(JobSchema, data), factsOf, (report) => postMessage(report));
});
