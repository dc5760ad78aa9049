/**
 * Reads articles, in a worker: finds the terms of each text it is sent, and says how they are read; divides Chinese text
 * into words, and says what the dictionary has of one.
 */
import type { Described } from '../../describe/describe.ts';
import { lookUpWord, wordsOfText } from '../../describe/running-text.ts';
import { extract, printsCantonese, type Term } from '../../extract/index.ts';
import { simplify, traditionalise } from '../../extract/script.ts';
import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { CantoneseReadings } from '../../pinyin/index.ts';
import { loadPart } from '../shell/load.ts';
import { detailsOf, reasonOf } from './lexicon-reasons.ts';
import { describeWanted, openKeptLexicon } from './lexicon-work.ts';
import type { Job, Report } from './messages.ts';
import { wantedOf } from './term-list.ts';

type Send = (message: Report) => void;

/** Does one job; whatever goes wrong is reported. */
export async function workOnText(job: Job, report: Send): Promise<void> {
  try {
    const opened = await openKeptLexicon(job.lexicon, (progress) => report({ ...progress, job: job.job }));
    report(await done(job, opened, report));
  } catch (error) {
    report({ type: 'failed', job: job.job, reason: reasonOf(error), details: detailsOf(error) });
  }
}

async function done(job: Job, lexicon: Lexicon, report: Send): Promise<Report> {
  switch (job.type) {
    case 'read':
      return read(job, lexicon, report);
    case 'describe':
      return describe(job, lexicon);
    case 'divide': {
      const words = job.stretches.map(({ text, known }) => wordsOfText(text, known, lexicon, job.reads));
      return { type: 'divided', job: job.job, words };
    }
    case 'look': {
      const { word: hanzi, reading } = job;
      const word = { hanzi, simplified: simplify(hanzi), traditional: traditionalise(hanzi, lexicon) };
      const senses = lookUpWord(word, reading, lexicon);
      return {
        type: 'looked',
        job: job.job,
        senses: senses as Extract<Report, { type: 'looked' }>['senses'],
      };
    }
  }
}

async function read(
  { job, texts }: Extract<Job, { type: 'read' }>,
  lexicon: Lexicon,
  report: Send,
): Promise<Report> {
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
