/** A word list on its way in: read, shown, put right, taken. What is brought stays until it is taken or put away. */
import { isAnkiPackage } from '../../exchange/anki/is-package.ts';
import type { Column } from '../../exchange/word-list.ts';
import { FormatError } from '../../formats/document.ts';
import { recognise } from '../../formats/recognise.ts';
import type { Source, SourceId } from '../../library/source.ts';
import type { Kind } from '../../term/kinds.ts';
import { sha256 } from '../../platform/hash.ts';
import { wallClock } from '../../platform/platform.ts';
import type { LogRecord } from '../../schedule/model.ts';
import { openLearnerData } from '../learner/learner.svelte.ts';
import { library, libraryActs } from '../learner/library.svelte.ts';
import { waysFor, workOnLog } from '../learner/log-work/client.ts';
import type { EditDraft } from '../../library/edit.ts';
import { EXTRAS } from '../offline/extras.ts';
import { takeHandedList, type HandedList } from '../read/handed-list.ts';
import { createOpening, OpenError } from '../read/opening.ts';
import { LARGEST_FILE, type OtherEncoding, type Reading, type TextFile } from '../read/text-file.ts';
import { describeFailure } from '../shell/failure.ts';
import { notify } from '../shell/notices.svelte.ts';
import { holdReload } from '../shell/replaced.ts';
import { whenErased } from '../ui/erased.ts';
import type { ListRemark } from './list-finds.ts';
import type { Overview } from './messages.ts';
import {
  editsBack,
  editsIntoMine,
  editsOfReader,
  pastedTitle,
  sourceOfList,
  stillToTakeBack,
  type IntoMine,
} from './take-list.ts';
import { createWordWork, WordWorkError, type ListToRead, type MadeList, type Progress } from './word-work.ts';
import {
  largePackage,
  lockedWorkbook,
  reviewsNotStored,
  wordFileProblem,
  wordReason,
  type Failure,
} from './wording.ts';

export type Target = 'list' | 'mine';

export interface Taken {
  readonly words: number;
  /** Of them in "My words" before. */
  readonly known: number;
  readonly remarks: readonly ListRemark[];
  readonly target: Target;
  /** The source it has become; null for "My words". */
  readonly source: SourceId | null;
  /** Answers that have come with them; null where none were asked for. */
  readonly answers: number | null;
  /** What was stored of it beside the source. */
  readonly edits: readonly EditDraft[];
  /** What takes it back: nothing where it was here already. */
  readonly back: readonly EditDraft[];
}

interface Doubt {
  readonly name: string;
  readonly readings: readonly Reading<OtherEncoding>[];
}

let list = $state.raw<ListToRead & { readonly name: string }>();
let doubt = $state.raw<Doubt>();
let overview = $state.raw<Overview>();
/** A file that is none, or a job that came to nothing. */
let failure = $state.raw<Failure>();
let looking = $state(false);
let progress = $state.raw<Progress | null>();
let taken = $state.raw<Taken>();
let undoing = $state(false);
let title = $state('');
let kind = $state<Kind>('expression');
let fillIn = $state(true);
let target = $state<Target>('list');
let reviews = $state(true);

const work = createWordWork(EXTRAS.dictionary);
let running: AbortController | undefined;
/** Grows with each list that is brought or put away: a file that comes later than another is no longer wanted. */
let turn = 0;
/** A file that came from the screen for articles. */
let handed: HandedList | undefined;

holdReload(() => (list !== undefined && taken === undefined) || doubt !== undefined);

export const listImport = {
  get name(): string | undefined {
    return list?.name;
  },
  get doubt(): Doubt | undefined {
    return doubt;
  },
  /** What the list holds; undefined until it is read. */
  get overview(): Overview | undefined {
    return overview;
  },
  get looking(): boolean {
    return looking;
  },
  get failure(): Failure | undefined {
    return failure;
  },
  /** While words are made of it; null before the first news. */
  get progress(): Progress | null | undefined {
    return progress;
  },
  get taken(): Taken | undefined {
    return taken;
  },
  /** While what was taken is taken back. */
  get undoing(): boolean {
    return undoing;
  },
  get title(): string {
    return title;
  },
  set title(typed: string) {
    title = typed;
  },
  get kind(): Kind {
    return kind;
  },
  set kind(chosen: Kind) {
    kind = chosen;
  },
  get fillIn(): boolean {
    return fillIn;
  },
  set fillIn(on: boolean) {
    fillIn = on;
  },
  get target(): Target {
    return target;
  },
  set target(chosen: Target) {
    target = chosen;
  },
  /** Whether the reviews of a package come with its words. */
  get reviews(): boolean {
    return reviews;
  },
  set reviews(on: boolean) {
    reviews = on;
  },
  dictionaryBytes: EXTRAS.dictionary.bytes,
};

/** Bytes: a collection with some of its sounds. A browser on a phone has no memory for more. */
const LARGEST_PACKAGE = 400 * 1024 * 1024;

/** Reads a file; what is no text is named with the reason. */
export async function bringFile(file: File): Promise<void> {
  putAway();
  const { name, size } = file;
  if (/\.(?:apkg|colpkg)$/i.test(name)) {
    if (size > LARGEST_PACKAGE) refuse(largePackage(name));
    else await bring({ name, text: '', anki: file });
  } else if (size > LARGEST_FILE) refuse(wordFileProblem(name, 'too-large'));
  else await bringBytes(name, async () => new Uint8Array(await file.arrayBuffer()));
}

async function bringBytes(name: string, read: () => Promise<Uint8Array<ArrayBuffer>>): Promise<void> {
  const own = turn;
  try {
    const bytes = await read();
    if (own !== turn) return;
    if (bytes.length > LARGEST_FILE) return refuse(wordFileProblem(name, 'too-large'));
    if (isAnkiPackage(bytes, name)) return await bring({ name, text: '', anki: new File([bytes], name) });
    const kindOfFile = workbookOr(bytes, name);
    if (kindOfFile === 'locked') return refuse(lockedWorkbook(name));
    if (kindOfFile === 'workbook') return await bring({ name, text: '', workbook: bytes });
    const result = await decoded(bytes);
    if (own !== turn) return;
    if ('problem' in result) return refuse(wordFileProblem(name, result.problem));
    if ('doubt' in result) doubt = { name, readings: result.doubt };
    else await bringText(name, result.text);
  } catch (error) {
    // A folder, a file that has gone, one the system does not let the browser read; or what reads it did not come.
    console.info(`${name} cannot be read:`, error);
    if (own === turn)
      refuse(wordFileProblem(name, error instanceof OpenError ? error.problem : 'unreadable'));
  }
}

/** A file's text, told in a worker: the detector of encodings is there, and the page answers meanwhile. */
async function decoded(bytes: Uint8Array): Promise<TextFile> {
  const opening = createOpening();
  try {
    return await opening.decode(bytes);
  } finally {
    opening.close();
  }
}

/** Takes up a file that was handed over, if there is one. */
export async function bringHanded(): Promise<void> {
  const given = takeHandedList();
  if (given === undefined) return;
  putAway();
  handed = given;
  const { name, bytes } = given.file;
  await bringBytes(name.slice(name.lastIndexOf('/') + 1), async () => new Uint8Array(await bytes()));
}

function workbookOr(bytes: Uint8Array, name: string): 'workbook' | 'locked' | 'other' {
  try {
    return recognise(bytes, name) === 'xlsx' ? 'workbook' : 'other';
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return error.problem === 'encrypted' ? 'locked' : 'other';
  }
}

function refuse(happened: string): void {
  failure = { happened, todo: '' };
}

/** Takes a file that was in doubt as the reader read it; null where none of the encodings is right. */
export async function settleDoubt(reading: Reading | null): Promise<void> {
  const { name } = doubt!;
  doubt = undefined;
  if (reading === null) refuse(wordFileProblem(name, 'binary'));
  else await bringText(name, reading.text);
}

/** Takes a list that was pasted. */
export function bringPasted(text: string): Promise<void> {
  putAway();
  const standing = library().sources.filter(({ state }) => state !== 'removed');
  const titles = standing.map(({ source }) => source.title);
  return bringText(pastedTitle(wallClock()(Date.now()), titles), text);
}

/** @param name of the file, or what a pasted list is called */
function bringText(name: string, text: string): Promise<void> {
  return bring({ name, text });
}

async function bring(brought: ListToRead & { readonly name: string }): Promise<void> {
  const { name } = brought;
  turn++;
  list = brought;
  title = name.replace(/\.[^.]{1,8}$/, '');
  overview = undefined;
  taken = undefined;
  await look();
}

async function look(): Promise<void> {
  const asked = list;
  if (asked === undefined) return;
  looking = true;
  failure = undefined;
  try {
    const seen = await work.look(asked);
    if (list === asked) overview = seen;
  } catch (error) {
    if (list === asked) fail(error);
  } finally {
    if (list === asked) looking = false;
  }
}

function fail(error: unknown): void {
  if (error instanceof DOMException && error.name === 'AbortError') return;
  const known = error instanceof WordWorkError;
  if (!known) console.error(error);
  failure = known ? wordReason(error.reason) : unforeseen(error);
}

function unforeseen(error: unknown): Failure {
  const { happened, safe, todo } = describeFailure(error, navigator.onLine);
  return { happened, todo: `${safe} ${todo}` };
}

/** Says what a column holds; a column that held the same gives it up, but for tags and notes. */
export function setColumn(at: number, column: Column | null): Promise<void> {
  const columns = (overview?.columns ?? []).map((other, i) =>
    i === at ? column : other === column && column !== 'tags' && column !== 'note' ? null : other,
  );
  if (list !== undefined) list = { ...list, columns };
  return look();
}

/**
 * Shows another sheet of a workbook, or another note type of a package; its columns are guessed anew.
 *
 * @param sheet null for the one that is shown where nothing is said
 */
export function setSheet(sheet: number | null): Promise<void> {
  if (list !== undefined) {
    const { name, text, workbook, anki } = list;
    list = {
      ...{ name, text },
      ...(workbook !== undefined && { workbook }),
      ...(anki !== undefined && { anki }),
      ...(sheet !== null && { sheet }),
    };
  }
  return look();
}

export function setHeaded(headed: boolean): Promise<void> {
  if (list !== undefined) list = { ...list, headed };
  return look();
}

/** Makes words of the list and stores them: all of them or none. */
export async function takeList(): Promise<void> {
  const asked = list;
  if (asked === undefined || overview === undefined) return;
  const own = (running = new AbortController());
  progress = null;
  failure = undefined;
  /** Nothing else was brought or put away meanwhile. */
  const isShown = () => list === asked;
  const chosen = { target, title };
  const withReviews = reviews && (overview.anki?.answers ?? 0) > 0;
  try {
    const made = await work.make(
      asked,
      { kind, fillIn, ...(withReviews && { reviews: await calendarOfLearner() }) },
      {
        signal: own.signal,
        onprogress: (news) => {
          if (running === own) progress = news;
        },
      },
    );
    const source =
      chosen.target === 'list' ? await sourceOfList(made, chosen.title, Date.now(), sha256) : null;
    // Cancelled when the words were made already.
    own.signal.throwIfAborted();
    const brought = handed;
    const done = source === null ? await intoMine(made) : await asSource(made, source);
    brought?.taken();
    if (isShown()) {
      // A list that was here already has the title it has.
      if (done.source !== null) title = library().source(done.source)?.source.title ?? title;
      taken = done;
      list = undefined;
      overview = undefined;
    } else
      notify({ id: 'list-taken', tone: 'quiet', text: `“${asked.name}” was stored before it was put away.` });
    if (withReviews) {
      const added = await addReviews(made.records);
      if (taken === done) {
        if (typeof added === 'number') taken = { ...done, answers: added };
        else failure = added;
      }
    }
  } catch (error) {
    if (isShown()) fail(error);
  } finally {
    if (running === own) progress = undefined;
  }
}

/** A list as a source of its own. @throws the store's errors */
async function asSource(made: MadeList, source: Source): Promise<Taken> {
  let before = library();
  let edits: readonly EditDraft[] = [];
  const after = await libraryActs.keep(source, null, (now) => {
    before = now;
    return (edits = editsOfReader(made, now));
  });
  const isNew = (before.source(source.id)?.state ?? 'removed') === 'removed';
  const back = editsBack(edits, before, after);
  if (isNew) back.push({ of: source.id, set: 'removed', to: true });
  return { ...asMade(made), known: 0, target: 'list', source: source.id, edits, back };
}

/** A list into "My words". @throws the store's errors */
async function intoMine(made: MadeList): Promise<Taken> {
  let before = library();
  let { edits, known }: IntoMine = { edits: [], known: [] };
  const after = await libraryActs.change((now) => {
    before = now;
    ({ edits, known } = editsIntoMine(made, now));
    return edits;
  });
  const back = editsBack(edits, before, after);
  return { ...asMade(made), known: known.length, target: 'mine', source: null, edits, back };
}

const asMade = ({ finds, remarks }: MadeList) => ({ words: finds.length, remarks, answers: null });

/** Takes back what was taken, all of it or nothing. @returns whether that is done; `failure` says why not */
export async function undoTaking(): Promise<boolean> {
  undoing = true;
  failure = undefined;
  try {
    const { edits = [], back = [] } = taken ?? {};
    await libraryActs.change((now) => stillToTakeBack(back, edits, now));
    return true;
  } catch (error) {
    fail(error);
    return false;
  } finally {
    undoing = false;
  }
}

async function calendarOfLearner() {
  const { clock, settings } = await openLearnerData();
  return { zone: clock.zone(), dayStartsAt: settings.dayStartsAt };
}

/** Adds what is not in the log yet. @returns how many answers they were, or why they are not there */
async function addReviews(records: readonly LogRecord[]): Promise<number | Failure> {
  try {
    const learner = await openLearnerData();
    const added = await workOnLog(
      learner.store,
      { type: 'add', records, now: learner.clock.now() },
      {},
      waysFor(learner.memory, records.length),
    );
    await learner.reload();
    return added;
  } catch (error) {
    console.error(error);
    return reviewsNotStored(describeFailure(error, navigator.onLine));
  }
}

export function cancelTaking(): void {
  running?.abort();
  running = undefined;
  progress = undefined;
}

whenErased(putAway);

/** Forgets the list, and frees the dictionary's memory. */
export function putAway(): void {
  turn++;
  cancelTaking();
  work.close();
  list = undefined;
  handed = undefined;
  doubt = undefined;
  overview = undefined;
  failure = undefined;
  taken = undefined;
  looking = false;
  reviews = true;
}
