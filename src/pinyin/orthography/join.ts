/** Joins what the dictionary leaves apart: pairs, affixes, and single characters that are no words of their own. */
import type { Lexicon } from '../../lexicon/lexicon.ts';
import { HAN } from '../character.ts';
import type { CharacterReading } from '../reading.ts';
import { isPlaceName } from './proper-names.ts';
import {
  BETWEEN,
  COMPLEMENT,
  ENCLITIC,
  FINAL,
  FUNCTION,
  GENERIC,
  MEASURE,
  NUMERAL,
  PREFIX,
  SUFFIX,
} from './word-lists.ts';
import { cut, hyphenated, joinTo, pair, wordPart, type WordPart } from './word-part.ts';

/** 6.1.3.2, AABB: láilái-wǎngwǎng. Both of a pair are read alike, in full. */
export function mergePairs(list: readonly WordPart[]): WordPart[] {
  const merged: WordPart[] = [];
  for (let i = 0; i < list.length; i++) {
    let text = '';
    let end = i;
    while (end < list.length && Array.from(text).length < 4) text += list[end++]!.hanzi;
    const chars = Array.from(text);
    if (
      chars.length !== 4 ||
      chars[0] !== chars[1] ||
      chars[2] !== chars[3] ||
      chars[0] === chars[2] ||
      NUMERAL.test(text)
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
    merged.push(...hyphenated(cut(wordPart(text, pairs), [2, 2])));
    i = end - 1;
  }
  return merged;
}

/** A single character commoner than this in jieba's corpus is taken for a word of its own beside another. */
const FREE_COUNT = 10_000;

/** Joins single characters to their neighbours where they are affixes or bound morphemes. */
export function mergeSingles(list: readonly WordPart[], lexicon: Lexicon): WordPart[] {
  const size = (p: WordPart | undefined) => (p ? Array.from(p.hanzi).length : 0);
  const isContent = (p: WordPart | undefined): p is WordPart =>
    !!p && p.role === 'word' && !FUNCTION.has(p.hanzi) && HAN.test(p.hanzi);
  const isSingleContent = (p: WordPart | undefined) => isContent(p) && size(p) === 1 && !p.capital;
  const copy = (p: WordPart): WordPart => ({ ...p, readings: [...p.readings] });
  // 劝和促谈, 有法可依: four characters that make a term by themselves are two pairs, whatever they are elsewhere.
  if (
    list.length === 4 &&
    list.every(
      (p) =>
        size(p) === 1 &&
        p.joint === ' ' &&
        p.role === 'word' &&
        !p.capital &&
        !BETWEEN.has(p.hanzi) &&
        HAN.test(p.hanzi),
    )
  ) {
    const [a, b, c, d] = list.map(copy) as [WordPart, WordPart, WordPart, WordPart];
    return hyphenated([pair(a, b), pair(c, d)]);
  }
  const merged: WordPart[] = [];
  for (let i = 0; i < list.length; i++) {
    const p = copy(list[i]!);
    const last = merged.at(-1);
    if (p.joint !== ' ' || size(p) !== 1) {
      merged.push(p);
      continue;
    }
    const next = list[i + 1];
    const endsSentence = p.hanzi === '了' && (!next || FINAL.has(next.hanzi));
    if (last && isContent(last) && ENCLITIC.has(p.hanzi) && !endsSentence) {
      joinTo(last, p);
      continue;
    }
    if (last && last.joint === ' ' && isContent(last) && isContent(p) && size(last) >= 2 && !p.capital) {
      const generic = last.capital && GENERIC.includes(p.hanzi) && isPlaceName(last);
      if (generic) {
        merged.push({ ...p, capital: true, role: 'generic' });
        continue;
      }
    }
    if (last && last.joint === ' ' && isContent(last) && size(last) >= 2 && !p.capital && isSuffix(p, next)) {
      // 两用|物|项: with a bound morpheme that ends the run it is a word instead.
      const leansOnNext =
        isContent(next) &&
        size(next) === 1 &&
        !SUFFIX.has(next.hanzi) &&
        !isFree(next, lexicon) &&
        !isSingleContent(list[i + 2]);
      if (leansOnNext) {
        merged.push(pair(p, { ...next, readings: [...next.readings] }));
        i++;
        continue;
      }
      joinTo(last, p);
      continue;
    }
    if (
      PREFIX.has(p.hanzi) &&
      next &&
      next.joint === ' ' &&
      isContent(next) &&
      !next.capital &&
      (size(next) >= 2 || !isSingleContent(list[i + 2]))
    ) {
      joinTo(p, copy(next));
      merged.push(p);
      i++;
      continue;
    }
    if (
      p.role === 'number' &&
      isContent(next) &&
      size(next) === 1 &&
      !MEASURE.has(next.hanzi) &&
      !next.capital
    ) {
      // A numeral and a noun that is no measure: an abbreviation such as 三农, one word.
      const afterNext = list[i + 2];
      if (!(isContent(afterNext) && size(afterNext) === 1)) {
        joinTo(p, next);
        merged.push({ ...p, role: 'word' });
        i++;
        continue;
      }
    }
    if (isContent(p) && !p.capital) {
      // A stretch of single characters that no entry joins.
      let end = i;
      while (
        isContent(list[end]) &&
        size(list[end]) === 1 &&
        !list[end]!.capital &&
        (end === i || list[end]!.joint === ' ')
      )
        end++;
      merged.push(...joinRun(list.slice(i, end).map(copy), lexicon, isContent(list[end])));
      i = end - 1;
      continue;
    }
    merged.push(p);
  }
  return merged;
}

/** 会 and the like are suffixes only where no verb follows that they could be an auxiliary of. */
function isSuffix(p: WordPart, next: WordPart | undefined): boolean {
  return SUFFIX.has(p.hanzi) && (!FUNCTION.has(p.hanzi) || !next || FUNCTION.has(next.hanzi));
}

function isFree(p: WordPart, lexicon: Lexicon): boolean {
  return lexicon.count(p.hanzi) >= FREE_COUNT;
}

/**
 * Two bound morphemes make a word; two free words do so only where nothing follows that the second could govern
 * (家风, but 党|管|媒体); four make two pairs.
 */
function joinRun(run: WordPart[], lexicon: Lexicon, governs: boolean): WordPart[] {
  if (run.length === 1) return run;
  if (run.length === 4) return hyphenated([pair(run[0]!, run[1]!), pair(run[2]!, run[3]!)]);
  if (run.length === 2 && !governs) return [pair(run[0]!, run[1]!)];
  const joined: WordPart[] = [];
  for (let i = 0; i < run.length; i++) {
    const next = run[i + 1];
    const bound = next && !(isFree(run[i]!, lexicon) && isFree(next, lexicon));
    if (next && (bound || COMPLEMENT.has(next.hanzi))) {
      joined.push(pair(run[i]!, next));
      i++;
    } else {
      const last = joined.at(-1);
      // A third one over: an affix of the pair before.
      if (last && !next && Array.from(last.hanzi).length === 2 && SUFFIX.has(run[i]!.hanzi))
        joinTo(last, run[i]!);
      else joined.push(run[i]!);
    }
  }
  return joined;
}
