/**
 * What the reader has brought and what was found in it: kept while the app is open, so that following a term
 * and coming back loses neither text nor corrections. Nothing of it is stored or sent.
 */
import type { Term } from '../../extract/index.ts';
import { library } from '../library/library.ts';
import { isKept } from '../offline/kept-file.ts';
import { holdReload } from '../shell/replaced.ts';
import { createExtraction, ExtractionError, type Progress } from './extraction.ts';
import { EXTRAS } from '../offline/extras.ts';
import type { FailureReason } from './messages.ts';
import { listTerms, type Correction, type Corrections, type FoundTerm, type Source } from './term-list.ts';
import { detectEncoding } from './detect-encoding.ts';
import {
  hasChinese,
  LARGEST_FILE,
  readTextFile,
  type InputProblem,
  type OtherEncoding,
  type Reading,
} from './text-file.ts';
import type { Problem } from './wording.ts';

export type Phase =
  | { readonly name: 'input' }
  | { readonly name: 'working'; readonly progress: Progress | null }
  | { readonly name: 'failed'; readonly reason: FailureReason; readonly details: string }
  | { readonly name: 'done'; readonly sources: readonly Source[]; readonly found: readonly FoundTerm[] };

export interface Doubt {
  readonly name: string;
  /** The text in each encoding, the likeliest first. */
  readonly readings: readonly Reading<OtherEncoding>[];
}

let draft = $state('');
let files = $state.raw<readonly Source[]>([]);
let problems = $state.raw<readonly Problem[]>([]);
/** Files that may be in one of several encodings, until the reader says in which. */
let doubts = $state.raw<readonly Doubt[]>([]);
let phase = $state.raw<Phase>({ name: 'input' });
let corrections = $state.raw<Corrections>({});
/** There are corrections in no file yet. */
let unsaved = $state(false);
let lexiconKept = $state<boolean>();

const extraction = createExtraction(EXTRAS.dictionary);
let running: AbortController | undefined;

// A text that was brought is nowhere but here.
holdReload(() => draft.trim() !== '' || files.length > 0 || unsaved);

export const PASTED = 'Pasted text';

/** A longer text is not put into the field, whose layout would hold the page for seconds. UTF-16 code units. */
export const LONGEST_DRAFT = 200_000;

export const reading = {
  get draft(): string {
    return draft;
  },
  set draft(text: string) {
    draft = text;
    problems = problems.filter(({ name }) => name !== undefined);
  },
  get files(): readonly Source[] {
    return files;
  },
  get problems(): readonly Problem[] {
    return problems;
  },
  get doubts(): readonly Doubt[] {
    return doubts;
  },
  get phase(): Phase {
    return phase;
  },
  get corrections(): Corrections {
    return corrections;
  },
  get unsaved(): boolean {
    return unsaved;
  },
  /** Whether the dictionary is on this device; undefined until that is known. */
  get lexiconKept(): boolean | undefined {
    return lexiconKept;
  },
  lexiconBytes: EXTRAS.dictionary.bytes,
};

export async function lookForLexicon(): Promise<void> {
  lexiconKept = await isKept(EXTRAS.dictionary);
}

/**
 * Reads files into the list beside the draft; those that are no text are named with the reason, and those whose
 * encoding is in doubt are asked about.
 */
export async function addFiles(chosen: readonly File[]): Promise<void> {
  const read = await Promise.all(chosen.map(readFile));
  const refused = read.filter((one) => 'problem' in one);
  const asked = read.filter((one) => 'readings' in one);
  const isNew = ({ name }: { readonly name?: string }) => !chosen.some((file) => file.name === name);
  problems = [...problems.filter((one) => one.name !== undefined && isNew(one)), ...refused];
  doubts = [...doubts.filter(isNew), ...asked];
  add(read.filter((one) => 'text' in one));
}

function add(sources: readonly Source[]): void {
  files = [...files.filter(({ name }) => !sources.some((one) => one.name === name)), ...sources];
}

async function readFile(file: File): Promise<Source | Required<Problem> | Doubt> {
  const { name } = file;
  if (file.size > LARGEST_FILE) return { name, problem: 'too-large' };
  try {
    const result = await readTextFile(new Uint8Array(await file.arrayBuffer()), detectEncoding);
    if ('problem' in result) return { name, problem: result.problem };
    return 'doubt' in result ? { name, readings: result.doubt } : sourceOf(name, result.text);
  } catch (error) {
    // A folder, a file that has gone, one the system does not let the browser read.
    console.info(`${name} cannot be read:`, error);
    return { name, problem: 'unreadable' };
  }
}

const sourceOf = (name: string, text: string): Source | Required<Problem> =>
  hasChinese(text) ? { name, text } : { name, problem: 'no-chinese' };

/** Takes a file that was in doubt as the reader read it; null where none of the encodings is right. */
export function settleDoubt(name: string, reading: Reading | null): void {
  doubts = doubts.filter((doubt) => doubt.name !== name);
  const settled = reading === null ? ({ name, problem: 'binary' } as const) : sourceOf(name, reading.text);
  if ('problem' in settled) problems = [...problems, settled];
  else add([settled]);
}

/** Puts a pasted text too long for the field into the list of files, under a name of its own. */
export function addPasted(text: string): void {
  let number = 1;
  while (files.some(({ name }) => name === `${PASTED} ${number}`)) number++;
  const name = `${PASTED} ${number}`;
  const pasted =
    text.length > LARGEST_FILE ? ({ name, problem: 'too-large' } as const) : sourceOf(name, text);
  problems = problems.filter((problem) => problem.name !== undefined && problem.name !== name);
  if ('problem' in pasted) problems = [...problems, pasted];
  else add([pasted]);
}

export function removeFile(name: string): void {
  files = files.filter((file) => file.name !== name);
}

/** Finds the terms of the draft and the files. What cannot be read is named; the rest is read. */
export async function startReading(): Promise<void> {
  const pasted = draft.trim() === '' ? [] : [{ name: PASTED, text: draft }];
  const problem: InputProblem | null =
    pasted.length + files.length === 0
      ? 'nothing'
      : draft.length > LARGEST_FILE
        ? 'too-large'
        : pasted.length > 0 && !hasChinese(draft)
          ? 'no-chinese'
          : null;
  problems = [
    ...problems.filter(({ name }) => name !== undefined),
    ...(problem === null ? [] : [{ problem }]),
  ];
  const sources = problem === null ? [...pasted, ...files] : files;
  if (sources.length === 0 || problem === 'too-large') return;

  const own = (running = new AbortController());
  phase = { name: 'working', progress: null };
  try {
    const terms = await extraction.read(
      sources.map(({ text }) => text),
      {
        signal: own.signal,
        onprogress: (progress) => {
          if (running === own) phase = { name: 'working', progress };
        },
      },
    );
    if (running === own) show(sources, terms);
  } catch (error) {
    if (running !== own || own.signal.aborted) return;
    const known = error instanceof ExtractionError;
    if (!known) console.error(error);
    phase = {
      name: 'failed',
      reason: known ? error.reason : 'fault',
      details: error instanceof Error ? error.message : String(error),
    };
  } finally {
    await lookForLexicon();
  }
}

function show(sources: readonly Source[], terms: readonly (readonly Term[])[]): void {
  corrections = {};
  unsaved = false;
  phase = { name: 'done', sources, found: listTerms(sources, terms, library().entries) };
}

/** Back to text and files, which stay; a reading that runs is ended. */
export function returnToInput(): void {
  running?.abort();
  running = undefined;
  phase = { name: 'input' };
}

/** Forgets text, files, list and corrections, and frees the dictionary's memory. */
export function startOver(): void {
  returnToInput();
  extraction.close();
  draft = '';
  files = [];
  doubts = [];
  problems = [];
  corrections = {};
  unsaved = false;
}

export function correct(id: string, change: Correction): void {
  const { [id]: present, ...others } = corrections;
  corrections = { ...others, [id]: { ...present, ...change } };
  unsaved = true;
}

/** As it was found. */
export function restore(id: string): void {
  corrections = Object.fromEntries(Object.entries(corrections).filter(([other]) => other !== id));
}

/** Into the list again, with the reader's gloss if there is one. */
export function takeBack(id: string): void {
  const { [id]: present, ...others } = corrections;
  corrections = present?.english === undefined ? others : { ...others, [id]: { english: present.english } };
}

export function exported(): void {
  unsaved = false;
}
