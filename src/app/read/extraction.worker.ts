/**
 * Reads articles away from the screen: opens the dictionary once, then finds the terms of each text it is
 * sent, and says how they are read. It ends when its client ends it; nothing it is sent leaves the device.
 */
import * as v from 'valibot';
import { describeTerm, type Described } from '../../describe/describe.ts';
import { extract, printsCantonese, type Term } from '../../extract/index.ts';
import { simplify, traditionalise } from '../../extract/script.ts';
import { openLexicon, type Lexicon } from '../../lexicon/lexicon.ts';
import type { CantoneseReadings } from '../../pinyin/index.ts';
import { LoadError, loadPart } from '../shell/load.ts';
import { loadKept, unpacked, type KeptFile } from '../offline/kept-file.ts';
import { JobSchema, type FailureReason, type Job, type Report } from './messages.ts';
import { wantedOf, type Wanted } from './term-list.ts';

let lexicon: Promise<Lexicon> | undefined;

const report = (message: Report) => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const job = v.safeParse(JobSchema, data);
  // From no client of ours; there is no job to report on.
  if (!job.success) throw new TypeError(`not a job: ${job.issues[0].message}`);
  void work(job.output);
});

async function work(job: Job): Promise<void> {
  try {
    lexicon ??= open(job.lexicon, job.job);
    const opened = await lexicon;
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

function describeWanted(
  { hanzi, kind, traditional, romanisation, reading }: Wanted,
  lexicon: Lexicon,
  cantonese: CantoneseReadings | undefined,
): Described {
  const term = {
    hanzi,
    simplified: simplify(hanzi),
    traditional: traditional ?? traditionalise(hanzi, lexicon),
    kind,
    ...(romanisation !== undefined && { romanisation }),
    ...(reading !== undefined && { reading }),
  };
  return describeTerm(term, lexicon, cantonese);
}

async function open(file: KeptFile, job: number): Promise<Lexicon> {
  try {
    const packed = await loadKept(file, (bytes) => report({ type: 'fetching', job, bytes }));
    report({ type: 'opening', job });
    return openLexicon(await unpacked(packed).text());
  } catch (error) {
    // The next job tries again.
    lexicon = undefined;
    throw error;
  }
}

function reasonOf(error: unknown): FailureReason {
  if (!(error instanceof LoadError)) return 'fault';
  return error.reason === 'code' ? 'code' : `lexicon-${error.reason}`;
}

function detailsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
