/** Joins what the dictionary leaves apart: pairs, complements with their verbs, and words that are counted and not listed. */
import type { Lexicon } from '../../lexicon/lexicon.ts';
import { NUMERAL } from '../../lexicon/numeral.ts';
import { HAN, sizeOf, usualForm } from '../character.ts';
import type { CharacterReading } from '../reading.ts';
import { ADJECTIVE, FUNCTION } from './word-lists.ts';
import { cut, joinTo, light, pair, wordPart, type WordPart } from './word-part.ts';

/** 5.4, AABB: láiláiwǎngwǎng. Both of a pair are read alike, in full. */
export function mergePairs(list: readonly WordPart[]): WordPart[] {
  const merged: WordPart[] = [];
  for (let i = 0; i < list.length; i++) {
    let text = '';
    let end = i;
    while (end < list.length && sizeOf(text) < 4) text += list[end++]!.hanzi;
    const chars = sizeOf(text) === 4 ? Array.from(text) : [];
    if (
      chars.length !== 4 ||
      chars[0] !== chars[1] ||
      chars[2] !== chars[3] ||
      chars[0] === chars[2] ||
      list.slice(i, end).some((p) => p.capital) ||
      (NUMERAL.test(text) && [list[i - 1], list[end]].some((p) => p && NUMERAL.test(p.hanzi))) ||
      isKinship(list.slice(i, end))
    ) {
      merged.push(list[i]!);
      continue;
    }
    const readings = list.slice(i, end).flatMap((p) => p.readings);
    const alike = (a: CharacterReading, b: CharacterReading) => {
      const numbered = a.numbered.endsWith('5') ? b.numbered : a.numbered;
      return [a, b].map((r) => ({ ...r, numbered }));
    };
    const pairs = [...alike(readings[0]!, readings[1]!), ...alike(readings[2]!, readings[3]!)];
    merged.push(wordPart(text, pairs));
    i = end - 1;
  }
  return merged;
}

/** 走进|来 is 走|进来 (6.1.2.4); 火车上|面 and 门|外面 have a light last syllable after their noun. */
export function mergeComplements(list: readonly WordPart[], lexicon: Lexicon): WordPart[] {
  return list.flatMap((p, i) => {
    const before = list[i - 1];
    const next = list[i + 1];
    const chars = sizeOf(p.hanzi) === 2 ? Array.from(p.hanzi) : [];
    if (next && COMES.has(next.hanzi) && chars.length === 2 && lexicon.has(chars[1]! + next.hanzi))
      return [cut(p, [1, 1])[0]!, pair(cut(p, [1, 1])[1]!, { ...next, readings: [...next.readings] })];
    if (before && COMES.has(p.hanzi)) {
      const last = Array.from(before.hanzi);
      if (last.length === 2 && lexicon.has(last[1]! + p.hanzi)) return [];
    }
    // 6.1.9.1: 写得|不好.
    if (before?.hanzi === '得' && chars.length === 2 && chars[0] === '不') return cut(p, [1, 1]);
    const isLocative =
      before !== undefined &&
      chars.length === 2 &&
      /^[上下里裡外前后後][面边邊]$/.test(p.hanzi) &&
      isPlaceWord(before) &&
      !FUNCTION.has(before.hanzi);
    return [
      isLocative
        ? { ...p, readings: [p.readings[0]!, ...light({ ...p, readings: p.readings.slice(1) }).readings] }
        : p,
    ];
  });
}

/** Where something may be: not a preposition, a pronoun or a determiner, nor a measure. */
export const isPlaceWord = (p: WordPart): boolean => p.role === 'word' && !/[们們]$/.test(p.hanzi);

const COMES: ReadonlySet<string> = new Set(['来', '來', '去']);

/** 爸爸妈妈 is two words, each light at its end. */
function isKinship(parts: readonly WordPart[]): boolean {
  return (
    parts.length === 2 && parts.every(({ sense, readings }) => sense && readings[1]?.numbered.endsWith('5'))
  );
}

/** Whether characters that the dictionary does not list together were counted as a word. */
export function isKnown(hanzi: string, lexicon: Lexicon): boolean {
  return lexicon.count(hanzi) > 0 && !lexicon.has(hanzi);
}

/**
 * Joins what the division into entries has broken of a word that is counted: 中|医药, 外|省|人, 同|位|语. Three
 * characters before two; never over a particle, a number or a capital.
 */
export function mergeCounted(list: readonly WordPart[], lexicon: Lexicon): WordPart[] {
  const merged: WordPart[] = [];
  const size = (p: WordPart) => sizeOf(p.hanzi);
  // 新|要求, 说|瞎话: an adjective or a verb before a listed word is a word of its own.
  const governs = (head: WordPart, word: WordPart) =>
    size(head) === 1 &&
    size(word) === 2 &&
    (ADJECTIVE.has(head.hanzi) || /^to /.test(lexicon.senses(head.hanzi)[0]?.glosses[0] ?? ''));
  const joinable = list.map(isJoinable);
  for (let i = 0; i < list.length; i++) {
    // 外|县人, 外|县|人: from another place of some rank, or from one's own.
    const rank =
      list[i]!.hanzi === '外' || list[i]!.hanzi === '本'
        ? [1, 2].find((more) => isOfPlace(list.slice(i + 1, i + 1 + more)))
        : undefined;
    if (rank !== undefined) {
      const compound = { ...list[i]!, readings: [...list[i]!.readings] };
      for (const p of list.slice(i + 1, i + 1 + rank)) joinTo(compound, p);
      merged.push(compound);
      i += rank;
      continue;
    }
    // 结|对, 偏|正: a pair whose second character is a particle elsewhere.
    const [one, other] = [list[i]!, list[i + 1]];
    if (
      other &&
      [one, other].every((p) => p.role === 'word' && size(p) === 1 && p.joint === ' ' && !p.capital) &&
      !FUNCTION.has(one.hanzi) &&
      /^[对對正]$/.test(other.hanzi) &&
      isKnown(one.hanzi + other.hanzi, lexicon)
    ) {
      const compound = { ...one, readings: [...one.readings] };
      joinTo(compound, other);
      merged.push(compound);
      i++;
      continue;
    }
    const found = [3, 2].map((length) => {
      let text = '';
      let end = i;
      while (end < list.length && sizeOf(text) < length && joinable[end]) text += list[end++]!.hanzi;
      const isWord =
        end - i > 1 &&
        !governs(list[i]!, list[i + 1]!) &&
        sizeOf(text) === length &&
        isKnown(usualForm(text, lexicon), lexicon);
      return isWord &&
        (length === 3 || list.slice(i, end).every((p) => !FUNCTION.has(p.hanzi) || p.hanzi === '外'))
        ? end
        : i;
    });
    const end = Math.max(...found);
    // A pair of single characters is weighed with its neighbours later.
    if (
      end === i ||
      (end - i === 2 && size(list[i]!) === 1 && size(list[i + 1]!) === 1 && list[i]!.hanzi !== '外')
    ) {
      merged.push(list[i]!);
      continue;
    }
    const first = { ...list[i]!, readings: [...list[i]!.readings] };
    for (const p of list.slice(i + 1, end)) joinTo(first, p);
    merged.push(first);
    i = end - 1;
  }
  return merged;
}

const isOfPlace = (parts: readonly WordPart[]): boolean =>
  /^[省县縣市乡鄉村地国國区區]人$/.test(parts.map((p) => p.hanzi).join(''));

const isJoinable = (p: WordPart): boolean =>
  p.role === 'word' &&
  p.joint === ' ' &&
  !p.capital &&
  !STRICT.has(p.hanzi) &&
  HAN.test(p.hanzi) &&
  !NUMERAL.test(p.hanzi);

/** Particles and the like that are part of no other word here. */
const STRICT: ReadonlySet<string> = new Set(
  '的地得之和与與及或等了着著过過把被将將是在从從对對以于於让讓由到很不半其',
);
