/** A reading as a person types it, for a term whose characters are given. */
import { LONGEST } from '../../library/plain-text.ts';
import { fromZhuyin } from '../../pinyin/syllable.ts';
import { parseSyllables, type WrittenSyllable } from '../../pinyin/parse.ts';

export type TypedReading =
  | {
      /** A numbered syllable per Han character: `nei4 juan3`. */
      readonly reading: string;
      readonly problem?: never;
    }
  | {
      /** What to do about it, a sentence. */
      readonly problem: string;
      readonly reading?: never;
    };

const HAN = /\p{Script=Han}/gu;

/**
 * Pinyin with tone marks or numbers, joined or apart, or zhuyin. A syllable without a tone is neutral where others have
 * one. Letters and digits of the term itself may be typed or left out.
 */
export function readTyped(hanzi: string, typed: string): TypedReading {
  const count = hanzi.match(HAN)?.length ?? 0;
  const text = typed.trim();
  if (text === '') return { problem: 'Type how it is read, as in rénmín or ren2 min2.' };
  if (text.length > LONGEST.reading) return { problem: 'That is longer than a reading can be.' };
  const divisions = withoutLetters(hanzi, text).flatMap((one) =>
    /[ㄅ-ㄯ]/.test(one) ? zhuyinSyllables(one) : parseSyllables(one),
  );
  if (divisions.length === 0) return { problem: `“${text}” does not read as pinyin.` };
  // juǎn could be ju an, but nobody who means two syllables gives one of them no tone.
  const fitting = divisions.find(
    (division, i) => division.length === count && (i === 0 || division.every(({ tone }) => tone !== null)),
  );
  if (fitting === undefined) {
    const syllables = divisions[0]!.length;
    return {
      problem: `${hanzi} has ${count} ${count === 1 ? 'character' : 'characters'} to read; this has ${syllables} ${syllables === 1 ? 'syllable' : 'syllables'}.`,
    };
  }
  if (fitting.every(({ tone }) => tone === null)) {
    return { problem: 'Give the tones, too: by marks (rénmín) or numbers (ren2 min2).' };
  }
  return { reading: fitting.map(({ base, tone }) => `${base}${tone ?? 5}`).join(' ') };
}

/** As `readTyped`, with the Latin letters and digits the term has: `zhu3 quan2 AI`. */
export function readOwnReading(hanzi: string, typed: string): TypedReading {
  const read = readTyped(hanzi, typed);
  if (read.reading === undefined) return read;
  const syllables = read.reading.split(' ');
  const parts = hanzi.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];
  return {
    reading: parts.map((part) => (/\p{Script=Han}/u.test(part) ? syllables.shift() : part)).join(' '),
  };
}

/** The text as it is, and without what the term has of Latin letters and digits (主权AI). */
function withoutLetters(hanzi: string, text: string): string[] {
  let rest = text;
  // From the end, because there the letters of such terms stand; `ai` is a syllable, too.
  for (const run of (hanzi.normalize('NFKC').match(/[\p{Script=Latin}\p{N}]+/gu) ?? []).reverse()) {
    if (/\p{Script=Han}/u.test(run)) continue;
    const at = rest.toLowerCase().lastIndexOf(run.toLowerCase());
    if (at >= 0) rest = `${rest.slice(0, at)} ${rest.slice(at + run.length)}`;
  }
  return rest === text ? [text] : [rest, text];
}

function zhuyinSyllables(text: string): WrittenSyllable[][] {
  const signs = text
    .replaceAll(/\s+/g, ' ')
    // Written behind another without a blank, too.
    .match(/˙?(?:[ㄅ-ㄯ]+(?=ㄦ(?![ˉˊˇˋ]))|[ㄅ-ㄯ]+[ˉˊˇˋ˙]?)/gu)
    // Behind another it colours that one; ér has a mark.
    ?.map((one, i) => (i > 0 && /^˙?ㄦ$/.test(one) ? 'r5' : fromZhuyin(one)));
  if (signs === undefined || signs.some((one) => one === null) || /[^ㄅ-ㄯˉˊˇˋ˙\s]/u.test(text)) return [];
  return [
    signs.map((one) => ({
      base: one!.slice(0, -1),
      tone: Number(one!.slice(-1)) as WrittenSyllable['tone'],
    })),
  ];
}
