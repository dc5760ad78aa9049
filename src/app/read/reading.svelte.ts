/**
 * What the reader has brought (reading-input.svelte.ts), what was found in it and what the reader made of that: the draft. It
 * is stored on this device at every change, so that neither following a term nor leaving the app loses any of it. Nothing of
 * it is sent.
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
import { DRAFT_VERSION, readDraft, textsOf, type Draft, type DraftShelf } from './draft.ts';
import { createExtraction, ExtractionError, type Findings, type Progress } from './extraction.ts';
import { EXTRAS } from '../offline/extras.ts';
import { issueReading, sourceOf, type Kept } from './keeping.ts';
import type { FailureReason } from './messages.ts';
import type { FoundTerm, ReadText } from './found-term.ts';
import {
  describedAsFound,
  entryFinder,
  listTerms,
  placeTerms,
  missingDescriptions,
  NO_DESCRIPTIONS,
  withDescriptions,
  type Descriptions,
} from './term-list.ts';
import { isChineseText } from './language.ts';
import { NOT_ALLOWED, type TermActs } from './term-acts.ts';
import { ReadingInput } from './reading-input.svelte.ts';
import { whenErased } from '../ui/erased.ts';

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

let phase = $state.raw<Phase>({ name: 'input' });
let corrections = $state.raw<Corrections>(NO_CORRECTIONS);
let descriptions = $state.raw<Descriptions>(NO_DESCRIPTIONS);
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

export const input = new ReadingInput({ ontyped: () => saver.changed(), onact: store });

function draftNow(): Draft | null {
  const brought = input.forDraft();
  if (brought === null) return null;
  const findings =
    phase.name === 'done'
      ? {
          texts: phase.texts.map(({ name }) => name),
          terms: phase.terms,
          descriptions: [...descriptions],
          corrections,
          facts: phase.texts.map((one) => input.factsOf(one)),
        }
      : null;
  return { v: DRAFT_VERSION, ...brought, findings };
}

// What is stored is not lost by a reload; a file in doubt is read again by the reader.
holdReload(() => !saver.saved || input.isUnsettled);

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
const isIdle = (): boolean => phase.name === 'input' && input.isEmpty;

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
        text: 'What you read in another tab stays there.',
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
  input.takeUp(draft);
  const { findings } = draft;
  const texts = findings && textsOf(draft, findings);
  if (findings === null || texts === null) {
    if (!whole) tellOfDraft('Your text is here; what was found in it is damaged and has to be found again.');
    return;
  }
  const ids = await idsOf(texts);
  ({ corrections } = findings);
  input.putRight(texts.map((one, i) => [one, findings.facts[i]!] as const));
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

export const reading = {
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

/** Opens the dictionary where it is on this device, so that what has been brought is read at once when it is asked for. */
export async function getReady(): Promise<void> {
  if (lexiconKept !== true || phase.name !== 'input' || input.isEmpty) return;
  try {
    await extraction.open();
  } catch (error) {
    // Told where something is to be read, if it is no better then.
    console.info('The dictionary could not be opened ahead:', error);
  }
}

/**
 * Finds the terms of the draft and the files. What cannot be read is named; the rest is read, and what is Chinese alone is
 * opened to be read by touch.
 */
export async function startReading(): Promise<void> {
  const sources = input.toRead();
  if (sources.length === 0) return;

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
  input.wasRead(texts);
  forgetBegunReading();
  corrections = NO_CORRECTIONS;
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
  input.clear();
  forgetFindings();
}

whenErased(startOver);

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
    recognised: input.recognisedOf(texts[at]!),
    facts: input.factsOf(texts[at]!),
    extractor: EXTRACTOR_VERSION,
    addedAt: here?.stored.addedAt ?? Date.now(),
    entryOf: around.entryOf,
  };
  return here?.shipped === true ? issueReading(toKeep, here.stored.finds, linesBefore) : sourceOf(toKeep);
}

/**
 * Keeps what was read in the library, each text a source, and clears it from the draft. Where it fails the draft stays
 * as it is; what was kept by then is kept, and keeping again keeps the rest. The reader may go on meanwhile: what is
 * corrected is kept, too, and what else is brought or read stays.
 *
 * @param withTexts whether the texts are kept beside what was found in them
 * @param isGivenUp whether the reader no longer wants it, as far as nothing is kept yet
 * @returns false where nothing was kept, because the readings of changed terms cannot be made, or it was given up
 * @throws the store's errors
 */
export async function keepReading(withTexts: boolean, isGivenUp: () => boolean): Promise<boolean> {
  const list = phase;
  if (list.name !== 'done' || list.ids === null) return false;
  let kept: readonly Kept[];
  let made: Corrections | undefined;
  do {
    await describeMissing();
    const isBegun = made !== undefined;
    if (phase !== list || undescribed || (!isBegun && isGivenUp())) return isBegun;
    made = corrections;
    kept = readingsToKeep();
    for (const { id, text: at, source, edits } of kept) {
      const read = withTexts ? normalisedText(list.texts[at]!.text) : null;
      if (source !== null) await libraryActs.keep(source, read, edits);
      else await keepIssue(list.texts, at, id, read);
    }
    if (phase !== list) {
      tellOfKept(kept);
      return true;
    }
  } while (made !== corrections);
  input.letGoOf(list.texts);
  phase = { name: 'kept', kept };
  forgetFindings();
  return true;
}

/** They are kept, and something else is on the screen by now. */
function tellOfKept(kept: readonly Kept[]): void {
  const titles = kept.map(({ id }) => `“${library().source(id)?.source.title ?? ''}”`);
  const text = `${titles.join(', ')} ${titles.length === 1 ? 'is' : 'are'} in your library.`;
  notify({ id: 'kept-meanwhile', tone: 'quiet', text });
}

/** The text of an issue joins what is kept of it. @throws the store's errors */
async function keepIssue(
  texts: readonly ReadText[],
  at: number,
  id: SourceId,
  read: string | null,
): Promise<void> {
  if (read === null) {
    await libraryActs.keep(id, null, readingToKeep(texts, at, id).edits);
    return;
  }
  // Another tab may keep a text of it meanwhile.
  for (let isKept = false; !isKept;) {
    const before = await libraryActs.text(id);
    const { text, linesBefore } = joinIssueText(library(), id, before, read);
    isKept = await libraryActs.keepJoined(id, text, readingToKeep(texts, at, id, linesBefore).edits, before);
  }
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
