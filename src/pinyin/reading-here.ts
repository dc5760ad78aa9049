/** The reading of a character that is a word by itself, where the words around it decide. */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { NUMERAL } from '../lexicon/numeral.ts';
import { cedictSyllables, readingsOf } from './character.ts';
import { FUNCTION } from './orthography/word-lists.ts';

interface Word {
  readonly hanzi: string;
}

/** Numbered; null where its neighbours do not tell. */
export function readingHere(words: readonly Word[], at: number, lexicon: Lexicon): string | null {
  return particle(words, at, lexicon) ?? wordApart(words, at, lexicon) ?? meantHere(words, at, lexicon);
}

/** Whether any sense of a word is a verb. */
const isVerb = ({ hanzi }: Word, lexicon: Lexicon): boolean =>
  lexicon.senses(hanzi).some(({ glosses }) => glosses.some((gloss) => /^(?:\([^)]*\) ?)?to /.test(gloss)));

/**
 * 为 after a verb, or after 以, is wéi (改写为); 得 after a verb or adjective and 地 after a doubled word or one that
 * describes are particles; 着 after either of 得 and 不 is what a verb attains (睡得着).
 */
function particle(words: readonly Word[], at: number, lexicon: Lexicon): string | null {
  const before = words[at - 1];
  const next = words[at + 1];
  if (!before) return null;
  switch (words[at]!.hanzi) {
    case '为':
    case '為': {
      const follows = words.slice(0, at).some(({ hanzi }) => hanzi === '以');
      return follows || (!/[着了过們们]$/.test(before.hanzi) && isVerb(before, lexicon)) ? 'wei2' : null;
    }
    case '得':
      return next && (before.hanzi.length === 1 || isVerb(before, lexicon)) ? 'de5' : null;
    case '地': {
      const glosses = lexicon.senses(before.hanzi).flatMap((sense) => sense.glosses);
      const describes = /^(.)\1$/u.test(before.hanzi) || glosses.some((gloss) => /ly\b/.test(gloss));
      return next && describes ? 'de5' : null;
    }
    case '着':
    case '著': {
      const verb = words[at - 2];
      return /^[得不]$/.test(before.hanzi) && verb && isVerb(verb, lexicon) ? 'zhao2' : null;
    }
    default:
      return null;
  }
}

/** What stands between the two characters of a verb with its object, where they are taken apart. */
const BETWEEN =
  /^(?:[了着著过過得不到完好起个個次点點场場番回天年]|[一二两兩三四五六七八九十几幾半]+(?:个|個|次|点|點|场|場|番|回|会儿|會兒|天|年)?)$/;
const FURTHEST_APART = 5;

/** A verb of one character, with what is said of how it goes. */
const VERB_AND_HOW = /^(.)[了着著过過得不到完好起]*$/u;

/** 睡得着觉, 理过三次发: a character is read as in the verb of two of which it is the second (睡觉, 理发). */
function wordApart(words: readonly Word[], at: number, lexicon: Lexicon): string | null {
  const { hanzi } = words[at]!;
  if (at === 0 || readingsOf(hanzi, lexicon).length < 2) return null;
  const before = words[at - 1]!.hanzi;
  if (!BETWEEN.test(before) && !/^.[了着著过過得不]/u.test(before)) return null;
  for (let i = at - 1; i >= Math.max(0, at - FURTHEST_APART); i--) {
    const word = words[i]!.hanzi;
    const verb = VERB_AND_HOW.exec(word)?.[1];
    const whole =
      verb !== undefined && (i < at - 1 || word.length > 1)
        ? lexicon.senses(verb + hanzi).find(({ glosses }) => /^to /.test(glosses[0] ?? ''))
        : undefined;
    if (whole) return cedictSyllables(whole.pinyin)[1] ?? null;
    if (!BETWEEN.test(word)) return null;
  }
  return null;
}

/** What 只 counts after; what stands before and behind 干 where it is to do. */
const COUNTS = /^[每这這那哪数數多来來余餘半]$|[几幾]$/;
const INTENDS =
  /^(?:要|能|会|會|想|敢|肯|不|没|沒|在|来|來|去|该|該|可以|应该|應該|一起|都|就|继续|繼續|一直|好好|.*[么麼样樣着著地])$/;
const DONE = /^(?:[过過着著完起出成得]|什么|什麼|啥|这|這|那)/;

/** The meaning of a character that is a word by itself, where its neighbours tell: 三只, but 只写; 还说, but 还钱. */
function meantHere(words: readonly Word[], at: number, lexicon: Lexicon): string | null {
  const before = words[at - 1];
  const next = words[at + 1];
  switch (words[at]!.hanzi) {
    case '只':
      if (before && (NUMERAL.test(before.hanzi) || COUNTS.test(before.hanzi))) return 'zhi1';
      return next && (FUNCTION.has(next.hanzi) || NUMERAL.test(next.hanzi) || isMostlyVerb(next, lexicon))
        ? 'zhi3'
        : null;
    case '还':
    case '還':
      if (!next) return 'huan2';
      return /^[了清完掉]/.test(next.hanzi) || isOwed(next, lexicon) ? 'huan2' : null;
    case '干':
      if ((before && INTENDS.test(before.hanzi)) || (next && DONE.test(next.hanzi))) return 'gan4';
      // 衣服干了: what something has become ends the sentence.
      if (next?.hanzi === '了' && words[at + 2]) return 'gan4';
      // 加油干, but 晒干.
      if (!next && before && before.hanzi.length > 1 && isVerb(before, lexicon)) return 'gan4';
      return before && before.hanzi.length === 1 && isVerb(before, lexicon) ? 'gan1' : null;
    default:
      return null;
  }
}

/** Whether a word is a verb first of all, in one of its senses. */
const isMostlyVerb = ({ hanzi }: Word, lexicon: Lexicon): boolean =>
  lexicon.senses(hanzi).some(({ glosses }) => glosses[0]?.startsWith('to '));

/** What is lent or owed, in the dictionary's English. */
const OWED = /\b(?:debts?|loans?|money|cash|books?|favors?|bills?|accounts?|interest|principal|land)\b/;
const isOwed = ({ hanzi }: Word, lexicon: Lexicon): boolean =>
  lexicon
    .senses(hanzi)
    .some(({ glosses }) => !/^to /.test(glosses[0] ?? '') && glosses.some((gloss) => OWED.test(gloss)));
