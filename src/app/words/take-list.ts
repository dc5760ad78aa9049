/** A list that the reader takes: as a source of its own, or into "My words". */
import {
  canonicalList,
  joinFinds,
  MY_WORDS,
  SOURCE_VERSION,
  sourceIdOf,
  type Find,
  type Source,
} from '../../library/source.ts';
import { LONGEST, plainLine } from '../../library/plain-text.ts';
import type { Library } from '../../library/fold.ts';
import { knownTags, tagSpelling } from '../../library/tags.ts';
import { canonicalJson } from '../../library/merge.ts';
import type { TermId } from '../../term/term-id.ts';
import type { EditDraft } from '../../library/edit.ts';
import { dateInWords } from '../library/issue-facts.ts';
import type { MadeList } from './word-work.ts';

/**
 * What a pasted list is called: by its day, and not as another one is.
 *
 * @param wallClock what the clock on the wall shows, ms as if it were UTC
 */
export function pastedTitle(wallClock: number, titles: readonly string[]): string {
  const title = `Pasted list, ${dateInWords(new Date(wallClock).toISOString().slice(0, 10))}`;
  let at = 1;
  const named = () => (at === 1 ? title : `${title} (${at})`);
  while (titles.includes(named())) at++;
  return named();
}

/** More would make the list of own words, and the log of edits, longer than anyone looks through. */
export const MOST_INTO_MINE = 1_000;

/**
 * The source that a list becomes: the same on every device, in whatever order its rows stand.
 *
 * @param sha256 of a text, in hexadecimal digits
 * @param addedAt milliseconds since 1970
 */
export async function sourceOfList(
  { finds }: MadeList,
  title: string,
  addedAt: number,
  sha256: (text: string) => Promise<string>,
): Promise<Source> {
  const joined = joinFinds(finds);
  return {
    v: SOURCE_VERSION,
    id: sourceIdOf('word-list', await sha256(canonicalList(joined))),
    extractor: 0,
    type: 'word-list',
    title: plainLine(title, LONGEST.title) || 'Word list',
    addedAt,
    finds: joined,
  };
}

/** The tags and notes of a list, without those a term has already: taking a list twice changes nothing. */
export function editsOfReader(
  { ofReader }: MadeList,
  library: Pick<Library, 'entry' | 'entries' | 'records'>,
): EditDraft[] {
  const spell = tagSpelling(knownTags(library));
  const done = new Set<string>();
  return ofReader.flatMap(({ term, tags, note }): EditDraft[] => {
    const entry = library.entry(term);
    const isNew = (what: string) => !done.has(`${term}\n${what}`) && Boolean(done.add(`${term}\n${what}`));
    const edits: EditDraft[] = tags
      .map(spell)
      .filter((tag) => entry?.tags.includes(tag) !== true && isNew(`tag ${tag}`))
      .map((tag) => ({ of: term, set: 'tag', tag, to: true }));
    if (note !== '' && entry?.notes.some(({ text }) => text === note) !== true && isNew(`note ${note}`)) {
      edits.push({ of: term, set: 'note', to: note, replaces: [] });
    }
    return edits;
  });
}

export interface IntoMine {
  readonly edits: readonly EditDraft[];
  /** Words that stand in "My words" already; they stay as the reader has them. */
  readonly known: readonly TermId[];
}

/** A list as own words. */
export function editsIntoMine(list: MadeList, library: Library): IntoMine {
  const finds = joinFinds(list.finds);
  const known = new Set(ownFinds(library).map(({ term }) => term));
  return {
    edits: [
      ...finds
        .filter(({ term }) => !known.has(term))
        .map((find): EditDraft => ({ of: find.term, set: 'word', to: find })),
      ...editsOfReader(list, library),
    ],
    known: finds.flatMap(({ term }) => (known.has(term) ? [term] : [])),
  };
}

/**
 * What takes a list back: the words, tags and notes that it has brought go, and own words for which it stood come again.
 * Its reviews stay: nothing leaves the log.
 *
 * @param edits that were made as it was taken
 * @param before the library without the list
 * @param after with it
 */
export function editsBack(edits: readonly EditDraft[], before: Library, after: Library): EditDraft[] {
  const own = new Set(ownFinds(after).map(({ term }) => term));
  const given = ownFinds(before).filter(({ term }) => !own.has(term));
  const words = given.map((find): EditDraft => ({ of: find.term, set: 'word', to: find }));
  const back = edits.flatMap((edit): EditDraft[] => {
    switch (edit.set) {
      case 'word':
        return [{ of: edit.of, set: 'word', to: null }];
      case 'tag':
        return [{ of: edit.of, set: 'tag', tag: edit.tag, to: false }];
      case 'note': {
        const notes = after.entry(edit.of)?.notes.filter(({ text }) => text === edit.to) ?? [];
        return [{ of: edit.of, set: 'note', to: '', replaces: notes.map(({ id }) => id) }];
      }
      default:
        return [];
    }
  });
  return [...words, ...back];
}

/**
 * Of what takes a list back what is still to be taken back: an own word that was corrected since stays, and one that was
 * written anew is not written over.
 *
 * @param taken the edits that were made as it was taken
 */
export function stillToTakeBack(
  back: readonly EditDraft[],
  taken: readonly EditDraft[],
  now: Library,
): EditDraft[] {
  const brought = new Map(taken.flatMap((edit) => (edit.set === 'word' ? [[edit.of, edit.to]] : [])));
  const own = new Map(ownFinds(now).map((find) => [find.term, find]));
  return back.filter((edit) => {
    if (edit.set !== 'word') return true;
    const here = own.get(edit.of);
    if (edit.to !== null) return here === undefined;
    return here !== undefined && canonicalJson(here) === canonicalJson(brought.get(edit.of));
  });
}

const ownFinds = (library: Library): Find[] =>
  (library.source(MY_WORDS)?.finds ?? []).map(({ find }) => find);
