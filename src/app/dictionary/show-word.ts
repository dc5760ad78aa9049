/** Words of the dictionary as they are shown: readings with tone marks and in zhuyin, its signs resolved. */
import type { Lexicon, Sense } from '../../lexicon/lexicon.ts';
import type { Word } from '../../look-up/dictionary/index.ts';
import { hasHan } from '../../look-up/fold.ts';
import { writeSense } from '../../pinyin/orthography/write-sense.ts';
import { toMarks, toZhuyin } from '../../pinyin/syllable.ts';
import type { ShownSense, ShownWord } from './messages.ts';

export const showWord = ({ hanzi, senses }: Word, lexicon: Lexicon): ShownWord => ({
  hanzi,
  senses: senses.map((sense) => showSense({ ...sense, glosses: besideItself(sense) }, lexicon)),
});

/** `old variant of 曆|历[li4]`, and what it says behind that. */
const POINTS =
  /^(?:\([^)]*\) )?(?:(?:\w+ )?variant of|see(?: also)?|also written) (\p{Script=Han}+)(?:\|(\p{Script=Han}+))?(?:\[([^\]]*)\])?(?:,? (.+))?$/u;

/**
 * What a sense says but for pointing to its own word: 昰 is a "variant of 是[shi4]", which is how 是 is also written, and
 * nothing that it means.
 */
function besideItself({ simplified, traditional, pinyin, glosses }: Sense): readonly string[] {
  let isOther = traditional !== simplified;
  const kept = glosses.flatMap((gloss) => {
    const [, form = '', other = form, reading = pinyin, more] = POINTS.exec(gloss) ?? [];
    if (other !== simplified || reading.toLowerCase() !== pinyin.toLowerCase()) return [gloss];
    isOther &&= form !== traditional;
    return more === undefined ? [] : [more];
  });
  return kept.length > 0 || !isOther ? kept : [`also written ${traditional}`];
}

function showSense(sense: Sense, lexicon: Lexicon): ShownSense {
  const { simplified, traditional, pinyin, glosses } = sense;
  const syllables = pinyin.split(' ').filter((syllable) => /[\p{L}\p{N}]/u.test(syllable));
  const pieces = piecesOf(simplified, syllables) ?? syllables.map((syllable) => ({ sign: '', syllable }));
  return {
    traditional,
    pinyin: writeSense(sense, lexicon) ?? joined(syllables),
    numbered: pieces.map(({ syllable }) => syllable).join(' '),
    zhuyin: pieces.map(({ syllable }) => toZhuyin(syllable.toLowerCase()) ?? syllable).join(' '),
    glosses: [...glosses],
  };
}

/** A character with its syllable, or a run of Latin letters and digits that stands for itself. */
interface Piece {
  readonly sign: string;
  readonly syllable: string;
}

const COUNTED = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;

/** Undefined where the reading has another number of syllables than there are signs. */
function piecesOf(simplified: string, syllables: readonly string[]): Piece[] | undefined {
  let at = 0;
  const pieces = (simplified.match(COUNTED) ?? []).map((sign) => {
    // The dictionary reads 卡拉OK as four: ka3 la1 O K.
    const isRun = !hasHan(sign);
    const syllable = syllables[at];
    at += isRun && syllable?.length === 1 ? sign.length : 1;
    return { sign, syllable: isRun ? sign : (syllable ?? '') };
  });
  return at === syllables.length ? pieces : undefined;
}

/** Syllables in one: an apostrophe where one that begins with a vowel follows; a name within a word begins another. */
function joined(syllables: readonly string[]): string {
  return syllables
    .map((syllable, i) => {
      const lower = toMarks(syllable.toLowerCase());
      const isName = /^\p{Lu}/u.test(syllable);
      const marked = isName ? lower.charAt(0).toUpperCase() + lower.slice(1) : lower;
      if (i === 0) return marked;
      if (isName) return ` ${marked}`;
      return /^[aeo]/i.test(syllable) ? `'${marked}` : marked;
    })
    .join('');
}

/** `[xing4]`, how something is read. */
const READ = /\[([a-z:]+\d(?: [a-z:]+\d)*)\]/gi;
/** `個|个[ge4]`, as the dictionary names another word. */
const NAMED = /(\p{Script=Han}+)(?:\|(\p{Script=Han}+))?(?:\[([^\]]*)\])?/gu;

/** A gloss in plain words: the other words it names in the reader's script, with how they are read. */
export function plainGloss(gloss: string, script: 'simplified' | 'traditional'): string {
  return gloss
    .replaceAll(NAMED, (_, traditional: string, simplified: string | undefined, pinyin?: string) => {
      const named = script === 'traditional' ? traditional : (simplified ?? traditional);
      return pinyin === undefined ? named : `${named} (${joined(pinyin.split(' '))})`;
    })
    .replaceAll(READ, (_, pinyin: string) => joined(pinyin.split(' ')));
}

export interface SenseParts {
  /** What it means. */
  readonly meanings: readonly string[];
  /** What it is counted with, how Taiwan reads it, how else it is read. */
  readonly asides: readonly { readonly label: string; readonly text: string }[];
}

const LABELLED: readonly (readonly [RegExp, string])[] = [
  [/^CL:/, 'Measure word'],
  [/^Taiwan pr\. /, 'In Taiwan'],
  [/^also pr\. /, 'Also read'],
  [/^also written /, 'Also written'],
];

/** What a sense means, and what the dictionary says beside it. */
export function partsOfSense(
  { glosses }: Pick<ShownSense, 'glosses'>,
  script: 'simplified' | 'traditional',
): SenseParts {
  const meanings: string[] = [];
  const asides: { label: string; text: string }[] = [];
  for (const gloss of glosses) {
    const found = LABELLED.find(([pattern]) => pattern.test(gloss));
    if (found === undefined) {
      meanings.push(plainGloss(gloss, script));
      continue;
    }
    const text = gloss.replace(found[0], '');
    // How it is read stands in brackets alone, or behind the words it counts.
    const alone = /^\[([^\]]*)\]$/.exec(text)?.[1];
    asides.push({
      label: found[1],
      text: alone === undefined ? plainGloss(text.replaceAll(',', ', '), script) : joined(alone.split(' ')),
    });
  }
  return { meanings, asides };
}

/** All meanings of a word in one line, those of the sense that was found first. */
export function glossLine({ senses }: ShownWord, script: 'simplified' | 'traditional'): string {
  const meanings = senses.flatMap((sense) => partsOfSense(sense, script).meanings);
  return [...new Set(meanings)].join('; ');
}

/** A word's readings, each once, as rows show them: the sense that was found first. */
export function readingsOf({ senses }: ShownWord): readonly ShownSense[] {
  const seen = new Set<string>();
  return senses.filter(({ numbered }) => {
    const key = numbered.toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
}
