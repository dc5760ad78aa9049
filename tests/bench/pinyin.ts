/**
 * Measures readings against CC-CEDICT: of its words of two Han characters and more, how many get exactly the
 * reading the dictionary lists (any of them, where it lists several), tone for tone?
 *
 *     npx tsx tests/bench/pinyin.ts [every-nth]
 *
 * Since ours looks words up in that very dictionary, the honest figure is the last: each word is withheld from
 * the lexicon while it is read. Names of people, places and things are listed with capitals and reported apart.
 */
import { pinyin } from 'pinyin-pro';
import { loadLexicon, readLexiconText } from '../../src/cli/lexicon.ts';
import type { Lexicon } from '../../src/lexicon/lexicon.ts';
import { cedictSyllables } from '../../src/pinyin/character.ts';
import { romanise } from '../../src/pinyin/index.ts';
import { loadPhrases } from '../../src/pinyin/phrases.ts';
import { readNumbered, writeNumbered } from '../../src/pinyin/syllable.ts';

const every = Number(process.argv[2] ?? 1);
const lexicon = await loadLexicon();
const listed = new Map<string, Set<string>>();
const proper = new Set<string>();
for (const line of (await readLexiconText()).split('\n')) {
  const [word, , reading] = line.split('\t');
  if (!word || !reading || !/^\p{Script=Han}{2,}$/u.test(word)) continue;
  if (!listed.has(word)) listed.set(word, new Set());
  listed.get(word)!.add(cedictSyllables(reading).join(' '));
  if (/^[A-Z]/.test(reading)) proper.add(word);
}
const words = [...listed.keys()].filter((_, i) => i % every === 0);

function withheld(word: string): Lexicon {
  return {
    longest: lexicon.longest,
    reach: lexicon.reach,
    has: (w) => w !== word && lexicon.has(w),
    count: (w) => (w === word ? 0 : lexicon.count(w)),
    senses: (w) => (w === word ? [] : lexicon.senses(w)),
    readings: (w) => (w === word ? [] : lexicon.readings(w)),
  };
}

function byPinyinPro(word: string): string {
  return pinyin(word, { type: 'array', toneType: 'num', toneSandhi: false })
    .map((syllable) => {
      const read = readNumbered(syllable);
      return read ? writeNumbered(read) : syllable;
    })
    .join(' ');
}

const withoutNeutral = (reading: string) => reading.replace(/\d/g, '');

function measure(name: string, read: (word: string) => string) {
  const start = performance.now();
  let right = 0;
  let bases = 0;
  let common = 0;
  let commonRight = 0;
  const missed: string[] = [];
  for (const word of words) {
    const reading = read(word);
    const readings = listed.get(word)!;
    const isRight = readings.has(reading);
    if (isRight) right++;
    else missed.push(`${word} ${reading} (${[...readings].join(', ')})`);
    if ([...readings].some((r) => withoutNeutral(r) === withoutNeutral(reading))) bases++;
    if (!proper.has(word)) {
      common++;
      if (isRight) commonRight++;
    }
  }
  const seconds = (performance.now() - start) / 1000;
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`;
  console.log(
    `${name.padEnd(44)} ${percent(right, words.length)} exact, ${percent(bases, words.length)} but for tones, ` +
      `${percent(commonRight, common)} of common words, ${((1e6 * seconds) / words.length).toFixed(0)} µs a word`,
  );
  if (process.env['MISSED']) console.log(missed.slice(0, Number(process.env['MISSED'])).join('\n'));
}

console.log(`${words.length} words of CC-CEDICT`);
measure('pinyin-pro', byPinyinPro);
measure('ours', (word) => romanise(word, { lexicon }).numbered);
measure('ours, the word withheld', (word) => romanise(word, { lexicon: withheld(word) }).numbered);
const loading = performance.now();
await loadPhrases();
console.log(`the complete dictionary loaded in ${((performance.now() - loading) / 1000).toFixed(1)} s`);
measure('pinyin-pro, complete dictionary', byPinyinPro);
measure(
  'ours, withheld, with it as the fallback',
  (word) => romanise(word, { lexicon: withheld(word) }).numbered,
);
