/** The parts that pinyin's words are put together from, and how one is cut or joined to another. */
import type { Sense } from '../../lexicon/lexicon.ts';
import type { CharacterReading } from '../reading.ts';

/** A part of a word with what joins it to the part before. */
export interface WordPart {
  hanzi: string;
  readings: CharacterReading[];
  capital: boolean;
  /** ' ' begins a new word; '-' and '' continue the one before. */
  joint: ' ' | '-' | '';
  /** What it is, where a later rule wants to know. */
  role: 'word' | 'number' | 'measure' | 'name' | 'generic' | 'country' | 'title';
  sense?: Sense | undefined;
}

/** A word of lower case that stands by itself. */
export function wordPart(hanzi: string, readings: readonly CharacterReading[], sense?: Sense): WordPart {
  return { hanzi, readings: [...readings], capital: false, joint: ' ', role: 'word', sense };
}

/** Cuts a part into parts of so many characters each, apart from each other; the capital stays with the first. */
export function cut(whole: WordPart, lengths: readonly number[]): WordPart[] {
  if (lengths.length === 1) return [whole];
  const chars = Array.from(whole.hanzi);
  let at = 0;
  return lengths.map((length, i) => {
    const part = wordPart(chars.slice(at, at + length).join(''), whole.readings.slice(at, at + length));
    at += length;
    part.capital = whole.capital && i === 0;
    part.joint = i === 0 ? whole.joint : ' ';
    return part;
  });
}

/** The parts themselves, joined by hyphens. */
export function hyphenated(parts: WordPart[]): WordPart[] {
  for (const part of parts.slice(1)) part.joint = '-';
  return parts;
}

/** Adds the right part to the left, which thereby is no longer what the dictionary lists. */
export function joinTo(left: WordPart, right: WordPart): void {
  left.hanzi += right.hanzi;
  left.readings.push(...right.readings);
  left.sense = undefined;
}

/** The left part with the right one added. */
export function pair(left: WordPart, right: WordPart): WordPart {
  joinTo(left, right);
  return left;
}

/** 个 in the tone it has as a word of its own. */
export const inFull = (reading: CharacterReading): CharacterReading =>
  reading.numbered === 'ge5' ? { ...reading, numbered: 'ge4' } : reading;

/** A light syllable. */
export function light(p: WordPart): WordPart {
  return { ...p, readings: p.readings.map((r) => ({ ...r, numbered: r.numbered.replace(/\d$/, '5') })) };
}
