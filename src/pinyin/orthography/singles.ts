/** Single characters that no entry joins to their neighbours: which are affixes, bound morphemes, or words of their own. */
import type { Lexicon } from '../../lexicon/lexicon.ts';
import { HAN, sizeOf } from '../character.ts';
import { isKnown, isPlaceWord } from './join.ts';
import { BODY, isPlaceName } from './proper-names.ts';
import {
  ADJECTIVE,
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
import { hyphenated, joinTo, light, pair, type WordPart } from './word-part.ts';

/** A single character among its neighbours. */
interface Here {
  /** A part of its own: rules may join others to it. */
  readonly p: WordPart;
  /** All parts, and where it stands among them. */
  readonly list: readonly WordPart[];
  readonly at: number;
  readonly next: WordPart | undefined;
  /** What stands before it, joined already, and the last of that. */
  readonly merged: WordPart[];
  readonly last: WordPart | undefined;
  readonly lexicon: Lexicon;
  readonly isEntry: boolean;
}

/** Joins a character, or leaves it apart, and tells how many parts that has used; 0 where it has nothing to say of it. */
type Rule = (here: Here) => number;

/** The first that has something to say decides. */
const RULES: readonly Rule[] = [
  joinParticle,
  joinWei,
  joinEnergy,
  joinHeadOfPlace,
  keepLocative,
  keepGeneric,
  joinSuffix,
  joinPrefix,
  joinPlenum,
  joinNumeral,
  joinNeighbours,
];

/**
 * Joins single characters to their neighbours where they are affixes or bound morphemes.
 *
 * @param isEntry whether these are the parts of one entry, of which no others are known to be words
 */
export function mergeSingles(list: readonly WordPart[], lexicon: Lexicon, isEntry = false): WordPart[] {
  if (areTwoPairs(list)) {
    const [a, b, c, d] = list.map(copy) as [WordPart, WordPart, WordPart, WordPart];
    return hyphenated([pair(a, b), pair(c, d)]);
  }
  const merged: WordPart[] = [];
  for (let at = 0; at < list.length;) {
    const p = copy(list[at]!);
    const here = { p, list, at, next: list[at + 1], merged, last: merged.at(-1), lexicon, isEntry };
    let used = 0;
    if (p.joint === ' ' && sizeOf(p.hanzi) === 1)
      for (const rule of RULES) if ((used = rule(here)) > 0) break;
    if (used === 0) merged.push(p);
    at += Math.max(1, used);
  }
  return merged;
}

const copy = (p: WordPart): WordPart => ({ ...p, readings: [...p.readings] });

const isContent = (p: WordPart | undefined): p is WordPart =>
  p?.role === 'word' && !FUNCTION.has(p.hanzi) && p.hanzi !== '第' && HAN.test(p.hanzi);

const isSingleContent = (p: WordPart | undefined): p is WordPart =>
  isContent(p) && sizeOf(p.hanzi) === 1 && !p.capital;

/** 劝和促谈, 有法可依: four characters that make a term by themselves are two pairs, whatever they are elsewhere. */
const areTwoPairs = (list: readonly WordPart[]): boolean =>
  list.length === 4 &&
  list.every(
    (p) =>
      sizeOf(p.hanzi) === 1 &&
      p.joint === ' ' &&
      p.role === 'word' &&
      !p.capital &&
      !BETWEEN.has(p.hanzi) &&
      p.hanzi !== '得' &&
      HAN.test(p.hanzi),
  );

/** 6.1.2.1: a particle with the verb before it; alone where it ends the sentence, but for a verb that is all there is (进行了). */
function joinParticle({ p, list, next, merged, last, lexicon }: Here): number {
  if (!isContent(last) || !ENCLITIC.has(p.hanzi)) return 0;
  const isPast = /^[过過]$/.test(p.hanzi);
  if (isPast && !isVerb(last, lexicon)) return 0;
  if (/[们們]$/.test(last.hanzi) || (next && /^[着著了]$/.test(next.hanzi))) return 0;
  const endsSentence = p.hanzi === '了' && (!next || FINAL.has(next.hanzi));
  const isLoneVerb = !next && merged.length === 1 && list.length === 2;
  if (endsSentence && !isLoneVerb && !BETWEEN_VERBS.has(merged.at(-2)?.hanzi ?? '')) return 0;
  joinTo(last, isPast && p.readings[0]!.evidence !== 'printed' ? light(p) : p);
  return 1;
}

/** 6.1.2.4: 化为, 选为. */
function joinWei({ p, list, last, lexicon }: Here): number {
  if (!/^[为為]$/.test(p.hanzi) || p.readings[0]!.numbered !== 'wei2') return 0;
  if (!isSingleContent(last) || !isVerb(last, lexicon) || list.some(({ hanzi }) => hanzi === '以')) return 0;
  joinTo(last, p);
  return 1;
}

/** 蓄能, 氢能: energy, where no verb follows that it could be the auxiliary of. */
function joinEnergy({ p, next, last, lexicon }: Here): number {
  if (p.hanzi !== '能' || last?.joint !== ' ' || !isSingleContent(last)) return 0;
  if (next && (FUNCTION.has(next.hanzi) || isVerb(next, lexicon))) return 0;
  joinTo(last, p);
  return 1;
}

/** 重庆市|长: who heads a place is a word, and the place is named without its generic. */
function joinHeadOfPlace({ p, last }: Here): number {
  if (!last?.capital || !/^[长長]$/.test(p.hanzi) || !/^[省市县縣区區州镇鎮乡鄉]$/.test(last.hanzi)) return 0;
  joinTo(last, p);
  last.capital = false;
  last.role = 'word';
  return 1;
}

/** 6.1.1.1: where something is, after its noun: light and apart. */
function keepLocative({ p, next, merged, last }: Here): number {
  if (!last || !LIGHT_LOCATIVE.has(p.hanzi) || (next && !FUNCTION.has(next.hanzi))) return 0;
  const isPlace = last.capital ? GENERIC.includes(last.hanzi) : isContent(last) && isPlaceWord(last);
  if (!isPlace || (p.hanzi === '下' && sizeOf(last.hanzi) !== 1)) return 0;
  merged.push(light(p));
  return 1;
}

/** The generic of a place that the dictionary has: a word of its own. */
function keepGeneric({ p, merged, last }: Here): number {
  if (last?.joint !== ' ' || !isContent(last) || !isSingleContent(p) || sizeOf(last.hanzi) < 2) return 0;
  if (!last.capital || !GENERIC.includes(p.hanzi) || !isPlaceName(last)) return 0;
  merged.push({ ...p, capital: true, role: 'generic' });
  return 1;
}

function joinSuffix({ p, list, at, next, merged, last, lexicon, isEntry }: Here): number {
  if (last?.joint !== ' ' || !isContent(last) || sizeOf(last.hanzi) < 2 || p.capital) return 0;
  if (!isSuffix(p, next) || isNounOfItsOwn(p, last, next, lexicon)) return 0;
  if (!isEntry && hasStoodAlone(p, merged)) return 0;
  // 国防|科|工|局: three at the end that end in what a body is called are its short name.
  const third = list[at + 2];
  if (
    isSingleContent(next) &&
    isSingleContent(third) &&
    list.length === at + 3 &&
    BODY.test(third.hanzi) &&
    !SUFFIX.has(next.hanzi)
  ) {
    merged.push(pair(pair(p, next), third));
    return 3;
  }
  // 两用|物|项: with a bound morpheme that ends the run it is a word instead.
  if (
    isContent(next) &&
    sizeOf(next.hanzi) === 1 &&
    !SUFFIX.has(next.hanzi) &&
    !isFree(next, lexicon) &&
    !isSingleContent(third)
  ) {
    merged.push(pair(p, copy(next)));
    return 2;
  }
  joinTo(last, p);
  return 1;
}

function joinPrefix({ p, list, at, next, merged, last, lexicon }: Here): number {
  if (!isPrefix(p, next) || next?.joint !== ' ' || !isContent(next) || next.capital) return 0;
  if (p.hanzi === '半' && last?.role === 'measure') return 0;
  const isSingle = sizeOf(next.hanzi) < 2;
  const following = list[at + 2];
  // 反|送中: listed, though commoner words divide it.
  if (isSingle && following?.joint === ' ' && lexicon.has(next.hanzi + following.hanzi)) {
    merged.push([p, next, following].map(copy).reduce(pair));
    return 3;
  }
  if (isSingle && isSingleContent(following) && !PREFIX.has(next.hanzi)) return 0;
  joinTo(p, copy(next));
  merged.push(p);
  // 副总工程师: one prefix before another.
  const isOfMore =
    isSingle &&
    PREFIX.has(next.hanzi) &&
    isContent(following) &&
    !following.capital &&
    sizeOf(following.hanzi) >= 2;
  if (!isOfMore) return 2;
  joinTo(p, copy(following));
  return 3;
}

/** 六中|全会: the sixth plenum. */
function joinPlenum({ p, list, at, next, merged }: Here): number {
  if (p.role !== 'number' || next?.hanzi !== '中' || !/^全[会會]$/.test(list[at + 2]?.hanzi ?? '')) return 0;
  merged.push({ ...pair(p, next), role: 'word' });
  return 2;
}

/** A numeral and a noun that is no measure: an abbreviation such as 三农, one word, as 九合一 is. */
function joinNumeral({ p, list, at, next, merged, lexicon }: Here): number {
  if (p.role !== 'number' || next === undefined) return 0;
  const isListed = FUNCTION.has(next.hanzi) && lexicon.has(p.hanzi + next.hanzi) && !MEASURE.has(next.hanzi);
  if (next.hanzi === '合一' || (isListed && isContent(list[at + 2]))) {
    merged.push({ ...pair(p, next), role: 'word' });
    return 2;
  }
  if (!isSingleContent(next) || MEASURE.has(next.hanzi)) return 0;
  const afterNext = list[at + 2];
  if (isContent(afterNext) && sizeOf(afterNext.hanzi) === 1) return 0;
  merged.push({ ...pair(p, next), role: 'word' });
  return 2;
}

/** A stretch of single characters that no entry joins. */
function joinNeighbours({ p, list, at, merged, lexicon, isEntry }: Here): number {
  if (!isContent(p) || p.capital) return 0;
  let end = at + 1;
  while (isSingleContent(list[end]) && list[end]!.joint === ' ' && !/^[过過着著]$/.test(list[end]!.hanzi))
    end++;
  const run = list.slice(at, end).map(copy);
  const isPair = run.length === 2 && !isEntry;
  const areApart = isPair && (hasStoodAlone(p, merged) || isDoneTowards(run, merged.at(-1), lexicon));
  merged.push(...(areApart ? run : joinRun(run, lexicon, isContent(list[end]), isEntry)));
  return end - at;
}

/** 党|管|干部|党|管|人才: what has stood alone does so again. */
const hasStoodAlone = (p: WordPart, merged: readonly WordPart[]): boolean =>
  merged.some(({ hanzi }) => hanzi === p.hanzi);

/** 跟|党|走: whom something is done with or to, behind its preposition, and what is done. */
const isDoneTowards = ([whom, act]: readonly WordPart[], before: WordPart | undefined, lexicon: Lexicon) =>
  TOWARDS.has(before?.hanzi ?? '') && !isAct(whom!, lexicon) && isAct(act!, lexicon);

const TOWARDS: ReadonlySet<string> = new Set(['跟', '向', '对', '對', '给', '給', '替', '朝']);

/** A single character commoner than this in jieba's corpus is taken for a word of its own beside another. */
const FREE_COUNT = 10_000;

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
