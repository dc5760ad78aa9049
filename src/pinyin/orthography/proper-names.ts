/** Names of countries and places among the parts of a term: what is capitalised, hyphenated and kept apart. */
import type { Lexicon, Sense } from '../../lexicon/lexicon.ts';
import { NUMERAL } from '../../lexicon/numeral.ts';
import { cedictSyllables, HAN, sizeOf } from '../character.ts';
import { FUNCTION, GENERIC, MINOR, NATURAL, SHORT_PLACES, SUFFIX } from './word-lists.ts';
import { cut, hyphenated, joinTo, pair, wordPart, type WordPart } from './word-part.ts';

/**
 * Countries, regions and provinces cut to one character, side by side: Zhōng-Měi, Jīng-Zàng (6.1.1.7). The
 * dictionary lists them as abbreviations, and a character that is a particle as well is not taken for one.
 */
export function mergeCountries(list: readonly WordPart[], lexicon: Lexicon): WordPart[] {
  const isSingle = (p: WordPart) => sizeOf(p.hanzi) === 1;
  const short = list.map((p) =>
    p.role === 'country' && isSingle(p)
      ? p.readings[0]!.numbered
      : p.role === 'word' && isSingle(p) && (p.hanzi === '中' || !FUNCTION.has(p.hanzi))
        ? abbreviationOf(p.hanzi, lexicon)
        : undefined,
  );
  const marked = list.map((p, i): WordPart => {
    const reading = short[i];
    // 西辽河: a direction that begins a name is no country before a river.
    const isDirection = i === 0 && /^[东東西南北]$/.test(p.hanzi);
    if (reading === undefined || isDirection || !(short[i - 1] || short[i + 1])) return p;
    const readings = p.readings.map((r) =>
      r.evidence === 'printed' || reading === ''
        ? r
        : { ...r, numbered: reading, evidence: 'dictionary' as const },
    );
    const follows = short[i - 1] !== undefined && !(i === 1 && /^[东東西南北]$/.test(list[0]!.hanzi));
    return { ...p, readings, capital: true, role: 'country', joint: follows ? '-' : p.joint };
  });
  // 沪深港通: what goes from place to place and is named by one character is a name, too.
  const [before, last] = marked.slice(-2);
  return marked.length > 2 && before!.role === 'country' && last!.role === 'word' && isSingle(last!)
    ? [...marked.slice(0, -1), { ...last!, capital: true, role: 'generic' }]
    : marked;
}

/** A direction before a region that itself begins with one is part of its name: Zhōngdōng'ōu, Dōngnányà. */
export function mergeDirections(list: readonly WordPart[]): WordPart[] {
  const merged: WordPart[] = [];
  for (const p of list) {
    const last = merged.at(-1);
    const isOfRegion = /^[东西南北中東]$/.test(last?.hanzi ?? '') && /^[东西南北東]./.test(p.hanzi);
    // 东北|亚, which the dictionary writes as two.
    const isOfContinent = /^[东西南北中東]{2}$/.test(last?.hanzi ?? '') && /^[亚亞欧歐非美]$/.test(p.hanzi);
    if (last && p.capital && (isOfRegion || isOfContinent)) {
      joinTo(last, p);
      last.capital = true;
    } else merged.push(p);
  }
  return merged;
}

/** 金山|银山: what is formed like the word beside it, which is no entry, is no name, whatever place is called so. */
export function commonBesideAlike(list: readonly WordPart[]): WordPart[] {
  const isLike = (p: WordPart, other: WordPart | undefined) =>
    other !== undefined &&
    !other.capital &&
    other.sense === undefined &&
    sizeOf(other.hanzi) === 2 &&
    other.hanzi.slice(-1) === p.hanzi.slice(-1);
  return list.map((p, i) =>
    p.capital && sizeOf(p.hanzi) === 2 && (isLike(p, list[i - 1]) || isLike(p, list[i + 1]))
      ? { ...p, capital: false }
      : p,
  );
}

const abbreviations = new WeakMap<Lexicon, Map<string, string | undefined>>();

/** The reading of a character as the short name of a country or region; undefined where it is none. */
export function abbreviationOf(char: string, lexicon: Lexicon): string | undefined {
  let known = abbreviations.get(lexicon);
  if (!known) abbreviations.set(lexicon, (known = new Map()));
  if (!known.has(char)) known.set(char, findAbbreviation(char, lexicon));
  return known.get(char);
}

function findAbbreviation(char: string, lexicon: Lexicon): string | undefined {
  const sense = lexicon
    .senses(char)
    .find(
      ({ pinyin, glosses }) =>
        /^[A-Z]/.test(pinyin) &&
        glosses.some((gloss) =>
          /\babbr\. (?:for|to)\b|\bshort name for\b|^\(bound form\) [A-Z]|^[A-Z]\w+ \(abbr\.\)/.test(gloss),
        ) &&
        glosses.some((gloss) => !/surname/.test(gloss)),
    );
  if (sense) return cedictSyllables(sense.pinyin)[0];
  return SHORT_PLACES[char];
}

/** What bodies of the state and the Party are called in short. */
export const BODY = /[部委办辦局署厅廳院会會]$/;

/**
 * Short names of institutions are one word: what ends in what a body is called after a character that no word begins with
 * (国|侨办, 银|保监会), and what 中 begins of a company (中|石油, 中|航|工业).
 */
export function mergeShortNames(list: readonly WordPart[], lexicon: Lexicon): readonly WordPart[] {
  const [first, second, ...others] = list;
  if (!first || !second || sizeOf(first.hanzi) !== 1 || NUMERAL.test(first.hanzi)) return list;
  if (
    list.some((p) => p.joint !== ' ' || !HAN.test(p.hanzi)) ||
    lexicon.senses(second.hanzi).some(namesPlace)
  )
    return list;
  const isOfChina = first.hanzi === '中';
  const sizes = list.map((p) => sizeOf(p.hanzi)).join();
  const isShort = /^(?:1,2|1,1,1)$/.test(sizes) && (isOfChina || BODY.test(list.at(-1)!.hanzi));
  const isOfShort =
    sizes === '1,3' &&
    lexicon.senses(second.hanzi).some(({ glosses }) => glosses.some((gloss) => /\babbr\./.test(gloss)));
  const isFirm = isOfChina && /^1,1(?:,[2-9])+$/.test(sizes);
  if (!isShort && !isOfShort && !isFirm) return list;
  const joined = (isFirm ? [second] : list.slice(1)).reduce(pair, {
    ...first,
    readings: [...first.readings],
  });
  return [{ ...joined, capital: true, role: 'name' }, ...(isFirm ? others : [])];
}

/**
 * Specific and generic part of a place, each a capitalised word (6.2.2.1). What qualifies either by one syllable is
 * joined to it (6.2.2.2): Xīliáo Hé, Cháoyángménnèi Nánxiǎojiē.
 */
export function nameParts(divided: readonly WordPart[], lexicon: Lexicon): WordPart[] {
  const list = withWholeGeneric(divided);
  const hanzi = list.map((p) => p.hanzi).join('');
  const chars = Array.from(hanzi);
  const whole: WordPart = {
    ...wordPart(
      hanzi,
      list.flatMap((p) => p.readings),
    ),
    capital: true,
    role: 'name',
  };
  /** Each a capitalised word, but for little ones and what the hyphen of an ordinal leads to: Dì-yī. */
  const asNames = (parts: readonly WordPart[]): WordPart[] =>
    parts.map((p, i) => ({
      ...p,
      capital: p.capital || !(MINOR.has(p.hanzi) || parts[i - 1]?.hanzi === '第'),
      ...(i > 0 && i === parts.length - 1 && GENERIC.includes(p.hanzi) && { role: 'generic' as const }),
    }));
  const [only] = list;
  if (list.length === 1 && only!.sense) return asNames(ofOneEntry(only!));
  const size = (p: WordPart) => Array.from(p.hanzi).length;
  const isListed = (p: WordPart) => p.capital && size(p) > 1;
  // 长|江: of an entry that was divided.
  const isInnerGeneric = (p: WordPart, i: number) =>
    i > 0 && i < list.length - 1 && p.capital && p.sense === undefined && NATURAL.has(p.hanzi);
  const names = list.filter(
    (p, i) => (isListed(p) || isInnerGeneric(p, i)) && !(i === list.length - 1 && GENERIC.includes(p.hanzi)),
  );
  // 6.2.2.4: villages and market towns are one word.
  if (/[庄莊屯集店堡营營寨沟溝]$/.test(hanzi) && chars.length < 5) return [whole];
  const byWords = nameBeforeWords(list, lexicon);
  if (byWords) return asNames(byWords);
  const tail = tailOf(chars);
  const words = list.every((p) => size(p) > 1);
  // Several names, or words alone, are written one by one: 浙江省温州市.
  const isCountries =
    list.some((p) => p.role === 'country') &&
    !list.some(
      (p, i) => size(p) === 1 && p.role === 'word' && !(i === list.length - 1 && GENERIC.includes(p.hanzi)),
    );
  if (names.length > 1 || !tail || (words && tail.generic.length === 0) || isCountries) {
    if (names.length === 0 && !isCountries && !words) return [whole];
    return asNames(list);
  }
  const { generic, qualified } = tail;
  const head = chars.length - qualified.length - generic.length;
  // 温州, 汉州: a seat of one syllable keeps its 州. 6.2.2.3: villages and the like, whose generic is part of the name.
  if ((generic === '州' && head < 2) || (/^[村桥橋]$/.test(generic) && names.length === 0)) return [whole];
  // 前海, 洋山: a water or a mountain of two characters would be listed; what lies there is called so as a whole.
  if (chars.length === 2 && NATURAL.has(generic) && !lexicon.has(hanzi)) return [whole];
  if (words && names.length === 0 && qualified === '' && list.length > 2) return asNames(list);
  const generics = genericWords(chars.length - head, qualified !== '');
  // 斯里兰卡|汉班托塔|港: a name that the dictionary has before one that it has not.
  const first = names.length === 1 && names[0] === list[0] && qualified === '' ? size(names[0]!) : 0;
  if (first > 0 && head - first > 1)
    return cut(whole, [first, head - first, ...generics]).map((p) => ({
      ...p,
      capital: true,
      role: 'generic',
    }));
  const lengths = [head, ...generics];
  const parts = cut(whole, lengths).map((p) => ({ ...p, capital: true, role: 'generic' as const }));
  // Regions named by one character each take hyphens: Jīng-Zàng Gāosù Gōnglù, Hù-Níng-Háng Dìqū.
  const short = chars.slice(0, head);
  // 西藏, 西辽: what a direction begins is one name.
  if (
    head < 2 ||
    qualified !== '' ||
    /^[东東西南北]$/.test(short[0]!) ||
    !short.every((char) => abbreviationOf(char, lexicon))
  )
    return parts;
  return [
    ...hyphenated(
      cut(
        parts[0]!,
        short.map(() => 1),
      ),
    ).map((p) => ({ ...p, capital: true, role: 'country' as const })),
    ...parts.slice(1),
  ];
}

/** 新|区 and 大|桥 at the end of a name are its generic, whatever else the two may be: Singapore, or a beauty of old. */
function withWholeGeneric(list: readonly WordPart[]): readonly WordPart[] {
  const [one, other] = list.slice(-2);
  if (
    list.length < 3 ||
    !one ||
    !other ||
    sizeOf(one.hanzi) > 1 ||
    !GENERIC.includes(one.hanzi + other.hanzi)
  )
    return list;
  return [
    ...list.slice(0, -2),
    pair({ ...one, readings: [...one.readings], joint: ' ', role: 'word' }, other),
  ];
}

/**
 * A name with words behind it that say what is there is written by words: 海南|自由|贸易港, 秦山|核电站. Null for what is a
 * name throughout, with a generic or without.
 */
function nameBeforeWords(list: readonly WordPart[], lexicon: Lexicon): WordPart[] | null {
  const isWord = (p: WordPart) =>
    p.role === 'word' && !GENERIC.includes(p.hanzi) && isCommonNoun(p.hanzi, lexicon);
  const first = list.findIndex(isWord);
  // 龙港区: one character is no name.
  if (list.slice(0, Math.max(0, first)).every((p) => sizeOf(p.hanzi) === 1) && first < 2) return null;
  const last = list.at(-1)!;
  const generic = GENERIC.includes(last.hanzi) ? last : undefined;
  const words = list.slice(first, generic && -1);
  if (!words.every((p) => isWord(p) || MINOR.has(p.hanzi))) return null;
  const parts = [...joinUnlisted(list.slice(0, first)), ...words];
  if (generic === undefined) return parts;
  // 贸易港, 合作区; of one word it may be the name: 光明|区.
  const isSuffix = SUFFIX.has(generic.hanzi) && !MINOR.has(words.at(-1)!.hanzi);
  if (words.length > 1 && isSuffix) return [...parts.slice(0, -1), pair({ ...parts.at(-1)! }, generic)];
  return [...parts, generic];
}

/** A word for a kind of thing, by itself or before a suffix (试验区), that names no place and no street (小巷). */
function isCommonNoun(word: string, lexicon: Lexicon): boolean {
  const chars = Array.from(word);
  if (chars.length < 2 || (QUALIFIERS.includes(chars[0]!) && QUALIFIED.test(chars.slice(1).join(''))))
    return false;
  const senses = lexicon.senses(word);
  if (senses.length === 0)
    return (
      chars.length > 2 && SUFFIX.has(chars.at(-1)!) && isCommonNoun(chars.slice(0, -1).join(''), lexicon)
    );
  return senses.some(({ pinyin }) => /^[a-z]/.test(pinyin)) && !senses.some(namesPlace);
}

/** Characters in a row that no entry joins are one name: 前海, 加勒万. */
function joinUnlisted(list: readonly WordPart[]): WordPart[] {
  const joined: WordPart[] = [];
  const isUnlisted = (p: WordPart | undefined) =>
    p?.role === 'word' && sizeOf(p.hanzi) === 1 && !MINOR.has(p.hanzi);
  list.forEach((p, i) => {
    const last = joined.at(-1);
    const goesOn = isUnlisted(p) || (p.role === 'number' && sizeOf(p.hanzi) === 1 && p.hanzi !== '第');
    if (last && goesOn && p.joint === ' ' && isUnlisted(list[i - 1])) joinTo(last, p);
    else joined.push({ ...p, readings: [...p.readings] });
  });
  return joined;
}

/** 汾河 "Fen River": the dictionary lists name and generic as one word, and says what the generic is. */
function ofOneEntry(p: WordPart): WordPart[] {
  const length = Array.from(p.hanzi).length;
  const generic = GENERIC.find((g) => p.hanzi.endsWith(g) && length > Array.from(g).length);
  const english = generic && ENGLISH[generic];
  const isNamed =
    english &&
    p.sense!.glosses.some((gloss) =>
      new RegExp(`^(?:the )?[A-Z][\\w'’-]+ (?:${english})(?![a-z])`).test(gloss),
    );
  return isNamed ? cut(p, [length - generic.length, generic.length]) : [p];
}

/** What a generic is called in the dictionary's English. */
const ENGLISH: Readonly<Record<string, string>> = {
  江: 'River',
  河: 'River',
  湖: 'Lake',
  海: 'Sea',
  山: 'Mountains?|Mountain [Rr]ange|Range|Hills?',
  岛: 'Island',
  島: 'Island',
  湾: 'Bay|Gulf',
  灣: 'Bay|Gulf',
  路: 'Road|Street|St\\.',
  街: 'Street|Avenue',
  县: '[Cc]ounty',
  縣: '[Cc]ounty',
};

/** What a generic is qualified by: where it lies, how old or large it is. */
const QUALIFIERS = '东東西南北中前后後左右上下内內外新老旧舊大小横橫直正';
/** Generics that a qualifier is joined to: streets and waters. */
const QUALIFIED = /^(?:街|路|巷|道|河|江|渠|胡同)$/;

/** The generic a name ends in, with what qualifies it; the name proper keeps a character at least. */
function tailOf(chars: readonly string[]): { qualified: string; generic: string } | null {
  const hanzi = chars.join('');
  let generic = GENERIC.find((g) => hanzi.endsWith(g) && chars.length > Array.from(g).length);
  if (!generic) {
    // 东四十条: the number of a lane.
    const lane = /(?:十[一二三四五六七八九]?|[一二三四五六七八九])[条條]$/.exec(hanzi)?.[0];
    return lane && chars.length > lane.length
      ? { qualified: lane.slice(0, -1), generic: lane.slice(-1) }
      : null;
  }
  // 小街 after other qualifiers is qualified itself.
  const inner = Array.from(generic)[0]!;
  const isQualified =
    QUALIFIERS.includes(inner) && Array.from(generic).length === 2 && QUALIFIED.test(generic.slice(1));
  if (isQualified && chars.length > 3 && QUALIFIERS.includes(chars.at(-3)!)) generic = generic.slice(1);
  const end = chars.length - Array.from(generic).length;
  let head = end;
  while (head > 1 && QUALIFIERS.includes(chars[head - 1]!) && QUALIFIED.test(generic)) head--;
  // 朝阳门内 is where it is: the inside of a gate belongs to the gate.
  if (/[门門]/.test(chars[head - 1] ?? '') && head < end && /^[内內外]$/.test(chars[head]!)) head++;
  return { qualified: chars.slice(head, end).join(''), generic };
}

/** 高速公路 and 特别行政区 are two words; a qualified generic is one. */
function genericWords(length: number, isQualified: boolean): number[] {
  return isQualified || length < 4 ? [length] : [2, length - 2];
}

/** Whether the dictionary glosses a part as a place. */
export function isPlaceName(p: WordPart): boolean {
  return p.sense !== undefined && namesPlace(p.sense);
}

/** Whether a sense is a place's name. */
export function namesPlace({ pinyin, glosses }: Sense): boolean {
  return (
    /^[A-Z]/.test(pinyin) &&
    glosses.some((gloss) =>
      /\b(?:city|province|county|district|prefecture|capital|river|region)\b|^see /i.test(gloss),
    )
  );
}
