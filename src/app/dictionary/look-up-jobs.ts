/** Searches the dictionary, in a worker. */
import { segment } from '../../lexicon/segment.ts';
import { openDictionary, type Dictionary, type Word } from '../../look-up/dictionary/index.ts';
import { FIRST_QUERIES } from '../../look-up/finder.ts';
import { foldLatin, hasHan, plainSigns, readPinyinQuery } from '../../look-up/fold.ts';
import { toZhuyin } from '../../pinyin/syllable.ts';
import { isKept, loadKept, unpacked, type KeptFile } from '../offline/kept-file.ts';
import { detailsOf, reasonOf } from '../read/lexicon-reasons.ts';
import type { FactsOf } from './character-facts.ts';
import { isGuess } from '../../look-up/hits.ts';
import type { AboutWord, FoundInDictionary, Job, Report, ShownWord } from './messages.ts';
import { showWord } from './show-word.ts';

let opening: Promise<Dictionary | null> | undefined;

/** Does one job; whatever goes wrong is reported. */
export async function workOnLookUp(
  job: Job,
  factsOf: FactsOf,
  report: (report: Report) => void,
): Promise<void> {
  try {
    const dictionary = await (opening ??= open(job.lexicon));
    if (dictionary === null) {
      // It may be fetched before the next.
      opening = undefined;
      return report({ type: 'failed', job: job.job, reason: 'absent', details: job.lexicon.address });
    }
    if (job.type === 'open') {
      // What is done for the first time takes many times as long: not when the first letter is typed.
      for (const query of FIRST_QUERIES) findIn(dictionary, query);
      report({ type: 'open', job: job.job });
    } else if (job.type === 'find')
      report({ type: 'found', job: job.job, found: findIn(dictionary, job.query) });
    else report({ type: 'word', job: job.job, about: aboutWord(dictionary, job.characters, factsOf) });
  } catch (error) {
    opening = undefined;
    report({ type: 'failed', job: job.job, reason: reasonOf(error), details: detailsOf(error) });
  }
}

/** Null where it is not on the device: to fetch it is for the reader to decide. */
async function open(file: KeptFile): Promise<Dictionary | null> {
  if (!(await isKept(file))) return null;
  const packed = await loadKept(file, () => undefined);
  return openDictionary(new Uint8Array(await unpacked(packed).arrayBuffer()), toZhuyin);
}

/** More are not shown: the query is better narrowed. */
export const MOST_WORDS = 60;
/** So many of the characters that sound as was typed stand among the words; all of them by themselves. */
const CHARACTERS_AMONG = 2;
/** Of a longer phrase the beginning is divided. */
const LONGEST_PHRASE = 200;
const MOST_PARTS = 40;

export function findIn(dictionary: Dictionary, query: string): FoundInDictionary {
  const show = (word: Word) => showWord(word, dictionary.lexicon);
  const { hits, total } = dictionary.find(query, 2 * MOST_WORDS);
  const plain = plainSigns(query);
  const characters = hasHan(plain)
    ? charactersOf(plain).map((char) => dictionary.word(char))
    : hits.filter((hit) => hit.rank === 'exact' && isSoundOf(hit, plain));
  const alone = new Set(hasHan(plain) ? [] : characters.slice(CHARACTERS_AMONG).map((word) => word!.hanzi));
  const isDivided = hasHan(plain) && !/[*?]/.test(plain) && hits[0]?.rank !== 'exact';
  const best = hits[0]?.rank ?? null;
  const meant = isGuess(best) ? dictionary.suggest(query) : undefined;
  return {
    query,
    words: hits
      .filter(({ hanzi }) => !alone.has(hanzi))
      .slice(0, MOST_WORDS)
      .map(show),
    total: total - alone.size,
    best,
    parts: isDivided ? partsOf(dictionary, plain).map(show) : [],
    characters:
      characters.length > 1 ? characters.flatMap((word) => (word === undefined ? [] : [show(word)])) : [],
    ...(meant !== undefined && { meant }),
  };
}

/** Whether a single character sounds as was typed. */
function isSoundOf({ hanzi, senses }: Word, plain: string): boolean {
  const sound = readPinyinQuery(plain);
  if (sound === undefined || Array.from(hanzi).length > 1) return false;
  return foldLatin(senses[0]!.pinyin).replace(/[^a-z]/g, '') === sound.letters;
}

const charactersOf = (text: string): string[] =>
  [...new Set(text.match(/\p{Script=Han}/gu))].slice(0, MOST_PARTS);

/** The words of a phrase that the dictionary lists, each once. */
function partsOf(dictionary: Dictionary, phrase: string): Word[] {
  const words = segment(phrase.slice(0, LONGEST_PHRASE), dictionary.lexicon);
  if (words.filter((word) => hasHan(word)).length < 2) return [];
  return [...new Set(words)].slice(0, MOST_PARTS).flatMap((word) => dictionary.word(word) ?? []);
}

export function aboutWord(dictionary: Dictionary, characters: string, factsOf: FactsOf): AboutWord {
  const show = (word: Word): ShownWord => showWord(word, dictionary.lexicon);
  const word = dictionary.word(characters);
  const { hits, total } = dictionary.containing(word?.hanzi ?? characters, MOST_WORDS);
  const isOne = Array.from(characters).length < 2;
  const parts =
    word === undefined
      ? partsOf(dictionary, characters)
      : isOne
        ? []
        : charactersOf(characters).flatMap((char) => dictionary.word(char) ?? []);
  const forms = [characters, word?.hanzi ?? '', ...(word?.senses ?? []).map((sense) => sense.traditional)];
  return {
    characters,
    signs: charactersOf(forms.join('')).flatMap((sign) => {
      const facts = factsOf(sign);
      return facts === undefined ? [] : [{ sign, ...facts }];
    }),
    word: word === undefined ? null : show(word),
    parts: parts.map(show),
    containing: hits.map(show),
    containingCount: total,
  };
}
