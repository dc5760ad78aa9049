/** Names of countries and places among the parts of a term: what is capitalised, hyphenated and kept apart. */
import type { Lexicon, Sense } from '../../lexicon/lexicon.ts';
import { cedictSyllables } from '../character.ts';
import { FUNCTION, GENERIC, MINOR } from './word-lists.ts';
import { cut, joinTo, wordPart, type WordPart } from './word-part.ts';

/**
 * Countries, regions and provinces cut to one character, side by side: Zhōng-Měi, Jīng-Zàng (6.1.1.7). The
 * dictionary lists them as abbreviations, and a character that is a particle as well is not taken for one.
 */
export function mergeCountries(list: readonly WordPart[], lexicon: Lexicon): WordPart[] {
  const short = list.map((p) =>
    p.role === 'word' && Array.from(p.hanzi).length === 1 && (p.hanzi === '中' || !FUNCTION.has(p.hanzi))
      ? abbreviationOf(p.hanzi, lexicon)
      : undefined,
  );
  return list.map((p, i) => {
    const sense = short[i];
    if (!sense || !(short[i - 1] || short[i + 1])) return p;
    // Three in a row are as likely a transcription, unless a word follows that they qualify.
    const reading = cedictSyllables(sense.pinyin)[0];
    const readings = p.readings.map((r) =>
      r.evidence === 'printed' || !reading ? r : { ...r, numbered: reading, evidence: 'dictionary' as const },
    );
    return {
      ...p,
      readings,
      capital: true,
      role: 'country' as const,
      joint: short[i - 1] ? ('-' as const) : p.joint,
    };
  });
}

/** A direction before a region that itself begins with one is part of its name: Zhōngdōng'ōu, Dōngnányà. */
export function mergeDirections(list: readonly WordPart[]): WordPart[] {
  const merged: WordPart[] = [];
  for (const p of list) {
    const last = merged.at(-1);
    if (last && p.capital && /^[东西南北中東]$/.test(last.hanzi) && /^[东西南北東]./.test(p.hanzi)) {
      joinTo(last, p);
      last.capital = true;
    } else merged.push(p);
  }
  return merged;
}

function abbreviationOf(char: string, lexicon: Lexicon): Sense | undefined {
  return lexicon
    .senses(char)
    .find(
      (sense) =>
        /^[A-Z]/.test(sense.pinyin) &&
        sense.glosses.some((gloss) =>
          /\babbr\. (?:for|to)\b|\bshort name for\b|^\(bound form\) [A-Z]/.test(gloss),
        ) &&
        sense.glosses.some((gloss) => !/surname/.test(gloss)),
    );
}

/** Specific and generic part of a place, each a capitalised word (6.2.2.1). */
export function nameParts(list: readonly WordPart[]): WordPart[] {
  const hanzi = list.map((p) => p.hanzi).join('');
  const readings = list.flatMap((p) => p.readings);
  const length = Array.from(hanzi).length;
  const listed =
    list.some((p) => p.capital || p.role === 'country') || list.every((p) => Array.from(p.hanzi).length > 1);
  if (listed) {
    // A generic the dictionary does not list together with its name.
    return list.flatMap((p, i) => {
      const last = i === list.length - 1;
      const generic = last && i > 0 && GENERIC.includes(p.hanzi);
      return [
        { ...p, capital: p.capital || !MINOR.has(p.hanzi), ...(generic && { role: 'generic' as const }) },
      ];
    });
  }
  const generic = GENERIC.find((g) => hanzi.endsWith(g) && hanzi.length > g.length);
  const whole: WordPart = { ...wordPart(hanzi, readings), capital: true, role: 'name' };
  if (!generic) return [whole];
  const specific = length - Array.from(generic).length;
  // 温州, 汉州: a seat of one syllable keeps its 州.
  if (generic === '州' && specific < 2) return [whole];
  // 6.2.2.3: villages and the like, whose generic is part of the name, are joined.
  if (/^[村桥橋巷]$/.test(generic)) return [whole];
  return cut(whole, [specific, length - specific]).map((p) => ({
    ...p,
    capital: true,
    role: 'generic' as const,
  }));
}

/** Whether the dictionary glosses a part as a place. */
export function isPlaceName(p: WordPart): boolean {
  return (
    p.sense?.glosses.some((gloss) =>
      /\b(?:city|province|county|district|prefecture|capital|river|region)\b|^see /i.test(gloss),
    ) ?? false
  );
}
