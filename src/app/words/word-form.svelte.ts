/**
 * The word that is being written or corrected, and what the dictionary proposes for it. It outlives the screen: who
 * follows a link and comes back, or reloads, finds the fields as they were.
 */
import type { TermId } from '../../term/term-id.ts';
import { knownTags, shippedTags } from '../../library/tags.ts';
import { correctCharacters } from '../learner/correct-characters.ts';
import { library, libraryActs } from '../learner/library.svelte.ts';
import { EXTRAS } from '../offline/extras.ts';
import { isKept } from '../offline/kept-file.ts';
import { holdReload } from '../shell/replaced.ts';
import { whenErased } from '../ui/erased.ts';
import { halfTyped } from '../ui/half-typed.ts';
import { ownFindOf } from './my-words.ts';
import {
  editsOf,
  fieldsOf,
  findOf,
  FormSchema,
  NO_WORD,
  problemsOf,
  wantedWord,
  type WordFields,
} from './own-word.ts';
import { wordReason, type Failure } from './wording.ts';
import { createWordWork, WordWorkError, type DescribedWord } from './word-work.ts';
import type { Find } from '../../library/source.ts';

/** The form, where anything in it was changed. */
const half = halfTyped('word', FormSchema);
const FORM = 'form';
const before = half.get(FORM);
let fields = $state.raw<WordFields>(before?.fields ?? NO_WORD);
/** The own word that is corrected; undefined for a new one. */
let editing = $state.raw<TermId | undefined>(before?.editing);
/** As the fields were when the form was opened. */
let opened = $state.raw<WordFields>(before?.opened ?? NO_WORD);
/** What the dictionary says of `of`. */
let proposal = $state.raw<DescribedWord & { readonly of: string }>();
let asking = $state(false);
let failure = $state.raw<Failure>();
let dictionaryKept = $state<boolean>();

const work = createWordWork(EXTRAS.dictionary);

const isChanged = () => JSON.stringify(fields) !== JSON.stringify(opened);
holdReload(isChanged);

function keep(): void {
  if (isChanged()) half.set(FORM, { fields, opened, ...(editing !== undefined && { editing }) });
  else half.delete(FORM);
}

export const wordForm = {
  get fields(): WordFields {
    return fields;
  },
  get editing(): TermId | undefined {
    return editing;
  },
  /** What is proposed for the characters as they are typed now; undefined until it is known. */
  get proposal(): DescribedWord | undefined {
    return proposal !== undefined && proposal.of === keyOf(fields) ? proposal : undefined;
  },
  get asking(): boolean {
    return asking;
  },
  get failure(): Failure | undefined {
    return failure;
  },
  get changed(): boolean {
    return isChanged();
  },
  /** Whether the dictionary is on this device; undefined until that is known. */
  get dictionaryKept(): boolean | undefined {
    return dictionaryKept;
  },
  dictionaryBytes: EXTRAS.dictionary.bytes,
};

const keyOf = (of: WordFields): string => JSON.stringify(wantedWord(of));

export async function lookForDictionary(): Promise<void> {
  dictionaryKept = await isKept(EXTRAS.dictionary);
}

/** Opens the form. What was typed into the same form before is still there. @returns whether there is such a word */
export function openForm(term: TermId | undefined, hanzi = ''): boolean {
  if (term !== undefined) {
    const entry = library().entry(term);
    const find = entry && ownFindOf(entry);
    if (entry === undefined || find === undefined) {
      // The word has gone, and what was made of it.
      if (editing === term) setForm(undefined, NO_WORD);
      return false;
    }
    if (editing !== term) setForm(term, fieldsOf(find, entry, shippedTags(library())));
  } else if (editing !== undefined || (hanzi !== '' && fields.hanzi !== hanzi)) {
    setForm(undefined, { ...NO_WORD, hanzi });
  }
  void propose();
  return true;
}

function setForm(term: TermId | undefined, filled: WordFields): void {
  editing = term;
  fields = filled;
  opened = filled;
  failure = undefined;
  keep();
}

/** Leaves what was typed, and frees the dictionary's memory. */
export function closeForm(): void {
  setForm(undefined, NO_WORD);
  proposal = undefined;
  work.close();
}

whenErased(closeForm);

let resting: ReturnType<typeof setTimeout> | undefined;
/** The dictionary is asked when the typing rests (ms). */
const REST = 250;

export function setField(change: Partial<WordFields>): void {
  const { hanzi } = change;
  // What was said of other characters is no longer about these.
  const others = { reading: '', traditional: '', division: '', meanings: {} };
  fields = { ...fields, ...(hanzi !== undefined && hanzi !== fields.hanzi && others), ...change };
  keep();
  clearTimeout(resting);
  resting = setTimeout(() => void propose(), REST);
}

let running: Promise<void> | undefined;

/** Asks the dictionary about the word as it is typed, until nothing else is typed meanwhile. */
function propose(): Promise<void> {
  return (running ??= ask().finally(() => (running = undefined)));
}

async function ask(): Promise<void> {
  failure = undefined;
  try {
    for (;;) {
      const wanted = wantedWord(fields);
      const of = keyOf(fields);
      if (wanted === null || proposal?.of === of) return;
      asking = true;
      const said = await work.describe(wanted);
      proposal = { ...said, of };
      dictionaryKept = true;
    }
  } catch (error) {
    // The form was left.
    if (error instanceof DOMException && error.name === 'AbortError') return;
    if (!(error instanceof WordWorkError)) console.error(error);
    failure = wordReason(error instanceof WordWorkError ? error.reason : 'fault');
  } finally {
    asking = false;
  }
}

/** Asks again, after a failure. */
export const askAgain = (): Promise<void> => propose();

let saving: Promise<Find | null> | undefined;

/**
 * Stores the word as it stands in the form; asked again before that is done, it is the same. What is typed meanwhile stays
 * in the form.
 *
 * @returns its find; null where something is wrong with the fields or nothing is known of the word yet
 * @throws where it could not be stored: the fields are as they were
 */
export function saveWord(): Promise<Find | null> {
  return (saving ??= save().finally(() => (saving = undefined)));
}

async function save(): Promise<Find | null> {
  clearTimeout(resting);
  const [asked, before, term] = [fields, opened, editing];
  const wanted = wantedWord(asked);
  if (wanted === null || Object.keys(problemsOf(asked)).length > 0) return null;
  await propose();
  if (failure !== undefined) return null;
  const said = proposal?.of === keyOf(asked) ? proposal : await work.describe(wanted);
  const find = findOf(asked, said.described);
  if (find === null) return null;
  const isOther = term !== undefined && term !== find.term;
  await (isOther ? correctCharacters : libraryActs.change)((now) =>
    editsOf(
      asked,
      find,
      now.entry(find.term),
      knownTags(now),
      term && { term, opened: before, entry: now.entry(term) },
    ),
  );
  if (fields === asked) setForm(undefined, NO_WORD);
  else if (editing === term && term !== undefined) {
    editing = find.term;
    opened = asked;
    keep();
  }
  return find;
}
