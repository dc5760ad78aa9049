/**
 * What the reader has brought, what was found in it and what the reader made of that: the draft. It is stored on this
 * device at every change, so that neither following a term nor leaving the app loses any of it. Nothing of it is sent.
 */
import type { Term } from '../../extract/index.ts';
import { EXTRACTOR_VERSION } from '../../extract/version.ts';
import { issueOf, joinIssueText } from '../../library/issue-text.ts';
import { normalisedText, sourceIdOf, type SourceId } from '../../library/source.ts';
import { sha256 } from '../../platform/hash.ts';
import { giveWay } from '../../platform/platform.ts';
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
import { forgetBegunReading } from './begun-corrections.ts';
import { termsInChinese, type KnownTerm } from './chinese-text.ts';
import { createDivision } from './division.ts';
import { createDraftSaver } from './draft-saver.ts';
import {
  DRAFT_VERSION,
  MOST_FILES,
  PASTED,
  readDraft,
  textsOf,
  type Draft,
  type DraftFile,
  type DraftShelf,
} from './draft.ts';
import { createExtraction, ExtractionError, type Findings, type Progress } from './extraction.ts';
import { factsOf as recognisedFacts, tidyFact, type Fact, type Facts } from './facts.ts';
import { EXTRAS } from '../offline/extras.ts';
import { issueReading, sourceOf, type Kept } from './keeping.ts';
import { createFileQueue, type Brought, type QueueProgress } from './file-queue.ts';
import type { FailureReason } from './messages.ts';
import {
  describedAsFound,
  entryFinder,
  listTerms,
  placeTerms,
  missingDescriptions,
  NO_DESCRIPTIONS,
  withDescriptions,
  type Descriptions,
  type FoundTerm,
  type ReadText,
} from './term-list.ts';
import {
  hasChinese,
  LARGEST_FILE,
  markedUtf8,
  type OtherEncoding,
  type Reading,
} from '../../formats/text.ts';
import type { Document, DocumentFacts, Dropped } from '../../formats/document.ts';
import { isList, type ReadFiles } from '../../formats/read-file.ts';
import { isChineseText } from './language.ts';
import { createOpening, OpenError } from './opening.ts';
import { movedPages } from './pages.ts';
import { NOT_ALLOWED, type TermActs } from './term-acts.ts';
import type { BroughtProblem, Problem } from './wording.ts';

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

/** A file that may as well be taken as a word list. */
interface List extends Brought {
  /** Its bytes in base 64, for the draft; absent where they are too many for it. */
  readonly base64?: string;
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
/** What the reader put right of what texts say of themselves, by their names. */
const NOTHING_PUT_RIGHT: ReadonlyMap<string, Facts> = new Map();
let corrected = $state.raw(NOTHING_PUT_RIGHT);
/** What is being opened; null where nothing is. */
let opening = $state.raw<QueueProgress | null>(null);
let pasted = $state.raw<Pasted | null>(null);
/** Files that may as well be taken as word lists. */
let lists = $state.raw<readonly List[]>([]);
/** Of archives: how many files in them are no documents. */
let dropped = $state.raw<readonly (Dropped & { readonly name: string })[]>([]);
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

const shelf: DraftShelf = {
  write: async (draft) => (await openLearnerData()).store.writeDraft(draft),
  remove: async () => (await openLearnerData()).store.writeDraft(null),
};

const NOT_KEPT = 'draft-not-kept';
const DRAFT_NOT_READ = 'draft-not-read';
const ELSEWHERE = 'read-elsewhere';

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
  const kept = lists.flatMap(({ name, base64 }) => (base64 === undefined ? [] : [{ name, base64 }]));
  if (text === '' && files.length === 0 && kept.length === 0) return null;
  const findings =
    phase.name === 'done'
      ? {
          texts: phase.texts.map(({ name }) => name),
          terms: phase.terms,
          descriptions: [...descriptions],
          corrections,
          facts: phase.texts.map(factsOf),
        }
      : null;
  const withFacts = files.map((file): DraftFile => {
    const facts = corrected.get(file.name);
    return { ...file, ...(facts && { facts }) };
  });
  return { v: DRAFT_VERSION, text, files: withFacts, lists: kept, findings };
}

// What is stored is not lost by a reload; a file in doubt is read again by the reader.
holdReload(() => !saver.saved || doubts.length > 0 || opening !== null);

/**
 * Where nothing is being read here, takes up what an earlier visit left and no other tab has open; what the storage did not
 * give is asked for again at the next visit. Called by the screen, before it shows anything that could be filled in.
 */
export function restoreDraft(): Promise<void> {
  if (restored && !isIdle()) return Promise.resolve();
  return (restoring ??= restore().finally(() => (restoring = undefined)));
}

/** Who leaves and comes again meanwhile waits for the same. */
let restoring: Promise<void> | undefined;

/** Nothing is here, and nothing coming. */
const isIdle = (): boolean =>
  phase.name === 'input' &&
  draftNow() === null &&
  problems.length === 0 &&
  doubts.length === 0 &&
  opening === null;

async function restore(): Promise<void> {
  restored = false;
  withdrawNotice(DRAFT_NOT_READ);
  withdrawNotice(ELSEWHERE);
  try {
    // What was emptied here is no draft any more.
    await saver.flush();
    const { store } = await openLearnerData();
    const { draft, elsewhere } = await store.takeDraft((stored) => {
      const { state } = readDraft(stored);
      if (state === 'later')
        tellOfDraft('The reading you had begun was stored by a newer version of the app.');
      return state !== 'later' && draftNow() === null;
    });
    const stored = readDraft(draft);
    if (stored.state === 'damaged') tellOfDraft('The reading you had begun is damaged and cannot be opened.');
    if (stored.state === 'read') await takeUp(stored.draft, stored.whole);
    if (elsewhere) {
      notify({
        id: ELSEWHERE,
        tone: 'quiet',
        text: 'What you are reading in another tab stays there. Here you can read something else.',
      });
    }
  } catch (error) {
    console.error(error);
    tellOfDraft('The reading you had begun could not be opened: the storage of this device did not answer.');
  } finally {
    restored = true;
  }
}

function tellOfDraft(happened: string): void {
  notify({ id: DRAFT_NOT_READ, tone: 'warning', text: happened });
}

async function takeUp(draft: Draft, whole: boolean): Promise<void> {
  ({ text } = draft);
  files = draft.files.map(({ name, text, file }): ReadText => ({ name, text, ...(file && { file }) }));
  corrected = new Map(
    draft.files.flatMap(({ name, facts }) => (facts === undefined ? [] : [[name, facts] as const])),
  );
  lists = draft.lists.map(({ name, base64 }): List => ({
    name,
    base64,
    bytes: () => Promise.resolve(bytesOf(base64)),
  }));
  problems = lists
    .filter(({ name }) => !files.some((file) => file.name === name))
    .map(({ name }): Problem => ({ name, problem: 'word-list' }));
  const { findings } = draft;
  const texts = findings && textsOf(draft, findings);
  if (findings === null || texts === null) {
    if (!whole) tellOfDraft('Your text is here; what was found in it is damaged and has to be found again.');
    return;
  }
  const ids = await idsOf(texts);
  ({ corrections } = findings);
  corrected = new Map([...corrected, ...texts.map(({ name }, i) => [name, findings.facts[i]!] as const)]);
  descriptions = new Map(findings.descriptions);
  await placeTerms(texts, findings.terms, giveWay);
  phase = { name: 'done', texts, terms: findings.terms, ids };
  void describeMissing();
}

/** A copy of an issue that comes with Tifa is that source; any other text is named by its hash. */
async function idsOf(texts: readonly ReadText[]): Promise<SourceId[] | null> {
  // On a page that came by a connection which is not secure.
  if (!globalThis.isSecureContext) return null;
  const ids: SourceId[] = [];
  for (const one of texts) {
    await giveWay();
    const text = normalisedText(one.text);
    const issue = issueOf(library(), text);
    if (issue === null) await giveWay();
    ids.push(issue?.id ?? sourceIdOf('article', await sha256(text)));
  }
  return ids;
}

/**
 * An act is stored at once; only typing waits for a pause. In a task of its own: to write a long text takes as long as
 * to show it, and either may take no more of the page's time than it has between two taps.
 */
function store(): void {
  saver.changed();
  setTimeout(() => void saver.flush());
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
    if (typed === text) return;
    text = typed;
    pasted = null;
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
  /** What was last pasted out of a page or a document; null once something was typed. */
  get pasted(): Pasted | null {
    return pasted;
  },
  /** What is being opened; null where nothing is. */
  get opening(): QueueProgress | null {
    return opening;
  },
  /** Of archives: how many files in them are no documents. */
  get dropped(): readonly (Dropped & { readonly name: string })[] {
    return dropped;
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

/** What a text says of itself, as the reader has put it right. */
export const factsOf = (text: ReadText): Facts => corrected.get(text.name) ?? recognisedOf(text);

/** Looked for once in each text: the draft, which is stored at every act, has them. */
const recognised = new WeakMap<ReadText, Facts>();

function recognisedOf(text: ReadText): Facts {
  const facts = recognised.get(text) ?? recognisedFacts(text.text, text.file);
  recognised.set(text, facts);
  return facts;
}

const queue = createFileQueue(createOpening(), {
  opened: takeFiles,
  failed(name, problem, details) {
    console.info(`${name} was not opened:`, details);
    problems = [...problems, { name, problem }];
  },
  now(progress) {
    opening = progress;
  },
});

/**
 * Opens files, one after another, into the list beside the draft. Those that cannot be read are named with the reason,
 * and those whose encoding is in doubt are asked about. Never rejects.
 */
export async function addFiles(chosen: readonly Brought[]): Promise<void> {
  const isNew = ({ name = '' }: { readonly name?: string }) =>
    !chosen.some((file) => name === file.name || isIn(file, name));
  problems = problems.filter((one) => one.name !== undefined && isNew(one));
  doubts = doubts.filter(isNew);
  dropped = dropped.filter(isNew);
  await open(chosen);
}

/** Whether a name is of something out of an archive. */
const isIn = (archive: { readonly name: string }, name: string): boolean =>
  name.startsWith(`${archive.name}/`);

async function open(chosen: readonly Brought[]): Promise<void> {
  lists = lists.filter(({ name }) => !chosen.some((file) => file.name === name));
  await queue.add(chosen);
  await offerLists(chosen);
}

/** Those of some files that may be word lists can be taken as such from now on, and after a reload. */
async function offerLists(brought: readonly Brought[]): Promise<void> {
  const isOffered = ({ name }: Brought) =>
    problems.some((one) => one.name === name && one.problem === 'word-list') ||
    files.some(({ name: other, file }) => other === name && file !== undefined && isList(file.format));
  for (const one of brought.filter(isOffered)) {
    const others = () => lists.filter(({ name }) => name !== one.name);
    const hasRoom = (length: number) =>
      others().reduce((sum, { base64 }) => sum + bytesIn(base64 ?? ''), length) <= MOST_OF_LISTS;
    const encoded = one.bytes().then((bytes) => (hasRoom(bytes.length) ? base64Of(bytes) : null));
    const base64 = await encoded.catch((error: unknown) => {
      console.info(`${one.name} is not kept as a list:`, error);
      return null;
    });
    // The reader may have put it away meanwhile.
    if (!isOffered(one)) continue;
    const isShort = base64 !== null && hasRoom(bytesIn(base64));
    lists = [...others(), { ...one, ...(isShort && { base64 }) }];
    store();
  }
}

/**
 * Bytes of all lists that the draft keeps, which is stored at every act; one that is more can be taken until the page is
 * left.
 */
const MOST_OF_LISTS = 1_000_000;

const bytesIn = (base64: string) => base64.length * 0.75;

/** By the browser, away from the page. */
function base64Of(bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('The bytes could not be read.'));
    reader.readAsDataURL(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  });
}

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** The file of that name, where it may as well be taken as a word list; undefined where it is none or has gone. */
export const wordListNamed = (name: string | undefined): Brought | undefined =>
  lists.find((one) => one.name === name);

/** Forgets a file that was taken as a word list. */
export function takenAsList(name: string): void {
  lists = lists.filter((one) => one.name !== name);
  problems = problems.filter((one) => one.name !== name);
  removeFile(name);
}

/** Ends what is being opened and what waits for it; what was opened before stays. */
export const cancelOpening = (): void => queue.stop();

function takeFiles({ name, facts }: Brought, read: ReadFiles): void {
  forgetArchive(name);
  const texts = read.documents.map((document) =>
    textOfDocument({ ...document, facts: { ...facts, ...document.facts } }),
  );
  problems = [
    ...problems,
    ...texts.filter((one) => 'problem' in one),
    ...read.unread.map((one): Problem => one),
  ];
  doubts = [...doubts, ...read.doubtful.map((one): Doubt => ({ name: one.name, readings: one.doubt }))];
  dropped = [...dropped, ...read.dropped.map((one) => ({ ...one, name }))];
  add(texts.filter((one) => 'text' in one));
  void offerLists(
    read.lists.map(({ name, bytes }) => ({ name, bytes: () => Promise.resolve(bytes.slice()) })),
  );
}

/**
 * Brought anew and opened, an archive takes the place of all that came out of it before: what lies in another folder of
 * it now, or is gone from it, would be there twice, or in vain.
 */
function forgetArchive(name: string): void {
  const isOther = (one: { readonly name: string }) => !isIn({ name }, one.name);
  if ([...files, ...lists].every(isOther)) return;
  corrected = without(
    corrected,
    files.filter((file) => !isOther(file)),
  );
  files = files.filter(isOther);
  lists = lists.filter(isOther);
  // Nothing else may come of it that would be stored.
  store();
}

const textOfDocument = ({
  name,
  text,
  format,
  facts,
  pages,
  dropped,
}: Document): ReadText | Required<Problem> =>
  textOf(name, text, { format, facts, ...(pages && { pages }), dropped });

/** A text that came with what is known of it, as by the share sheet. */
export function addText(name: string, content: string, facts: DocumentFacts): void {
  takeNew(textOf(freeName(name), content, { format: 'text', facts, dropped: [] }));
}

function takeNew(taken: ReadText | Required<Problem>): void {
  problems = problems.filter((problem) => problem.name !== undefined && problem.name !== taken.name);
  if ('problem' in taken) problems = [...problems, taken];
  else add([taken]);
}

function add(sources: readonly ReadText[]): void {
  const others = files.filter(({ name }) => !sources.some((one) => one.name === name));
  const taken = sources.slice(0, Math.max(0, MOST_FILES - others.length));
  problems = [
    ...problems,
    ...sources.slice(taken.length).map(({ name }): Problem => ({ name, problem: 'too-many' })),
  ];
  corrected = without(corrected, taken);
  files = [...others, ...taken];
  if (taken.length > 0) store();
}

const having = (facts: typeof corrected, { name }: ReadText, one: Facts): typeof corrected =>
  new Map([...facts, [name, one]]);

const without = (facts: typeof corrected, texts: readonly { readonly name: string }[]): typeof corrected =>
  new Map([...facts].filter(([name]) => !texts.some((one) => one.name === name)));

const textOf = (name: string, content: string, file: ReadText['file']): ReadText | Required<Problem> =>
  hasChinese(content)
    ? { name, text: normalisedText(content), ...(file && { file }) }
    : { name, problem: 'no-chinese' };

/** Takes a file that was in doubt as the reader read it; null where none of the encodings is right. */
export async function settleDoubt(name: string, reading: Reading | null): Promise<void> {
  doubts = doubts.filter((doubt) => doubt.name !== name);
  if (reading === null) problems = [...problems, { name, problem: 'binary' }];
  else await open([{ name, bytes: () => Promise.resolve(markedUtf8(reading.text)) }]);
}

/** Changes the text of a file as it will be read; pages that begin behind the change move along. */
export function editText(name: string, typed: string): void {
  const content = normalisedText(typed);
  files = files.map((one): ReadText => {
    if (one.name !== name || one.text === content) return one;
    const { file } = one;
    const pages = file?.pages && movedPages(file.pages, one.text, content);
    return { name, text: content, ...(file && { file: { ...file, ...(pages && { pages }) } }) };
  });
  store();
}

/** A name that no text has: the stem, numbered where it must be, and the ending. */
export function freeName(stem: string, ending = ''): string {
  let name = stem + ending;
  for (let number = 2; files.some((one) => one.name === name); number++) name = `${stem} ${number}${ending}`;
  return name;
}

/** What was last pasted out of a page or a document. */
export interface Pasted {
  /** `coming` until its emphasis and tables are read; `failed` where they cannot be. */
  readonly state: 'coming' | 'rich' | 'failed';
  /** The field before it, and with it plainly and, once that is read, with emphasis and tables. */
  readonly plain: string;
  readonly full?: string;
}

/** The field plainly at once, and with emphasis and tables as soon as they are read, if nothing was typed since. */
export async function pasteRich(
  field: Pick<HTMLTextAreaElement, 'selectionStart' | 'selectionEnd' | 'value'>,
  typed: string,
  html: Uint8Array,
): Promise<void> {
  const [before, after] = [field.value.slice(0, field.selectionStart), field.value.slice(field.selectionEnd)];
  const plain = before + typed.replaceAll(/\r\n?/g, '\n') + after;
  reading.text = plain;
  const mine: Pasted = (pasted = { state: 'coming', plain });
  const pastes = createOpening();
  try {
    const { documents } = await pastes.open({ name: 'pasted.html', bytes: html }, {});
    const full = before + (documents[0]?.text ?? '').trim() + after;
    if (pasted !== mine || text !== plain) return;
    reading.text = full;
    pasted = { state: 'rich', plain, full };
  } catch (error) {
    console.info('What was pasted is there as plain text:', error);
    // A fragment that its reader makes nothing of is no loss: its words are there.
    const isOurs = error instanceof OpenError && (error.problem === 'code' || error.problem === 'fault');
    if (pasted === mine) pasted = isOurs ? { state: 'failed', plain } : null;
  } finally {
    pastes.close();
  }
}

/** Puts plain text in the place of what was pasted with emphasis and tables. */
export function pastePlain(): void {
  if (pasted !== null) reading.text = pasted.plain;
  pasted = null;
}

/** Puts a pasted text too long for the field into the list of files, under a name of its own. */
export function addPasted(content: string): void {
  let number = 1;
  while (files.some(({ name }) => name === `${PASTED} ${number}`)) number++;
  const name = `${PASTED} ${number}`;
  if (content.length <= LARGEST_FILE) takeNew(textOf(name, content, undefined));
  else problems = [...problems.filter((problem) => problem.name !== name), { name, problem: 'too-large' }];
}

export function removeFile(name: string): void {
  files = files.filter((file) => file.name !== name);
  lists = lists.filter((list) => list.name !== name);
  corrected = without(corrected, [{ name }]);
  store();
}

/**
 * Finds the terms of the draft and the files. What cannot be read is named; the rest is read, and what is Chinese alone is
 * opened to be read by touch.
 */
export async function startReading(): Promise<void> {
  const pasted = text.trim() === '' ? [] : [{ name: PASTED, text: normalisedText(text) }];
  const problem: BroughtProblem | null =
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
    const findings = await findIn(sources, {
      signal: own.signal,
      onprogress: (progress) => {
        if (running === own) phase = { name: 'working', progress };
      },
    });
    const ids = await idsOf(sources);
    await placeTerms(sources, findings.terms, giveWay);
    const described = await describedAsFound(findings.terms.flat(), findings.described.flat(), giveWay);
    if (running === own) show(sources, findings.terms, described, ids);
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

/** What is found in some texts: by the extractor, and in those that are Chinese alone what the library knows. */
async function findIn(
  sources: readonly ReadText[],
  options: Parameters<typeof extraction.read>[1],
): Promise<Findings> {
  const chinese = sources.filter((one) => isChineseText(one.text));
  const others = sources.filter((one) => !chinese.includes(one));
  const found =
    others.length === 0
      ? { terms: [], described: [] }
      : await extraction.read(
          others.map((one) => one.text),
          options,
        );
  const known: KnownTerm[][] = [];
  for (const { text } of chinese) known.push(await knownIn(text));
  options.signal?.throwIfAborted();
  return {
    terms: sources.map((one) =>
      chinese.includes(one)
        ? known[chinese.indexOf(one)]!.map(({ term }) => term)
        : found.terms[others.indexOf(one)]!,
    ),
    described: sources.map((one) =>
      chinese.includes(one)
        ? known[chinese.indexOf(one)]!.map(({ described }) => described)
        : found.described[others.indexOf(one)]!,
    ),
  };
}

/** The dictionary tells words from pieces of words; where it is not here, or fails, characters alone decide. */
async function knownIn(text: string): Promise<KnownTerm[]> {
  const { entries } = library();
  if (!(await isKept(EXTRAS.dictionary))) return termsInChinese(text, entries, null, giveWay);
  const division = createDivision(EXTRAS.dictionary);
  try {
    return await termsInChinese(text, entries, division, giveWay);
  } catch (error) {
    console.info('The text is looked through without the dictionary:', error);
    return termsInChinese(text, entries, null, giveWay);
  } finally {
    division.close();
  }
}

function show(
  texts: readonly ReadText[],
  terms: Findings['terms'],
  described: Descriptions,
  ids: readonly SourceId[] | null,
): void {
  // The field holds what was read, so that its lines are those of the list.
  if (texts.some(({ name }) => name === PASTED)) text = normalisedText(text);
  forgetBegunReading();
  corrections = NO_CORRECTIONS;
  corrected = without(corrected, [{ name: PASTED }]);
  descriptions = described;
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
  cancelOpening();
  doubts = [];
  problems = [];
  dropped = [];
  lists = [];
  text = '';
  files = [];
  corrected = NOTHING_PUT_RIGHT;
  forgetFindings();
}

function forgetFindings(): void {
  extraction.close();
  forgetBegunReading();
  corrections = NO_CORRECTIONS;
  descriptions = NO_DESCRIPTIONS;
  undescribed = false;
  store();
}

/** Each text as the library would keep it now: once, where the same text was brought twice. */
export function readingsToKeep(): Kept[] {
  if (phase.name !== 'done' || phase.ids === null) return [];
  const { texts, ids } = phase;
  return ids.flatMap((id, at): Kept[] => {
    // Of an issue several articles may have been brought.
    if (ids.indexOf(id) !== at && library().source(id)?.shipped !== true) return [];
    return [readingToKeep(texts, at, id)];
  });
}

/** @param linesBefore lines that stand before the text in that of the issue it is of */
function readingToKeep(texts: readonly ReadText[], at: number, id: SourceId, linesBefore = 0): Kept {
  const here = library().source(id);
  const toKeep = {
    id,
    text: at,
    texts,
    found,
    corrections,
    descriptions,
    recognised: recognisedOf(texts[at]!),
    facts: factsOf(texts[at]!),
    extractor: EXTRACTOR_VERSION,
    addedAt: here?.stored.addedAt ?? Date.now(),
    entryOf: around.entryOf,
  };
  return here?.shipped === true ? issueReading(toKeep, here.stored.finds, linesBefore) : sourceOf(toKeep);
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
    else await keepIssue(list.texts, at, id, read);
  }
  // Only what is kept: a text that was not read, as one without Chinese, stays in the field.
  const isRead = ({ name }: { readonly name: string }) => list.texts.some((one) => one.name === name);
  if (isRead({ name: PASTED })) text = '';
  files = files.filter((file) => !isRead(file));
  lists = lists.filter((list) => !isRead(list));
  corrected = without(corrected, list.texts);
  phase = { name: 'kept', kept };
  forgetFindings();
  return true;
}

/** The text of an issue joins what is kept of it. @throws the store's errors */
async function keepIssue(
  texts: readonly ReadText[],
  at: number,
  id: SourceId,
  read: string | null,
): Promise<void> {
  const joined = read === null ? null : joinIssueText(library(), id, await libraryActs.text(id), read);
  const { edits } = readingToKeep(texts, at, id, joined?.linesBefore);
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

export function setFact(text: ReadText, fact: Fact, typed: string): void {
  const facts = { ...factsOf(text), [fact]: tidyFact(fact, typed) };
  corrected = having(corrected, text, facts);
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
