/** Joins what the dictionary leaves apart: pairs, affixes, and single characters that are no words of their own. */
import type { Lexicon } from '../../lexicon/lexicon.ts';
import { NUMERAL } from '../../lexicon/numeral.ts';
import { HAN, usualForm } from '../character.ts';
import type { CharacterReading } from '../reading.ts';
import { BODY, isPlaceName } from './proper-names.ts';
import {
  BETWEEN,
  COMPLEMENT,
  ENCLITIC,
  FINAL,
  FUNCTION,
  GENERIC,
  MEASURE,
  PREFIX,
  SUFFIX,
  transcribedLength,
} from './word-lists.ts';
import { cut, hyphenated, joinTo, pair, sizeOf, wordPart, type WordPart } from './word-part.ts';

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

const COMES: ReadonlySet<string> = new Set(['来', '來', '去']);

/** 爸爸妈妈 is two words, each light at its end. */
function isKinship(parts: readonly WordPart[]): boolean {
  return (
    parts.length === 2 && parts.every(({ sense, readings }) => sense && readings[1]?.numbered.endsWith('5'))
  );
}

/** A single character commoner than this in jieba's corpus is taken for a word of its own beside another. */
const FREE_COUNT = 10_000;

/**
 * Joins single characters to their neighbours where they are affixes or bound morphemes.
 *
 * @param isEntry whether these are the parts of one entry, of which no others are known to be words
 */
export function mergeSingles(list: readonly WordPart[], lexicon: Lexicon, isEntry = false): WordPart[] {
  const size = (p: WordPart | undefined) => (p ? sizeOf(p.hanzi) : 0);
  const isContent = (p: WordPart | undefined): p is WordPart =>
    !!p && p.role === 'word' && !FUNCTION.has(p.hanzi) && p.hanzi !== '第' && HAN.test(p.hanzi);
  const isSingleContent = (p: WordPart | undefined): p is WordPart =>
    isContent(p) && size(p) === 1 && !p.capital;
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
        p.hanzi !== '得' &&
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
    // 6.1.2.1: a verb that is all there is (进行了) makes no sentence with its particle.
    const isLoneVerb = p.hanzi === '了' && !next && merged.length === 1 && list.length === 2;
    if (
      last &&
      isContent(last) &&
      ENCLITIC.has(p.hanzi) &&
      (!endsSentence || isLoneVerb || (p.hanzi === '了' && BETWEEN_VERBS.has(merged.at(-2)?.hanzi ?? ''))) &&
      (!/^[过過]$/.test(p.hanzi) || isVerb(last, lexicon)) &&
      !(/[们們]$/.test(last.hanzi) || (next && /^[着著了]$/.test(next.hanzi)))
    ) {
      joinTo(last, /^[过過]$/.test(p.hanzi) && p.readings[0]!.evidence !== 'printed' ? light(p) : p);
      continue;
    }
    if (
      last &&
      /^[为為]$/.test(p.hanzi) &&
      p.readings[0]!.numbered === 'wei2' &&
      isSingleContent(last) &&
      isVerb(last, lexicon) &&
      !list.some(({ hanzi }) => hanzi === '以')
    ) {
      // 6.1.2.4: 化为, 选为.
      joinTo(last, p);
      continue;
    }
    // 蓄能, 氢能: energy, where no verb follows that it could be the auxiliary of.
    if (
      last &&
      p.hanzi === '能' &&
      last.joint === ' ' &&
      isSingleContent(last) &&
      !(next && (FUNCTION.has(next.hanzi) || isVerb(next, lexicon)))
    ) {
      joinTo(last, p);
      continue;
    }
    // 重庆市|长: who heads a place is a word, and the place is named without its generic.
    if (last?.capital && /^[长長]$/.test(p.hanzi) && /^[省市县縣区區州镇鎮乡鄉]$/.test(last.hanzi)) {
      joinTo(last, p);
      last.capital = false;
      last.role = 'word';
      continue;
    }
    // 6.1.1.1: where something is, after its noun: light and apart.
    if (
      last &&
      ((isContent(last) && !last.capital && isPlaceWord(last)) ||
        (last.capital && GENERIC.includes(last.hanzi))) &&
      LIGHT_LOCATIVE.has(p.hanzi) &&
      (!next || FUNCTION.has(next.hanzi))
    ) {
      if (p.hanzi !== '下' || size(last) === 1) {
        merged.push(light(p));
        continue;
      }
    }
    if (last && last.joint === ' ' && isContent(last) && isContent(p) && size(last) >= 2 && !p.capital) {
      const generic = last.capital && GENERIC.includes(p.hanzi) && isPlaceName(last);
      if (generic) {
        merged.push({ ...p, capital: true, role: 'generic' });
        continue;
      }
    }
    if (
      last &&
      last.joint === ' ' &&
      isContent(last) &&
      size(last) >= 2 &&
      !p.capital &&
      isSuffix(p, next) &&
      !isNounOfItsOwn(p, last, next, lexicon)
    ) {
      // 国防|科|工|局: three at the end that end in what a body is called are its short name.
      const [, second, third] = list.slice(i);
      if (
        isSingleContent(second) &&
        isSingleContent(third) &&
        list.length === i + 3 &&
        BODY.test(third.hanzi) &&
        !SUFFIX.has(second.hanzi)
      ) {
        merged.push(pair(pair(p, second), third));
        i += 2;
        continue;
      }
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
      isPrefix(p, next) &&
      next &&
      next.joint === ' ' &&
      isContent(next) &&
      !next.capital &&
      !(p.hanzi === '半' && last?.role === 'measure') &&
      (size(next) >= 2 || !isSingleContent(list[i + 2]) || PREFIX.has(next.hanzi))
    ) {
      joinTo(p, copy(next));
      i++;
      // 副总工程师: one prefix before another.
      const following = list[i + 1];
      if (
        size(next) === 1 &&
        PREFIX.has(next.hanzi) &&
        isContent(following) &&
        !following.capital &&
        size(following) >= 2
      ) {
        joinTo(p, copy(following));
        i++;
      }
      merged.push(p);
      continue;
    }
    // 六中|全会: the sixth plenum.
    if (p.role === 'number' && next?.hanzi === '中' && /^全[会會]$/.test(list[i + 2]?.hanzi ?? '')) {
      merged.push({ ...pair(p, next), role: 'word' });
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
        (end === i || (list[end]!.joint === ' ' && !/^[过過着著]$/.test(list[end]!.hanzi)))
      )
        end++;
      merged.push(...joinRun(list.slice(i, end).map(copy), lexicon, isContent(list[end]), isEntry));
      i = end - 1;
      continue;
    }
    merged.push(p);
  }
  return merged;
}

/** A light syllable. */
function light(p: WordPart): WordPart {
  return { ...p, readings: p.readings.map((r) => ({ ...r, numbered: r.numbered.replace(/\d$/, '5') })) };
}

/** Where something may be: not a preposition, a pronoun or a determiner, nor a measure. */
const isPlaceWord = (p: WordPart): boolean => p.role === 'word' && !/[们們]$/.test(p.hanzi);
const LIGHT_LOCATIVE: ReadonlySet<string> = new Set(['上', '里', '裡', '裏', '下']);
/** Words that put one verb beside another, so that the 了 of the last belongs to it. */
const BETWEEN_VERBS: ReadonlySet<string> = new Set(['并', '並', '和', '或']);

/** 自 is a prefix before a word (自组织) and a preposition before a place or a time. */
function isPrefix(p: WordPart, next: WordPart | undefined): boolean {
  if (p.hanzi !== '自') return PREFIX.has(p.hanzi);
  return (
    !!next &&
    Array.from(next.hanzi).length === 2 &&
    next.role === 'word' &&
    next.sense !== undefined &&
    !isPlaceName(next)
  );
}

/** 会 and the like are suffixes only where no verb follows that they could be an auxiliary of. */
function isSuffix(p: WordPart, next: WordPart | undefined): boolean {
  // 办公室|令|第16号, 牢牢|端|在, 自己|手|中
  if (p.hanzi === '令' && next?.hanzi.startsWith('第')) return false;
  if (next && /^[在到]$/.test(next.hanzi)) return false;
  if (p.hanzi === '手' && next && /^[中里裡上]$/.test(next.hanzi)) return false;
  return SUFFIX.has(p.hanzi) && (!FUNCTION.has(p.hanzi) || !next || FUNCTION.has(next.hanzi));
}

/** 学习|党|的, 以来|党|的: whose something is, after a verb or a time. */
const isNounOfItsOwn = (p: WordPart, last: WordPart, next: WordPart | undefined, lexicon: Lexicon): boolean =>
  /^[党黨国國军軍民人]$/.test(p.hanzi) &&
  next?.hanzi === '的' &&
  (/[以之](?:来|來|后|後|前)$/.test(last.hanzi) || isAct(last, lexicon));

function isFree(p: WordPart, lexicon: Lexicon): boolean {
  return lexicon.count(p.hanzi) >= FREE_COUNT;
}

/**
 * Two bound morphemes make a word, and so do two that are counted as one; two free words do so only where nothing
 * follows that the second could govern (家风, but 党|管|媒体), nor is governed by the first (看|信); four make two pairs.
 */
function joinRun(run: WordPart[], lexicon: Lexicon, governs: boolean, isEntry: boolean): WordPart[] {
  if (run.length === 1) return run;
  // 塔西佗: a name of another language that is not listed.
  if (!isEntry && run.length > 2 && transcribedLength(run.map(({ hanzi }) => hanzi)) === run.length)
    return [{ ...run.reduce(pair), capital: true, role: 'name' }];
  if (run.length === 4) return hyphenated([pair(run[0]!, run[1]!), pair(run[2]!, run[3]!)]);
  // 降|网费: what is done, and to what is paid for a thing.
  const [act, thing, suffix] = run;
  if (
    !isEntry &&
    run.length === 3 &&
    /^[费費税稅价價]$/.test(suffix!.hanzi) &&
    /^to /.test(lexicon.senses(act!.hanzi)[0]?.glosses[0] ?? '') &&
    !isKnown(act!.hanzi + thing!.hanzi, lexicon) &&
    !/^to /.test(lexicon.senses(thing!.hanzi)[0]?.glosses[0] ?? 'to ')
  )
    return [act!, pair(thing!, suffix!)];
  // 碳|达峰: what does something, and what it does.
  if (
    !isEntry &&
    run.length === 3 &&
    isAct(thing!, lexicon) &&
    !isAct(act!, lexicon) &&
    !SUFFIX.has(suffix!.hanzi) &&
    !isKnown(act!.hanzi + thing!.hanzi, lexicon)
  )
    return [act!, pair(thing!, suffix!)];
  const isCounted = (i: number) =>
    !isEntry && run[i + 1] !== undefined && isKnown(run[i]!.hanzi + run[i + 1]!.hanzi, lexicon);
  const isUrged = ADJECTIVE.has(run[0]!.hanzi) && /^[来來去走]$/.test(run[1]!.hanzi);
  if (run.length === 2 && isUrged) return run;
  if (
    run.length === 2 &&
    (isCounted(0) || !(governs || (!isEntry && isVerbWithNoun(run[0]!, run[1]!, lexicon))))
  )
    return [pair(run[0]!, run[1]!)];
  const joined: WordPart[] = [];
  for (let i = 0; i < run.length; i++) {
    const next = run[i + 1];
    const bound = next && !(isFree(run[i]!, lexicon) && isFree(next, lexicon));
    const known = isCounted(i);
    // 降|网费: the next two are a word, and these are none.
    if (next && (known || (!isCounted(i + 1) && (bound || COMPLEMENT.has(next.hanzi))))) {
      joined.push(pair(run[i]!, next));
      i++;
    } else {
      const last = joined.at(-1);
      // A third one over: an affix of the pair before.
      if (last && !next && sizeOf(last.hanzi) === 2 && SUFFIX.has(run[i]!.hanzi)) joinTo(last, run[i]!);
      else joined.push(run[i]!);
    }
  }
  return joined;
}

/** A verb first of all, where it is no surname. */
const isAct = (p: WordPart, lexicon: Lexicon): boolean =>
  /^(?:\([^)]*\) ?)?to /.test(
    lexicon.senses(p.hanzi).find(({ pinyin }) => /^[a-z]/.test(pinyin))?.glosses[0] ?? '',
  );

const isVerb = (p: WordPart, lexicon: Lexicon): boolean =>
  lexicon.senses(p.hanzi).some(({ glosses }) => glosses.some((gloss) => /^(?:\([^)]*\) ?)?to /.test(gloss)));

/** 看信: an act, and a thing that is no affix; both words of their own. */
function isVerbWithNoun(verb: WordPart, noun: WordPart, lexicon: Lexicon): boolean {
  const means = (p: WordPart, test: RegExp) =>
    lexicon.senses(p.hanzi)[0]?.glosses.some((gloss) => test.test(gloss)) === true;
  return (
    isFree(verb, lexicon) &&
    isFree(noun, lexicon) &&
    !COMPLEMENT.has(noun.hanzi) &&
    means(verb, /^to /) &&
    !/^to /.test(lexicon.senses(noun.hanzi)[0]?.glosses[0] ?? 'to ') &&
    !means(verb, /^(?!to )[a-z]+$/)
  );
}

/** Whether characters that the dictionary does not list together were counted as a word. */
function isKnown(hanzi: string, lexicon: Lexicon): boolean {
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

const ADJECTIVE: ReadonlySet<string> = new Set(
  '全 高 低 大 小 新 旧 舊 老 好 坏 壞 多 少 长 長 短 快 慢 强 強 弱 深 浅 淺 重 轻 輕 真 假 软 軟 硬 热 熱 冷 远 遠 近 早 晚'.split(
    ' ',
  ),
);

/** Particles and the like that are part of no other word here. */
const STRICT: ReadonlySet<string> = new Set(
  '的地得之和与與及或等了着著过過把被将將是在从從对對以于於让讓由到很不半其',
);
