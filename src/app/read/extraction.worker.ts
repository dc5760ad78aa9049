/**
 * Reads articles away from the screen: opens the dictionary once, then finds the terms of each text it is
 * sent. It ends when its client ends it; nothing it is sent leaves the device.
 */
import * as v from 'valibot';
import { extract, printsCantonese, type Term } from '../../extract/index.ts';
import { openLexicon, type Lexicon } from '../../lexicon/lexicon.ts';
import { LoadError, loadPart } from '../shell/load.ts';
import { loadKept, unpacked, type KeptFile } from '../offline/kept-file.ts';
import { JobSchema, type FailureReason, type Job, type Report } from './messages.ts';

let lexicon: Promise<Lexicon> | undefined;

const report = (message: Report) => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const job = v.safeParse(JobSchema, data);
  // From no client of ours; there is no job to report on.
  if (!job.success) throw new TypeError(`not a job: ${job.issues[0].message}`);
  void read(job.output);
});

async function read({ job, lexicon: file, texts }: Job): Promise<void> {
  try {
    lexicon ??= open(file, job);
    const opened = await lexicon;
    const terms: Term[][] = [];
    for (const [text, content] of texts.entries()) {
      report({ type: 'reading', job, text });
      const cantonese = printsCantonese(content)
        ? (await loadPart(() => import('../../pinyin/cantonese.ts'))).cantoneseReadings
        : undefined;
      terms.push(extract(content, { lexicon: opened, ...(cantonese && { cantonese }) }));
    }
    report({ type: 'done', job, terms: terms as Extract<Report, { type: 'done' }>['terms'] });
  } catch (error) {
    report({ type: 'failed', job, reason: reasonOf(error), details: detailsOf(error) });
  }
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
