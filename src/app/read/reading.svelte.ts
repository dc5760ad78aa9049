/**
 * What the reader has brought, what was found in it and what the reader made of that: the draft. It is stored on this
 * device at every change, so that neither following a term nor leaving the app loses any of it. Nothing of it is sent.
 */
import type { Term } from '../../extract/index.ts';
import { EXTRACTOR_VERSION } from '../../extract/version.ts';
import { issueOf, joinIssueText } from '../../library/issue-text.ts';
import { normalisedText, sourceIdOf, type SourceId } from '../../library/source.ts';
import { sha256 } from '../../platform/hash.ts';
import { openLearnerData } from '../learner/learner.svelte.ts';
import { library, libraryActs } from '../learner/library.svelte.ts';
import { isKept } from '../offline/kept-file.ts';
import { notify, withdrawNotice } from '../shell/notices.svelte.ts';
import { holdReload } from '../shell/replaced.ts';
import {
  NO_CORRECTIONS,
  reshape,
  setValues,
  shapeTerms,
  takeBack as takenBack,
  undoShape,
  undoValue,
  unstudy,
  type Corrections,
  type Surroundings,
} from './corrections.ts';
import { createDraftSaver } from './draft-saver.ts';
import { DRAFT_VERSION, PASTED, readDraft, textsOf, type Draft, type DraftShelf } from './draft.ts';
import { createExtraction, ExtractionError, type Findings, type Progress } from './extraction.ts';
import { factsOf, tidyFact, type Fact, type Facts } from './facts.ts';
import { EXTRAS } from '../offline/extras.ts';
import { issueReading, sourceOf, type Kept } from './keeping.ts';
import type { FailureReason } from './messages.ts';
import {
  entryFinder,
  listTerms,
  missingDescriptions,
  NO_DESCRIPTIONS,
  wantedOf,
  withDescriptions,
  type Descriptions,
  type FoundTerm,
  type ReadText,
} from './term-list.ts';
import { detectEncoding } from './detect-encoding.ts';
import {
  hasChinese,
  LARGEST_FILE,
  readTextFile,
  type InputProblem,
  type OtherEncoding,
  type Reading,
} from './text-file.ts';
import { NOT_ALLOWED, type TermActs } from './term-acts.ts';
import type { Problem } from './wording.ts';

export type Phase =
  | { readonly name: 'input' }
  | { readonly name: 'working'; readonly progress: Progress | null }
  | { readonly name: 'failed'; readonly reason: FailureReason; readonly details: string }
  | {
      readonly name: 'done';
      readonly texts: readonly ReadText[];
      /** As the extractor gave them, for each text. */
      readonly terms: readonly (readonly Term[])[];
      /** What the library knows each text by; null where this browser makes no hashes, so that none can be kept. */
      readonly ids: readonly SourceId[] | null;
    }
  /** It is in the library, and no longer a draft. */
  | { readonly name: 'kept'; readonly kept: readonly Kept[] };

export interface Doubt {
  readonly name: string;
  /** The text in each encoding, the likeliest first. */
  readonly readings: readonly Reading<OtherEncoding>[];
}

/** What stands in the field. */
let text = $state('');
let files = $state.raw<readonly ReadText[]>([]);
let problems = $state.raw<readonly Problem[]>([]);
/** Files that may be in one of several encodings, until the reader says in which. */
let doubts = $state.raw<readonly Doubt[]>([]);
let phase = $state.raw<Phase>({ name: 'input' });
let corrections = $state.raw<Corrections>(NO_CORRECTIONS);
let descriptions = $state.raw<Descriptions>(NO_DESCRIPTIONS);
/** For each text that was read. */
let facts = $state.raw<readonly Facts[]>([]);
/** What the reader made of a term cannot be described: the dictionary or the worker failed. */
let undescribed = $state(false);
/** The draft of an earlier visit is here, or there is none. */
let restored = $state(false);
let lexiconKept = $state<boolean>();

const extraction = createExtraction(EXTRAS.dictionary);
let running: AbortController | undefined;

const around = $derived<Surroundings>({
  texts: phase.name === 'done' ? phase.texts : [],
  entryOf: phase.name === 'done' ? entryFinder(library().entries) : () => undefined,
});
/** What was found, before any correction. */
const found = $derived(phase.name === 'done' ? listTerms(phase.texts, phase.terms, around.entryOf) : []);
const rows = $derived(shapeTerms(found, corrections.shapes, around));

/** A newer version's draft lies on the shelf: it is not replaced. */
let isLater = false;

const shelf: DraftShelf = {
  read: async () => (await openLearnerData()).store.readDraft(),
  async write(draft) {
    if (isLater) throw new Error('A reading of a newer version is stored; it is not replaced.');
    await (await openLearnerData()).store.writeDraft(draft);
  },
  remove: async () => (await openLearnerData()).store.writeDraft(null),
};

const NOT_KEPT = 'draft-not-kept';

const saver = createDraftSaver({
  shelf,
  draft: draftNow,
  whenIdle(work) {
    const wait = setTimeout(work, PAUSE);
    return () => clearTimeout(wait);
  },
  ontrouble(error) {
    if (error === null) return withdrawNotice(NOT_KEPT);
    console.error(error);
    notify({
      id: NOT_KEPT,
      tone: 'warning',
      text: 'What you are reading could not be stored on this device. It is here as long as this page is open; export a list that you need.',
    });
  },
});

function draftNow(): Draft | null {
  if (text === '' && files.length === 0) return null;
  const findings =
    phase.name === 'done'
      ? {
          texts: phase.texts.map(({ name }) => name),
          terms: phase.terms,
          descriptions: [...descriptions],
          corrections,
          facts,
        }
      : null;
  return { v: DRAFT_VERSION, text, files, findings };
}

// What is stored is not lost by a reload; a file in doubt is read again by the reader.
holdReload(() => !saver.saved || doubts.length > 0);

/**
 * Takes up what an earlier visit left. What the reader has brought meanwhile stands. Called by the screen, before it
 * shows anything that could be filled in.
 */
export async function restoreDraft(): Promise<void> {
  if (restored) return;
  try {
    const stored = readDraft(await shelf.read());
    if (stored.state === 'damaged') tellOfDraft('The reading you had begun is damaged and cannot be opened.');
    isLater = stored.state === 'later';
    if (isLater) tellOfDraft('The reading you had begun was stored by a newer version of the app.');
    if (stored.state === 'read' && !restored && draftNow() === null) await takeUp(stored.draft, stored.whole);
  } catch (error) {
    console.error(error);
    tellOfDraft('The reading you had begun could not be opened: the storage of this device did not answer.');
  } finally {
    restored = true;
  }
}

function tellOfDraft(happened: string): void {
  notify({ id: 'draft-not-read', tone: 'warning', text: happened });
}

async function takeUp(draft: Draft, whole: boolean): Promise<void> {
  ({ text, files } = draft);
  const { findings } = draft;
  const texts = findings && textsOf(draft, findings);
  if (findings === null || texts === null) {
    if (!whole) tellOfDraft('Your text is here; what was found in it is damaged and has to be found again.');
    return;
  }
  const ids = await idsOf(texts);
  ({ corrections, facts } = findings);
  descriptions = new Map(findings.descriptions);
  phase = { name: 'done', texts, terms: findings.terms, ids };
  void describeMissing();
}

/** A copy of an issue that comes with Tifa is that source; any other text is named by its hash. */
async function idsOf(texts: readonly ReadText[]): Promise<SourceId[] | null> {
  // On a page that came by a connection which is not secure.
  if (!globalThis.isSecureContext) return null;
  return Promise.all(
    texts.map(async (one) => {
      const text = normalisedText(one.text);
      return issueOf(library(), text)?.id ?? sourceIdOf('article', await sha256(text));
    }),
  );
}

/** An act is stored at once; only typing waits for a pause. */
function store(): void {
  saver.changed();
  void saver.flush();
}

/** Stores what is not stored; for when the page may be about to go. */
export const keepDraft = (): Promise<void> => saver.flush();

/** So long after a change it is stored (ms): typing is not held up, and little is in doubt. */
const PAUSE = 400;

/** A longer text is not put into the field, whose layout would hold the page for seconds. UTF-16 code units. */
export const LONGEST_FIELD = 200_000;

export const reading = {
  get text(): string {
    return text;
  },
  set text(typed: string) {
    text = typed;
    problems = problems.filter(({ name }) => name !== undefined);
    saver.changed();
  },
  get files(): readonly ReadText[] {
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
  /** What is shown: as found, with the shapes of the corrections. */
  get rows(): readonly FoundTerm[] {
    return rows;
  },
  /** What corrections need besides the list. */
  get around(): Surroundings {
    return around;
  },
  get descriptions(): Descriptions {
    return descriptions;
  },
  /** Some readings could not be made. */
  get undescribed(): boolean {
    return undescribed;
  },
  /** Of each text that was read: its title, author and so on. */
  get facts(): readonly Facts[] {
    return facts;
  },
  /** Whether the draft of an earlier visit, if there is one, is here. */
  get restored(): boolean {
    return restored;
  },
  /** Whether all of this is stored on the device. */
  get saved(): boolean {
    return saver.saved;
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

function add(sources: readonly ReadText[]): void {
  files = [...files.filter(({ name }) => !sources.some((one) => one.name === name)), ...sources];
  if (sources.length > 0) store();
}

async function readFile(file: File): Promise<ReadText | Required<Problem> | Doubt> {
  const { name } = file;
  if (file.size > LARGEST_FILE) return { name, problem: 'too-large' };
  try {
    const result = await readTextFile(new Uint8Array(await file.arrayBuffer()), detectEncoding);
    if ('problem' in result) return { name, problem: result.problem };
    return 'doubt' in result ? { name, readings: result.doubt } : textOf(name, result.text);
  } catch (error) {
    // A folder, a file that has gone, one the system does not let the browser read.
    console.info(`${name} cannot be read:`, error);
    return { name, problem: 'unreadable' };
  }
}

const textOf = (name: string, content: string): ReadText | Required<Problem> =>
  hasChinese(content) ? { name, text: normalisedText(content) } : { name, problem: 'no-chinese' };

/** Takes a file that was in doubt as the reader read it; null where none of the encodings is right. */
export function settleDoubt(name: string, reading: Reading | null): void {
  doubts = doubts.filter((doubt) => doubt.name !== name);
  const settled = reading === null ? ({ name, problem: 'binary' } as const) : textOf(name, reading.text);
  if ('problem' in settled) problems = [...problems, settled];
  else add([settled]);
}

/** Puts a pasted text too long for the field into the list of files, under a name of its own. */
export function addPasted(content: string): void {
  let number = 1;
  while (files.some(({ name }) => name === `${PASTED} ${number}`)) number++;
  const name = `${PASTED} ${number}`;
  const pasted =
    content.length > LARGEST_FILE ? ({ name, problem: 'too-large' } as const) : textOf(name, content);
  problems = problems.filter((problem) => problem.name !== undefined && problem.name !== name);
  if ('problem' in pasted) problems = [...problems, pasted];
  else add([pasted]);
}

export function removeFile(name: string): void {
  files = files.filter((file) => file.name !== name);
  store();
}

/** Finds the terms of the draft and the files. What cannot be read is named; the rest is read. */
export async function startReading(): Promise<void> {
  const pasted = text.trim() === '' ? [] : [{ name: PASTED, text: normalisedText(text) }];
  const problem: InputProblem | null =
    pasted.length + files.length === 0
      ? 'nothing'
      : text.length > LARGEST_FILE
        ? 'too-large'
        : pasted.length > 0 && !hasChinese(text)
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
    const findings = await extraction.read(
      sources.map((one) => one.text),
      {
        signal: own.signal,
        onprogress: (progress) => {
          if (running === own) phase = { name: 'working', progress };
        },
      },
    );
    const ids = await idsOf(sources);
    if (running === own) show(sources, findings, ids);
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

function show(
  texts: readonly ReadText[],
  { terms, described }: Findings,
  ids: readonly SourceId[] | null,
): void {
  // The field holds what was read, so that its lines are those of the list.
  if (texts.some(({ name }) => name === PASTED)) text = normalisedText(text);
  corrections = NO_CORRECTIONS;
  facts = texts.map((one) => factsOf(one.text));
  const wanted = terms.flatMap((list) => list.map((term) => wantedOf(term)));
  descriptions = withDescriptions(NO_DESCRIPTIONS, wanted, described.flat());
  undescribed = false;
  phase = { name: 'done', texts, terms, ids };
  store();
}

/** Back to text and files, which stay; a reading that runs is ended. */
export function returnToInput(): void {
  running?.abort();
  running = undefined;
  phase = { name: 'input' };
  store();
}

/** Forgets text, files, list and corrections, and frees the dictionary's memory. */
export function startOver(): void {
  returnToInput();
  doubts = [];
  problems = [];
  text = '';
  files = [];
  forgetFindings();
}

function forgetFindings(): void {
  extraction.close();
  corrections = NO_CORRECTIONS;
  descriptions = NO_DESCRIPTIONS;
  facts = [];
  undescribed = false;
  store();
}

/**
 * Each text as the library would keep it now: once, where the same text was brought twice.
 *
 * @param linesBefore lines that stand before it in the text of the issue it is of
 */
export function readingsToKeep(linesBefore = 0): Kept[] {
  if (phase.name !== 'done' || phase.ids === null) return [];
  const { texts, ids } = phase;
  return ids.flatMap((id, at): Kept[] => {
    const here = library().source(id);
    // Of an issue several articles may have been brought.
    if (ids.indexOf(id) !== at && here?.shipped !== true) return [];
    const toKeep = {
      id,
      text: at,
      texts,
      found,
      corrections,
      descriptions,
      recognised: factsOf(texts[at]!.text),
      facts: facts[at]!,
      extractor: EXTRACTOR_VERSION,
      addedAt: here?.stored.addedAt ?? Date.now(),
      entryOf: around.entryOf,
    };
    if (here?.shipped !== true) return [sourceOf(toKeep)];
    return [issueReading(toKeep, here.stored.finds, linesBefore)];
  });
}

/**
 * Keeps what was read in the library, each text a source, and clears it from the draft. Where it fails the draft stays
 * as it is; what was kept by then is kept, and keeping again keeps the rest.
 *
 * @param withTexts whether the texts are kept beside what was found in them
 * @returns false where nothing was kept, because the readings of changed terms cannot be made
 * @throws the store's errors
 */
export async function keepReading(withTexts: boolean): Promise<boolean> {
  await describeMissing();
  const list = phase;
  if (list.name !== 'done' || list.ids === null || undescribed) return false;
  const kept = readingsToKeep();
  for (const { id, text: at, source, edits } of kept) {
    const read = withTexts ? normalisedText(list.texts[at]!.text) : null;
    if (source !== null) await libraryActs.keep(source, read, edits);
    else await keepIssue(id, at, read);
  }
  // Only what is kept: a text that was not read, as one without Chinese, stays in the field.
  const isRead = ({ name }: { readonly name: string }) => list.texts.some((one) => one.name === name);
  if (isRead({ name: PASTED })) text = '';
  files = files.filter((file) => !isRead(file));
  phase = { name: 'kept', kept };
  forgetFindings();
  return true;
}

/** The text of an issue joins what is kept of it. @throws the store's errors */
async function keepIssue(id: SourceId, at: number, read: string | null): Promise<void> {
  const joined = read === null ? null : joinIssueText(library(), id, await libraryActs.text(id), read);
  const { edits } = readingsToKeep(joined?.linesBefore).find(({ text }) => text === at)!;
  await libraryActs.keep(id, joined?.text ?? null, edits);
}

function change(next: Corrections): null {
  corrections = next;
  store();
  void describeMissing();
  return null;
}

/** What the rows of the list do: to the draft, at once. */
export const readingActs: TermActs = {
  correct: async ({ id }, values) => change(setValues(corrections, id, values)),
  restore: async ({ id }, value) => change(undoValue(corrections, id, value)),
  async shape(made) {
    if (phase.name !== 'done') return NOT_ALLOWED;
    const next = reshape(corrections, made, found, around);
    return next === null ? NOT_ALLOWED : change(next);
  },
  unshape: async ({ id }) =>
    phase.name === 'done' ? change(undoShape(corrections, id, found, around)) : null,
  leaveOut: async ({ id }) => change(setValues(corrections, id, { dropped: true })),
  // With what else the reader decided about it.
  takeBack: async ({ id }) => change(takenBack(corrections, id)),
  study: async ({ id }, study) =>
    change(study ? setValues(corrections, id, { study }) : unstudy(corrections, id)),
};

/** @param index of the text */
export function setFact(index: number, fact: Fact, typed: string): void {
  facts = facts.map((one, i) => (i === index ? { ...one, [fact]: tidyFact(fact, typed) } : one));
  store();
}

let describing: Promise<void> | undefined;

/** Has the worker say how terms are read that the reader made of others; one question at a time. Never rejects. */
export function describeMissing(): Promise<void> {
  describing ??= describeAll().finally(() => (describing = undefined));
  return describing;
}

async function describeAll(): Promise<void> {
  undescribed = false;
  try {
    for (;;) {
      const list = phase;
      if (list.name !== 'done') return;
      const missing = missingDescriptions(rows, corrections, descriptions);
      if (missing.length === 0) return;
      const described = await extraction.describe(missing, {});
      if (phase !== list) continue;
      descriptions = withDescriptions(descriptions, missing, described);
      store();
    }
  } catch (error) {
    // Ended by another reading; else it is said beside the terms, and the next correction tries again.
    if (error instanceof DOMException && error.name === 'AbortError') return;
    console.error(error);
    undescribed = true;
  }
}

if (typeof document !== 'undefined') {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void saver.flush();
  });
  window.addEventListener('pagehide', () => void saver.flush());
}
