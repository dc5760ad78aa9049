/**
 * Reads articles away from the screen: opens the dictionary once, then finds the terms of each text it is
 * sent, and says how they are read. It ends when its client ends it; nothing it is sent leaves the device.
 */
import * as v from 'valibot';
import type { Described } from '../../describe/describe.ts';
import { extract, printsCantonese, type Term } from '../../extract/index.ts';
import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { CantoneseReadings } from '../../pinyin/index.ts';
import { loadPart } from '../shell/load.ts';
import { describeWanted, detailsOf, openKeptLexicon, reasonOf } from './lexicon-work.ts';
import { JobSchema, type Job, type Report } from './messages.ts';
import { wantedOf } from './term-list.ts';

const report = (message: Report) => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const job = v.safeParse(JobSchema, data);
  // From no client of ours; there is no job to report on.
  if (!job.success) throw new TypeError(`not a job: ${job.issues[0].message}`);
  void work(job.output);
});

async function work(job: Job): Promise<void> {
  try {
    const opened = await openKeptLexicon(job.lexicon, (progress) => report({ ...progress, job: job.job }));
    report(job.type === 'read' ? await read(job, opened) : await describe(job, opened));
  } catch (error) {
    report({ type: 'failed', job: job.job, reason: reasonOf(error), details: detailsOf(error) });
  }
}

async function read({ job, texts }: Extract<Job, { type: 'read' }>, lexicon: Lexicon): Promise<Report> {
  const terms: Term[][] = [];
  const described: Described[][] = [];
  for (const [text, content] of texts.entries()) {
    report({ type: 'reading', job, text });
    const cantonese = printsCantonese(content) ? await cantoneseReadings() : undefined;
    const found = extract(content, { lexicon, ...(cantonese && { cantonese }) });
    terms.push(found);
    described.push(found.map((term) => describeWanted(wantedOf(term), lexicon, cantonese)));
  }
  return {
    type: 'done',
    job,
    terms: terms as Extract<Report, { type: 'done' }>['terms'],
    described: described as Extract<Report, { type: 'done' }>['described'],
  };
}

async function describe(
  { job, terms }: Extract<Job, { type: 'describe' }>,
  lexicon: Lexicon,
): Promise<Report> {
  // A name of the text may be spelled in Cantonese; only a romanisation asks for it.
  const cantonese = terms.some(({ romanisation }) => romanisation !== undefined)
    ? await cantoneseReadings()
    : undefined;
  const described = terms.map((wanted) => describeWanted(wanted, lexicon, cantonese));
  return {
    type: 'described',
    job,
    described: described as Extract<Report, { type: 'described' }>['described'],
  };
}

const cantoneseReadings = async (): Promise<CantoneseReadings> =>
  (await loadPart(() => import('../../pinyin/cantonese.ts'))).cantoneseReadings;
