/** What the look-up screen shows for what is asked: hits, a browsable index, or nothing. */
import type { Topic } from '../../glossary/entry.ts';
import { foldLatin, hasHan } from '../../look-up/fold.ts';
import type { Finder } from '../../look-up/finder.ts';
import { isGuess, type Rank } from '../../look-up/hits.ts';
import type { Entry } from '../../library/entry.ts';
import type { Library } from '../../library/fold.ts';
import { KINDS, type Kind } from '../../term/kinds.ts';
import { foldChinese } from '../../term/term-key.ts';
import type { Query } from '../shell/route.ts';
import { STANDINGS, type Standing } from '../read/standing.ts';
import type { CardsInState } from '../term/set-aside.ts';
import type { FoundInDictionary } from './messages.ts';
import { TERM_STATES, type TermState } from './states.ts';
import { ORDERS, type Order } from './term-order.ts';

export interface Asked {
  readonly q: string;
  readonly kind: Kind | '';
  /** Id of a topic. */
  readonly topic: string;
  readonly tag: string;
  /** Id of a source. */
  readonly source: string;
  /** State of one of its cards. */
  readonly state: TermState | '';
  /** How well it is known. */
  readonly standing: Standing | '';
  /** What a list that nothing is typed for goes by; alone it asks for all terms. */
  readonly order: Order | '';
}

export const NOTHING_ASKED: Asked = {
  q: '',
  kind: '',
  topic: '',
  tag: '',
  source: '',
  state: '',
  standing: '',
  order: '',
};

/** Every term of the library, as they appear. */
export const ALL_TERMS: Asked = { ...NOTHING_ASKED, order: 'source' };

export type Answer =
  /** Nothing is asked: topics and kinds to browse. */
  | { readonly state: 'index' }
  /**
   * `beyond` counts the hits that the filters keep out; `inside`: these are terms in the longer phrase asked; `noted`:
   * found by a note of the reader's alone.
   */
  | {
      readonly state: 'hits';
      readonly entries: readonly Entry[];
      readonly total: number;
      readonly beyond: number;
      readonly inside: boolean;
      /** How well the first of them fits; null where nothing is typed. */
      readonly best: Rank | null;
      readonly noted: readonly Entry[];
    }
  | { readonly state: 'nothing'; readonly beyond: number };

/** More would not be read; the query is better narrowed. */
export const MOST_HITS = 100;

/** Reads the fields of the screen's address; what names nothing there is counts as not given. */
export function readAsked(
  query: Query,
  known: { readonly topics: readonly Topic[]; readonly source: Library['source'] },
): Asked {
  return {
    q: query['q'] ?? '',
    kind: KINDS.find((kind) => kind === query['kind']) ?? '',
    topic: known.topics.find(({ id }) => id === query['topic'])?.id ?? '',
    tag: query['tag'] ?? '',
    source: known.source(query['source'] ?? '')?.source.id ?? '',
    state: TERM_STATES.find((state) => state === query['state']) ?? '',
    standing: STANDINGS.find((standing) => standing === query['standing']) ?? '',
    order: ORDERS.find((order) => order === query['order']) ?? '',
  };
}

/** The fields that `readAsked` reads back. */
export function asQuery(asked: Asked): Query {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value.trim() !== ''));
}

/**
 * @param inState terms with a card in the state asked; null where none is asked
 * @param standings how well each term is known; what is not in it is new
 */
export function answer(
  entries: readonly Entry[],
  finder: Finder<Entry>,
  { q, kind, topic, tag, source, state, standing, order }: Asked,
  inState: CardsInState | null,
  standings: ReadonlyMap<string, Standing> = new Map(),
): Answer {
  const asksNothing = [q.trim(), kind, topic, tag, source, state, standing, order].every((one) => one === '');
  if (asksNothing) return { state: 'index' };

  const passes = (entry: Entry) =>
    (kind === '' || entry.kind === kind) &&
    (topic === '' || entry.written?.topic === topic) &&
    (tag === '' || entry.tags.includes(tag)) &&
    (source === '' || entry.finds.some((find) => find.source === source)) &&
    (state === '' || inState?.has(entry.id) === true) &&
    (standing === '' || (standings.get(entry.id) ?? 'new') === standing);
  if (q.trim() === '') {
    const passing = entries.filter(passes);
    if (passing.length === 0) return { state: 'nothing', beyond: 0 };
    // A list of a whole topic is for browsing and is shown whole.
    return {
      state: 'hits',
      entries: passing,
      total: passing.length,
      beyond: 0,
      inside: false,
      best: null,
      noted: [],
    };
  }
  const passing = finder.find(q, MOST_HITS, passes);
  const byNote = new Set(withNotes(entries).filter((entry) => isNoted(entry, q)));
  if (byNote.size > 0)
    for (const { item } of finder.find(q, byNote.size, (entry) => byNote.has(entry)).hits)
      byNote.delete(item);
  const withNote = [...byNote];
  const noted = withNote.filter(passes);
  const total = passing.total + noted.length;
  const beyond = passing.beyond + withNote.length - noted.length;
  // The last of the ranks: then all of them are.
  const inside = passing.hits[0]?.rank === 'inside';
  if (total === 0) return { state: 'nothing', beyond };
  return {
    state: 'hits',
    // Hits are ranked, and the last are noise; notes come after all of them.
    entries: passing.hits.map(({ item }) => item),
    total,
    beyond,
    inside,
    best: passing.hits[0]?.rank ?? null,
    noted: noted.slice(0, MOST_HITS),
  };
}

/**
 * A question that finds something, where this one has a slip in it and finds nothing, or only parts of itself or what
 * begins alike. All there is is looked through for it: not to be asked while somebody types.
 *
 * @param inDictionary what the dictionary has found of it, where it was asked
 */
export function meantInstead(
  found: Answer,
  finder: Finder<Entry>,
  { q }: Pick<Asked, 'q'>,
  inDictionary?: Pick<FoundInDictionary, 'best' | 'meant'>,
): string | undefined {
  if (q.trim() === '' || found.state === 'index' || !isGuess(inDictionary?.best ?? null)) return undefined;
  if (found.state === 'hits' && !found.inside && !isGuess(found.best)) return undefined;
  const own = found.state === 'hits' || found.beyond === 0 ? finder.suggest(q) : undefined;
  return own ?? inDictionary?.meant;
}

const noted = new WeakMap<readonly Entry[], readonly Entry[]>();

/** Those that have notes: few of thousands, looked for once and not with every letter. */
function withNotes(entries: readonly Entry[]): readonly Entry[] {
  let known = noted.get(entries);
  if (known === undefined) noted.set(entries, (known = entries.filter(({ notes }) => notes.length > 0)));
  return known;
}

function isNoted({ notes }: Entry, q: string): boolean {
  const fold = hasHan(q) ? foldChinese : plainLatin;
  const wanted = fold(q);
  return wanted !== '' && notes.some(({ text }) => fold(text).includes(wanted));
}

const plainLatin = (text: string) => foldLatin(text).replace(/\s+/g, ' ').trim();
