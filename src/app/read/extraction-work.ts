/**
 * Reads articles, in a worker: finds the terms of each text it is sent, and says how they are read; divides Chinese text
 * into words, and says what the dictionary has of one.
 */
import type { Described } from '../../describe/describe.ts';
import { lookUpWord, wordsOfText } from '../../describe/running-text.ts';
import { extract, extractInSteps, printsCantonese } from '../../extract/index.ts';
import { simplify, traditionalise } from '../../extract/script.ts';
import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { CantoneseReadings } from '../../pinyin/index.ts';
import { loadPart } from '../shell/load.ts';
import { EXAMPLE } from './example.ts';
import { detailsOf, reasonOf } from './lexicon-reasons.ts';
import { describeWanted, openKeptLexicon } from './lexicon-work.ts';
import type { Job, Report } from './messages.ts';
import { nextTask } from './next-task.ts';
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
    case 'open':
      // What is done for the first time takes several times as long: not when somebody waits for it.
      extract(EXAMPLE, { lexicon });
      return { type: 'opened', job: job.job };
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

/** So long it works without a pause (ms): a worker that is ended goes on until then, and has its memory until then. */
const TASK = 40;
/** So many terms are sent at a time: to take them in costs a phone some milliseconds. */
const TERMS_AT_ONCE = 100;

async function read(
  { job, texts }: Extract<Job, { type: 'read' }>,
  lexicon: Lexicon,
  report: Send,
): Promise<Report> {
  let since = performance.now();
  const pause = async (tell?: () => void) => {
    if (performance.now() - since < TASK) return;
    tell?.();
    await nextTask();
    since = performance.now();
  };
  const all = Math.max(
    1,
    texts.reduce((sum, { length }) => sum + length, 0),
  );
  let before = 0;
  for (const [text, content] of texts.entries()) {
    const shareAt = (done: number) => Math.min(1, (before + done * content.length) / all);
    report({ type: 'reading', job, text, share: shareAt(0) });
    const cantonese = printsCantonese(content) ? await cantoneseReadings() : undefined;
    const steps = extractInSteps(content, { lexicon, ...(cantonese && { cantonese }) });
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      const share = shareAt(step.value);
      await pause(() => report({ type: 'reading', job, text, share }));
    }
    const found = step.value;
    for (let at = 0; at < found.length; at += TERMS_AT_ONCE) {
      const terms = found.slice(at, at + TERMS_AT_ONCE);
      const described: Described[] = [];
      for (const term of terms) {
        described.push(describeWanted(wantedOf(term), lexicon, cantonese));
        await pause();
      }
      report({ type: 'found', job, text, ...({ terms, described } as Slice) });
    }
    before += content.length;
  }
  return { type: 'done', job };
}

type Slice = Pick<Extract<Report, { type: 'found' }>, 'terms' | 'described'>;

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
