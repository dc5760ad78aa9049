/**
 * Lays English words against Chinese through the dictionary: which words of a span mean which characters.
 *
 * A profile knows the words inside the term, each with the stems of the dictionary's glosses of it. An English word
 * aligns with one when its stem is there (or begins alike, or says the same number, or spells the characters in
 * pinyin, or is the initials of a gloss). Coverage is counted in both directions by the caller.
 */
import { NUMERAL, numberOfHan } from '../lexicon/numeral.ts';
import { segment } from '../lexicon/segment.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { readingsOf } from '../pinyin/character.ts';
import { FUNCTION_WORDS, isFunctionWord, numberOf, partsOf, stemOf } from './words.ts';

/** Characters `from` to `to` of the term that a word can stand for, and how good the evidence is (0 to 1). */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly strength: number;
  /** Words that align through the same key say the same thing twice. */
  readonly key: string;
  /** Whether the word says all of these characters, and not with other words. */
  readonly alone: boolean;
}

export interface Profile {
  readonly hanzi: string;
  readonly chars: readonly string[];
  /** Which characters carry meaning; 的, 和 and punctuation do not. */
  readonly content: readonly boolean[];
  readonly size: number;
  /** How many items it lists: 亲、诚、惠 has three. */
  readonly items: number;
  /** Whether it begins with a word that the dictionary glosses as a verb, and goes on. */
  readonly verbFirst: boolean;
  /** Whether the dictionary lists it as a verb and as nothing else. */
  readonly isVerb: boolean;
  links(word: string): readonly Link[];
  /** The links of each part of a word that says something: a little word has none. */
  says(word: string): readonly (readonly Link[])[];
}

const FUNCTION_HAN = new Set(
  '的地得了着过和与與及等之在为為是把被将將所以于於对對向从從而并並或者也就都其此该該、，。：；“”‘’《》—－-·・！？ '.split(
    '',
  ),
);
/**
 * What the dictionary's glosses say for the same thing, by the stem a text says it with: the adjective for the noun it is
 * made of, and one word for its like.
 */
const EQUIVALENTS: ReadonlyMap<string, readonly string[]> = new Map(
  (
    'sino chinese prc: china;u: unit;amid: among;' +
    'social societal: society;rural: village countryside;urban: city;naval: navy;marine: sea ocean;maritime: sea;' +
    'judicial: justice;legal: law;fiscal: finance;monetary: currency;municipal: city;communal: community;' +
    'warfare: war battle;combat: battle war;fakery: fake false;governance: govern manage;' +
    'administration: management bureau office;bureau: office;little: small;tiny: small;big: large;' +
    'never no without: not;overseas: abroad foreign;holistic: overall;whole: entire complete;' +
    'build: establish construct;set: establish;carry: implement;boost: increase;curb: limit restrain;' +
    'fight: attack combat;resist: oppose anti;shield: protect;guard: protect prevent;tackle: control govern;' +
    'cadre: official;grassroots: basic;livelihood: life;petition: letter'
  )
    .split(';')
    .flatMap((line) => {
      const [words, others] = line.split(': ');
      return words!
        .split(' ')
        .map((word): [string, readonly string[]] => [stemOf(word), others!.split(' ').map(stemOf)]);
    }),
);
/** How much a link through part of a word is worth, next to one through the whole word. */
const PART = 0.65;
const ALIKE = 0.75;
const LONGEST_WORD = 8;
/** What says two without being a numeral. */
const PAIR = /^[双雙]$/;

/** The stems that a word of the term may be said with. */
interface Stems {
  /** How strongly each says it. */
  readonly strengths: ReadonlyMap<string, number>;
  /** Those that say all of it by themselves, as student does 学生. */
  readonly alone: ReadonlySet<string>;
  /** Those that say it with other words, and not as a verb with its object: the new and the type of 新型. */
  readonly beside: ReadonlySet<string>;
  /** Those that begin with the same four letters; made when it is first asked for. */
  heads?: ReadonlyMap<string, readonly string[]>;
}
const HEAD = 4;

const NONE_ALIKE: readonly string[] = [];
const NO_LINKS: readonly Link[] = [];

/** Stems that begin with the same letters as a stem, in order. */
function headedAs(head: string, stems: Stems): readonly string[] {
  let heads = stems.heads;
  if (!heads) {
    const made = new Map<string, string[]>();
    for (const stem of stems.strengths.keys()) {
      const alike = made.get(stem.slice(0, HEAD));
      if (alike) alike.push(stem);
      else made.set(stem.slice(0, HEAD), [stem]);
    }
    stems.heads = heads = made;
  }
  return heads.get(head) ?? NONE_ALIKE;
}

const MOST_STEMS = 10_000;
const glossStems = new WeakMap<Lexicon, Map<string, Stems>>();

/** Stems of a word's glosses; initials of glosses of several words as `^ai`. */
function stemsOf(word: string, lexicon: Lexicon): Stems {
  let cache = glossStems.get(lexicon);
  if (!cache) glossStems.set(lexicon, (cache = new Map()));
  const known = cache.get(word);
  if (known) return known;
  const found = new Map<string, number>();
  const alone = new Set<string>();
  const beside = new Set<string>();
  const add = (stem: string, strength: number) => {
    if (stem && (found.get(stem) ?? 0) < strength) found.set(stem, strength);
  };
  for (const sense of lexicon.senses(word)) {
    for (const gloss of sense.glosses) {
      if (/^(?:surname |CL:|(?:old |ancient |erroneous |Japanese )?variant of |used in |see )/.test(gloss))
        continue;
      const hasAside = gloss.includes('(');
      if (hasAside)
        for (const [abbreviation] of gloss.matchAll(/(?<=\()[A-Z]{2,6}(?=\))/g))
          add(`^${abbreviation.toLowerCase()}`, 1);
      const open = hasAside ? gloss.replace(/\([^()]*\)/g, ' ') : gloss;
      const bare = open.includes('[') ? open.replace(/\[[^\]]*\]/g, ' ') : open;
      for (const part of bare.split(/[;,]/)) {
        const words = part.match(/[A-Za-z\u00c0-\u024f0-9]+(?:['’][A-Za-z]+)?/g) ?? [];
        const content = words.filter((w) => !FUNCTION_WORDS.has(w.toLowerCase()));
        // A long gloss explains rather than translates; each of its words says less.
        const strength = content.length <= 3 ? 1 : content.length <= 6 ? 0.8 : 0.5;
        for (const w of content) add(stemOf(w), strength);
        if (content.length === 1) alone.add(stemOf(content[0]!));
        else if (!/^\s*to /.test(part)) for (const w of content) beside.add(stemOf(w));
        if (content.length > 1 && content.length < 8)
          add(`^${content.map((w) => w[0]!.toLowerCase()).join('')}`, 0.9);
      }
      if (!hasAside) continue;
      // What stands in brackets hints at the field.
      for (const [, aside] of gloss.matchAll(/\(([^()]*)\)/g))
        for (const w of aside!.match(/[A-Za-z]{3,}/g) ?? [])
          if (!FUNCTION_WORDS.has(w.toLowerCase())) add(stemOf(w), 0.4);
    }
  }
  const stems: Stems = { strengths: found, alone, beside };
  if (cache.size >= MOST_STEMS) cache.clear();
  cache.set(word, stems);
  return stems;
}

/** A word inside the term: its characters, and how far what is known of it holds here (0 to 1). */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  readonly stems: Stems;
}

export function profileOf(hanzi: string, lexicon: Lexicon): Profile {
  const chars = Array.from(hanzi);
  const content = chars.map(() => true);
  const pieces: Piece[] = [];
  const add = (from: number, to: number, ...stems: string[]) => {
    const strengths = new Map(stems.map((stem) => [stem, 1]));
    pieces.push({ from, to, weight: 1, stems: { strengths, alone: new Set(stems), beside: new Set() } });
  };
  // Words of the division count fully, other listed words inside and single characters less.
  const whole = new Set<number>();
  let at = 0;
  const divided = segment(hanzi, lexicon);
  for (const word of divided) {
    const size = Array.from(word).length;
    whole.add(at * (chars.length + 1) + at + size);
    // 的 carries no meaning, but 地 does in 地方: only a word of its own is a mere particle.
    if (size === 1 && FUNCTION_HAN.has(word)) content[at] = false;
    else if (size > 1 && !/[\p{L}\p{N}]/u.test(word)) for (let i = at; i < at + size; i++) content[i] = false;
    at += size;
  }
  for (let from = 0; from < chars.length; from++) {
    if (!content[from]) continue;
    let word = '';
    const head = chars[from]!;
    const isNumeral = NUMERAL.test(head) || PAIR.test(head);
    const isAscii = head <= '\u007f';
    const reach = lexicon.reach(head);
    for (let to = from + 1; to <= Math.min(chars.length, from + LONGEST_WORD); to++) {
      word += chars[to - 1]!;
      if (word.length > reach && !isNumeral && !isAscii) break;
      const number = isNumeral ? (PAIR.test(word) ? 2 : numberOfHan(word)) : null;
      if (number !== null) add(from, to, `#${number}`);
      const latin = isAscii && /^[A-Za-z0-9+]+$/.test(word);
      if (latin && !/[A-Za-z0-9]/.test(chars[to] ?? '') && !/[A-Za-z0-9]/.test(chars[from - 1] ?? '')) {
        add(from, to, stemOf(word), `^${word.toLowerCase()}`);
        if (/^\d+$/.test(word)) add(from, to, `#${Number(word)}`);
        if (word === '+') add(from, to, 'plus');
        continue;
      }
      if (latin || !lexicon.has(word)) continue;
      const weight = whole.has(from * (chars.length + 1) + to) ? 1 : to - from > 1 ? 0.85 : PART;
      pieces.push({ from, to, weight, stems: stemsOf(word, lexicon) });
    }
  }

  /** What a stem stands for, once for each stretch of characters; undefined where it is no stem here. */
  const linksOf = (stem: string): Link[] | undefined => {
    const found: Link[] = [];
    pieces.forEach(({ from, to, weight, stems }, at) => {
      const known = stems.strengths.get(stem);
      if (known === undefined) return;
      const strength = known * weight;
      // 开除党籍 is to expel from party membership: a verb and what it goes with, of which party says 党 alone.
      const alone = stems.alone.has(stem);
      const inner = alone || stems.beside.has(stem) ? [] : piecesInside(at, stem);
      for (const { from: start, to: end } of inner.length > 0 ? inner : [{ from, to }]) {
        const link = { from: start, to: end, strength, key: stem, alone };
        if (found.some((l) => l.from <= start && l.to >= end && l.strength >= strength)) continue;
        found.push(link);
      }
    });
    return found.length > 0 ? found : undefined;
  };
  /** The smallest pieces within that at `at` that the stem says, too; pieces stand in the order of their beginnings. */
  const piecesInside = (at: number, stem: string): Piece[] => {
    const { from, to } = pieces[at]!;
    let first = at;
    while (first > 0 && pieces[first - 1]!.from === from) first -= 1;
    const inside: Piece[] = [];
    for (let i = first; i < pieces.length && pieces[i]!.from < to; i++) {
      const piece = pieces[i]!;
      if (piece.to <= to && piece.to - piece.from < to - from && piece.stems.strengths.has(stem))
        inside.push(piece);
    }
    return inside.filter((p) => !inside.some((q) => q !== p && q.from >= p.from && q.to <= p.to));
  };

  const known = new Map<string, readonly Link[]>();
  const find = (word: string): readonly Link[] => {
    // The scan reads a capital i as l.
    if (word === 'Al') word = 'AI';
    const number = numberOf(word);
    const numbered = number === null ? undefined : linksOf(`#${number}`);
    if (numbered) return numbered;
    const stem = stemOf(word);
    const exact = linksOf(stem);
    if (exact) return exact;
    const equivalent = EQUIVALENTS.get(stem)?.flatMap((other) => linksOf(other) ?? []);
    if (equivalent && equivalent.length > 0) return equivalent;
    const upper = /^\p{Lu}/u.test(word);
    if (upper && /^\p{Lu}{2,6}s?$/u.test(word)) {
      const initials = linksOf(`^${word.replace(/s$/, '').toLowerCase()}`);
      if (initials) return initials;
    }
    const head = stem.slice(0, HEAD);
    let others: Set<string> | null = null;
    for (const { stems } of pieces)
      for (const other of headedAs(head, stems))
        if (beginAlike(stem, other)) (others ??= new Set()).add(other);
    if (others)
      return Array.from(others, (other) => linksOf(other)!)
        .flat()
        .map((link) => ({ ...link, strength: link.strength * ALIKE }));
    return upper ? spelt(word, chars, lexicon) : NO_LINKS;
  };
  const links = (word: string): readonly Link[] => {
    let found = known.get(word);
    if (!found) known.set(word, (found = find(word)));
    return found;
  };
  const said = new Map<string, readonly (readonly Link[])[]>();
  return {
    hanzi,
    chars,
    content,
    size: content.filter(Boolean).length,
    items: hanzi.split(/[、，；]/).length,
    verbFirst: beginsWithVerb(divided, lexicon),
    isVerb: isVerb(hanzi, lexicon),
    links,
    says: (word) => {
      let found = said.get(word);
      if (!found) said.set(word, (found = contentPartsOf(word).map(links)));
      return found;
    },
  };
}

/** The parts of a word that are no little words. */
const contentPartsOf = (word: string): readonly string[] =>
  partsOf(word).filter((part) => !isFunctionWord(part) || numberOf(part) !== null);

/** Whether the first of several words is a verb: most of its glosses say "to …". */
function beginsWithVerb(words: readonly string[], lexicon: Lexicon): boolean {
  if (words.length < 2) return false;
  let verbs = 0;
  let all = 0;
  for (const { glosses } of lexicon.senses(words[0]!))
    for (const gloss of glosses) {
      all += 1;
      if (gloss.startsWith('to ') || gloss.startsWith('(of ') || gloss.startsWith('must ')) verbs += 1;
    }
  return verbs > 0 && verbs * 2 >= all;
}

/** Whether a listed word is a verb and no thing besides: 上岸, to go ashore; but 罚款 is a fine, too. */
function isVerb(hanzi: string, lexicon: Lexicon): boolean {
  const senses = lexicon.senses(hanzi);
  return (
    senses.length > 0 &&
    senses.every(({ glosses }) => glosses.every((gloss) => /^(?:\([^)]*\) ?|lit\. |fig\. )*to /.test(gloss)))
  );
}

/** Whether two stems are likely forms of one word: govern/governance, china/chines, sovereign/sovereignti. */
export function beginAlike(a: string, b: string): boolean {
  if (a.startsWith('^') || b.startsWith('#')) return false;
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  const shorter = Math.min(a.length, b.length);
  return n >= 5 ? n >= shorter * 0.7 : n === 4 && shorter === 4;
}

const bases = new WeakMap<Lexicon, Map<string, readonly string[]>>();

/** How a character may be spelt, without tones and umlauts. */
function basesOf(char: string, lexicon: Lexicon): readonly string[] {
  let cache = bases.get(lexicon);
  if (!cache) bases.set(lexicon, (cache = new Map()));
  let known = cache.get(char);
  if (!known) {
    const spelt = readingsOf(char, lexicon).map((reading) => reading.replace(/\d$/, '').replace('ü', 'u'));
    cache.set(char, (known = [...new Set(spelt)]));
  }
  return known;
}

/** The characters a capitalised word spells in pinyin, as Zhoushan does 舟山. */
function spelt(word: string, chars: readonly string[], lexicon: Lexicon): Link[] {
  const letters = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
  if (letters.length < 2 || letters.length > 24) return [];
  const reach = (char: number, at: number): number => {
    if (at === letters.length) return char;
    const c = chars[char];
    if (c === undefined) return -1;
    for (const base of basesOf(c, lexicon)) {
      if (!letters.startsWith(base, at)) continue;
      const end = reach(char + 1, at + base.length);
      if (end > 0) return end;
    }
    return -1;
  };
  for (let from = 0; from < chars.length; from++) {
    const to = reach(from, 0);
    if (to > 0) return [{ from, to, strength: to - from > 1 ? 1 : 0.8, key: `=${letters}`, alone: true }];
  }
  return [];
}

/** Adds up words one at a time, from the end of a span towards its start or the other way round. */
export interface Coverage {
  /** Content characters covered so far, and how many there are. */
  readonly covered: number;
  /** Content characters that nothing stands for, how many of them the term begins with, where these end, and how many it ends with. */
  readonly bare: number;
  readonly head: number;
  readonly headEnd: number;
  readonly tail: number;
  readonly size: number;
  /** Sum of the strengths of aligned words; number of content words that align and that do not. */
  readonly gain: number;
  readonly aligned: number;
  readonly unaligned: number;
  /** Content words that say again what others say. */
  readonly repeated: number;
  /** Of the last word added: whether it aligned with something new, and whether with what the term begins with. */
  readonly last: 'aligned' | 'repeated' | 'unaligned' | 'function';
  readonly lastOpens: boolean;
}

export function coverage(profile: Profile): { add(word: string): void; read(): Coverage } {
  // No typed array: of a term of more than eight characters it would be made outside the heap, at some cost.
  const strengths = profile.chars.map(() => 0);
  const taken: Link[] = [];
  let gain = 0;
  let aligned = 0;
  let unaligned = 0;
  let again = 0;
  let last: Coverage['last'] = 'function';
  const opening = profile.content.indexOf(true);
  let lastOpens = false;
  const addPart = (links: readonly Link[]): Coverage['last'] => {
    let best: Link | null = null;
    let bestValue = 0;
    let repeated = false;
    for (const link of links) {
      // A word of n characters carries about n English words.
      let inside = 0;
      let said = false;
      for (const t of taken) {
        if (t.from >= link.from && t.to <= link.to) inside += 1;
        if (t.key === link.key && t.from < link.to && t.to > link.from) said = true;
        // A single character of a word that is said by itself says nothing more: the 正 of 正常, normal.
        if (link.to - link.from === 1 && t.alone && t.from <= link.from && t.to >= link.to) {
          said = true;
          lastOpens ||= link.from <= opening;
        }
      }
      if (inside >= link.to - link.from || said) {
        repeated = true;
        continue;
      }
      let fresh = 0;
      for (let i = link.from; i < link.to; i++) fresh += Math.max(0, link.strength - strengths[i]!);
      const value = link.strength + Math.min(fresh, 4) * 0.1;
      if (value > bestValue) {
        best = link;
        bestValue = value;
      }
    }
    if (!best) {
      if (repeated) {
        again += 1;
        return 'repeated';
      }
      unaligned += 1;
      return 'unaligned';
    }
    taken.push(best);
    lastOpens ||= best.from <= opening;
    for (let i = best.from; i < best.to; i++) strengths[i] = Math.max(strengths[i]!, best.strength);
    gain += best.strength;
    aligned += 1;
    return 'aligned';
  };
  return {
    add(word) {
      last = 'function';
      lastOpens = false;
      for (const links of profile.says(word)) {
        const result = addPart(links);
        if (last !== 'aligned') last = result;
      }
    },
    read() {
      let covered = 0;
      let bare = 0;
      for (let i = 0; i < strengths.length; i++) {
        if (!profile.content[i]) continue;
        covered += Math.min(1, strengths[i]!);
        if (strengths[i]! < 0.35) bare += 1;
      }
      let head = 0;
      let headEnd = 0;
      for (
        ;
        headEnd < strengths.length && (!profile.content[headEnd] || strengths[headEnd]! < 0.35);
        headEnd++
      )
        if (profile.content[headEnd]) head += 1;
      let tail = 0;
      for (let i = strengths.length - 1; i >= 0 && (!profile.content[i] || strengths[i]! < 0.35); i--)
        if (profile.content[i]) tail += 1;
      return {
        covered,
        bare,
        head,
        headEnd,
        tail,
        size: profile.size,
        gain,
        aligned,
        unaligned,
        repeated: again,
        last,
        lastOpens,
      };
    },
  };
}
