/** A term read once for all that speaks of its kind: its characters, its gloss, and what several features ask. */
import type { Kind } from '../../term/kinds.ts';
import type { Lexicon, Sense } from '../../lexicon/lexicon.ts';
import { startsWithSurname } from '../../pinyin/surname.ts';
import { looksLikePerson } from '../names.ts';
import { simplify } from '../script.ts';
import { ORGANISATION_WORD, PLACE_WORD } from './gloss-words.ts';
import { EVENT_END, NO_BODY } from './hanzi-words.ts';
import { shapeOf, type Shape } from './shape.ts';
import { POLICY_AFTER } from './words-around.ts';

export interface KindEvidence {
  readonly hanzi: string;
  readonly english: string | null;
  /** 《》 or 〈〉 around the Chinese. */
  readonly titled: boolean;
  /** Italics (or underline) around the English. */
  readonly emphasised: boolean;
  /** Whether it stands in a reference: a note, with pages, numbers or a year. */
  readonly cited: boolean;
  /** Quotation marks around the English. */
  readonly quoted: boolean;
  /** How the English romanises the Chinese. */
  readonly romanised: 'full' | 'surname' | 'partial' | null;
  /** Whether the dictionary ties any of the English to the characters. */
  readonly translated: boolean;
  readonly abbreviation: boolean;
  /** Whether its number at an exchange stands with it in its bracket. */
  readonly listed?: boolean;
  /** Whether a bracket with publisher and year follows. */
  readonly published?: boolean;
  /** Words directly before and after, lower case. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** What the terms are that it is listed with: 甲 (A), 乙 (B) and 丙 (C). */
  readonly beside?: ReadonlySet<Kind>;
}

/** Evidence with what is asked of it again and again. */
export interface Facts extends Shape {
  readonly evidence: KindEvidence;
  readonly lexicon: Lexicon;
  /** The characters, simplified. */
  readonly plain: string;
  readonly chars: readonly string[];
  readonly size: number;
  /** The English; empty where there is none. */
  readonly gloss: string;
  /** Whether the gloss is one word, or two to four. */
  readonly single: boolean;
  readonly several: boolean;
  readonly senses: readonly Sense[];
  /** Whether the dictionary lists it, and not as a name. */
  readonly isCommon: boolean;
  /** Whether its one word heads a sentence, where its capital says nothing; and whether that is a word in pinyin. */
  readonly isHead: boolean;
  readonly isWord: boolean;
  readonly personLike: boolean;
  /** Whether it is as long as a person's name, and begins with a surname. */
  readonly nameLike: boolean;
  readonly isEvent: boolean;
  /** Whether its characters may name a body of people, and whether its gloss has a word of one, too. */
  readonly isBody: boolean;
  readonly isOrganisation: boolean;
  /** Whether its gloss has a word of a place, and whether it may be one's name. */
  readonly saysPlace: boolean;
  readonly placed: boolean;
  /** Whether the writer calls it a policy behind its name: the “Clear Lake” campaign. */
  readonly isPolicy: boolean;
}

export function factsOf(evidence: KindEvidence, lexicon: Lexicon): Facts {
  const { hanzi, english, before, after, romanised } = evidence;
  // 渡船管理办法（试行）, 湖滨大学（东港）: a state or a place in a bracket is not what it ends with.
  const plain = simplify(hanzi).replace(/(?<=.{3})[（(]\p{Script=Han}{2,5}[)）]$/u, '');
  const chars = Array.from(plain);
  const size = chars.length;
  const gloss = english ?? '';
  const { words, proper, phrase, head } = shapeOf(gloss);
  const single = words.length === 1;
  const senses = lexicon.senses(hanzi);
  const personLike = looksLikePerson(hanzi, lexicon);
  const isCommon = senses.length > 0 && senses.every(({ pinyin }) => /^[a-z]/.test(pinyin));
  // *Guanxi* (关系) at the head of a sentence
  const isHead = isCommon && single && before.length === 0 && !evidence.cited;
  const isEvent = EVENT_END.test(plain) && !/(?:代表大会|协商会议)$/.test(plain);
  const isBody = !isEvent && !NO_BODY.test(plain);
  const saysPlace = PLACE_WORD.test(gloss);
  const isPolicy = proper && !romanised && POLICY_AFTER.test(after[0] ?? '');
  // Every property by name: with the shape spread into it, an engine takes three times as long over all that follows.
  return {
    evidence,
    lexicon,
    plain,
    chars,
    size,
    gloss,
    words,
    proper,
    phrase,
    head,
    single,
    several: words.length >= 2 && words.length <= 4,
    senses,
    isCommon,
    isHead,
    isWord: isHead && evidence.emphasised && romanised === 'full',
    personLike,
    // Of four characters are names with a surname of two: 欧阳玉靖, and not 高质发展.
    nameLike: size >= 2 && (size <= 3 || (size === 4 && personLike)) && startsWithSurname(hanzi, lexicon),
    isEvent,
    isBody,
    isOrganisation: isBody && ORGANISATION_WORD.test(phrase),
    saysPlace,
    placed: (proper || (saysPlace && /^\p{Lu}/u.test(gloss))) && !(isPolicy && evidence.quoted),
    isPolicy,
  };
}
