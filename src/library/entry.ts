/** An entry: one term over all sources, derived from what they say and what the reader has done; never stored. */
import type { Entry as Written } from '../glossary/entry.ts';
import { CITED, SUPPLIED } from '../schedule/labels.ts';
import type { Kind } from '../term/kinds.ts';
import type { TermId } from '../term/term-id.ts';
import type { SentencePlace } from './edit.ts';
import { NO_EDITS_OF_TERM, type EditsOfTerm, type Note } from './folded-edits.ts';
import type { Find, SourceId } from './source.ts';

export type { Written };

/** What one source says of the term. */
export interface SourcedFind {
  readonly source: SourceId;
  readonly find: Find;
  /** Whether the source is looked up but not drilled. */
  readonly off: boolean;
}

/** An English version that sources use. */
export interface RenderingUse {
  /** As the first source that uses it writes it. */
  readonly text: string;
  /** In the order of the library. */
  readonly sources: readonly SourceId[];
  /** In how many places of them the term stands. */
  readonly count: number;
}

export interface Entry {
  readonly id: TermId;
  /** Ids that cards and addresses of earlier versions know it by. */
  readonly formerIds: readonly string[];
  readonly hanzi: string;
  readonly traditional: string;
  readonly pinyin: string;
  readonly pinyinNumbered: string;
  readonly zhuyin: string;
  /** Taiwan's reading, where it is known to differ. */
  readonly zhuyinTaiwan?: string;
  readonly kind: Kind;
  /** The English that is asked: the reader's own, else the shipped one, else that of the earliest source with any. */
  readonly gloss: string | null;
  readonly ownGloss: string | null;
  readonly abbreviation?: string;
  /** Most used first. */
  readonly renderings: readonly RenderingUse[];
  /** In the order of the library. */
  readonly finds: readonly SourcedFind[];
  /** What a shipped glossary adds. */
  readonly written?: Written;
  /** In the order in which they were written. */
  readonly notes: readonly Note[];
  readonly tags: readonly string[];
  /** True: drilled first of the new ones, whatever its labels say; false: not drilled; null: as its labels say. */
  readonly study: boolean | null;
  /** The sentence chosen for the card. */
  readonly sentence: SentencePlace | null;
  /** Whether any source that is not off has it. */
  readonly offered: boolean;
  /** What its cards can be chosen and left out by. */
  readonly labels: readonly string[];
}

/**
 * Spells a reading that the reader has given (src/pinyin/respell.ts); the library knows no pinyin of its own.
 *
 * @param numbered numbered pinyin: `zhu3 quan2 AI`
 * @param pinyin the present spelling, whose division into words and capitals are kept as far as they fit
 */
export type Spell = (
  numbered: string,
  pinyin: string,
) => { readonly pinyin: string; readonly zhuyin: string };

export interface EntryParts {
  readonly id: TermId;
  /** At least one, in the order of the library. */
  readonly finds: readonly SourcedFind[];
  readonly written: Written | undefined;
  readonly formerIds: readonly string[];
  readonly edits: EditsOfTerm | undefined;
  readonly spell: Spell;
}

export function entryOf({
  id,
  finds,
  written,
  formerIds,
  edits = NO_EDITS_OF_TERM,
  spell,
}: EntryParts): Entry {
  const [{ find: first }] = finds as [SourcedFind];
  const kind = edits.kind ?? written?.kind ?? first.kind;
  const sourceGloss = finds.find(({ find }) => find.gloss !== null)?.find.gloss ?? null;
  const abbreviation =
    written?.abbreviation ?? finds.find(({ find }) => find.abbreviation !== undefined)?.find.abbreviation;
  const tags = tagsOf(edits, written);
  const offered = finds.some(({ off }) => !off);
  return {
    id,
    formerIds,
    hanzi: written?.hanzi ?? first.hanzi,
    traditional: written?.traditional ?? first.traditional,
    ...readingOf(first, written, edits.reading, spell),
    kind,
    gloss: edits.gloss ?? written?.gloss ?? sourceGloss,
    ownGloss: edits.gloss,
    ...(abbreviation !== undefined && { abbreviation }),
    renderings: renderingsOf(finds),
    finds,
    ...(written && { written }),
    notes: edits.notes,
    tags,
    study: edits.study,
    sentence: edits.sentence,
    offered,
    labels: labelsOf(finds, kind, written, tags),
  };
}

function readingOf(first: Find, written: Written | undefined, own: string | null, spell: Spell) {
  const pinyin = written?.pinyin ?? first.pinyin;
  if (own !== null) return { pinyinNumbered: own, ...spell(own, pinyin) };
  return {
    pinyin,
    pinyinNumbered: written?.pinyinNumbered ?? first.numbered,
    zhuyin: written?.zhuyin ?? first.zhuyin,
    ...(written?.zhuyinTaiwan !== undefined && { zhuyinTaiwan: written.zhuyinTaiwan }),
  };
}

/** The shipped ones, then the reader's in the order of their characters, without those the reader took off. */
function tagsOf({ tags }: EditsOfTerm, written: Written | undefined): readonly string[] {
  const shipped = written?.tags ?? [];
  if (tags.size === 0) return shipped;
  const own = [...tags].filter(([, on]) => on).map(([tag]) => tag);
  return [...new Set([...shipped.filter((tag) => tags.get(tag) !== false), ...own.sort()])];
}

function renderingsOf(finds: readonly SourcedFind[]): RenderingUse[] {
  const [only] = finds;
  if (finds.length === 1 && only !== undefined) {
    const { source, find } = only;
    return find.gloss === null ? [] : [{ text: find.gloss, sources: [source], count: usesOf(find) }];
  }
  const byKey = new Map<string, { text: string; sources: SourceId[]; count: number }>();
  const byText = new Map<string, string>();
  for (const { source, find } of finds) {
    if (find.gloss === null) continue;
    // Sources mostly agree to the letter.
    let key = byText.get(find.gloss);
    if (key === undefined) byText.set(find.gloss, (key = renderingKey(find.gloss)));
    const same = byKey.get(key);
    if (same === undefined) {
      byKey.set(key, { text: find.gloss, sources: [source], count: usesOf(find) });
    } else {
      same.sources.push(source);
      same.count += usesOf(find);
    }
  }
  // Sorting is stable: of equals the one of the earlier source stays first.
  return [...byKey.values()].sort((a, b) => b.count - a.count || b.sources.length - a.sources.length);
}

/** A word list has no places, and uses each of its renderings once. */
const usesOf = (find: Find): number => Math.max(1, find.places.length);

/** Two English versions that a reader would call the same have the same key: letter by letter, without an article. */
export function renderingKey(english: string): string {
  const letters = PLAIN.test(english) ? english : english.normalize('NFKD').replace(/\p{M}/gu, '');
  const words = letters
    .toLowerCase()
    .replace(/[’'‘]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words.replace(/^(?:the|an?) (?=.)/, '');
}

/** Most English is, and needs no table of characters. */
const PLAIN = /^[ -~]*$/;

/** `kind:person`, `topic:diplomacy`, `source:…`, `article:…`, `tag:…`, `supplied`, `cited`: of the sources that are on. */
function labelsOf(
  finds: readonly SourcedFind[],
  kind: Kind,
  written: Written | undefined,
  tags: readonly string[],
): string[] {
  const labels = [`kind:${kind}`];
  if (written !== undefined) labels.push(`topic:${written.topic}`);
  let supplied = true;
  let cited = true;
  let on = false;
  let articles: Set<string> | undefined;
  for (const { source, find, off } of finds) {
    if (off) continue;
    on = true;
    labels.push(`source:${source}`);
    for (const { article } of find.places) if (article !== undefined) (articles ??= new Set()).add(article);
    supplied &&= isSupplied(find);
    cited &&= find.cited === true;
  }
  for (const article of articles ?? []) labels.push(`article:${article}`);
  for (const tag of tags) labels.push(`tag:${tag}`);
  if (on && supplied) labels.push(SUPPLIED);
  if (on && cited) labels.push(CITED);
  return labels;
}

/** Whether a source prints the term's English only: it has places, and its characters stand in none of them. */
const isSupplied = ({ places }: Find): boolean =>
  places.length > 0 && places.every(({ form }) => form !== undefined);
