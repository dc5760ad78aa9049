/** An entry of a glossary: what lists, cards and look-up show of a term. */
import { signBySign, taiwanReadings } from '../describe/readings.ts';
import { describeWords, dividedWithin } from '../describe/words.ts';
import type { Entry, Occurrence } from '../glossary/entry.ts';
import { termPattern, withoutMarks } from '../glossary/marks.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { toTraditional } from '../lexicon/script.ts';
import type { ChineseWriter } from './chinese.ts';
import type { KnownId } from './ids.ts';
import type { Prepared } from './prepared.ts';

export function compileEntry(
  term: Prepared,
  occurrences: readonly Occurrence[],
  { id, formerIds }: KnownId,
  writer: ChineseWriter,
  lexicon: Lexicon,
  faults: string[],
): Entry {
  const { hanzi, traditional, reading, written, kind, origin, english } = term;
  const at = `${written.file}: ${hanzi}`;
  const { pinyin, syllables } = reading;
  const divided = written.words ? dividedWithin({ hanzi, pinyin, syllables }, written.words) : [];
  if (divided.length > 0)
    faults.push(`${at}: words: ${divided.join(', ')} is divided inside a word of ${pinyin}`);
  const words = describeWords({ hanzi, traditional, pinyin, syllables }, written.words, lexicon);
  const gloss = glossOf(term);
  const taiwan = taiwanReadings({ hanzi, syllables }, lexicon);
  const renderings = written.renderings.map(({ source, ...rendering }) => ({
    ...rendering,
    sources: [source ?? []].flat(),
  }));
  if ((kind === 'person' || kind === 'organisation') && !written.asOf)
    faults.push(`${at}: asOf: missing; on which day is the definition true?`);
  if ((kind === 'policy-term' || kind === 'expression') && !written.usage)
    faults.push(`${at}: usage: missing`);
  return {
    id,
    formerIds: [...formerIds],
    hanzi,
    traditional,
    pinyin,
    pinyinNumbered: signBySign(
      hanzi,
      syllables.map(({ numbered }) => numbered),
    ),
    zhuyin: signBySign(
      hanzi,
      syllables.map(({ zhuyin }) => zhuyin),
    ),
    ...(taiwan.some((zhuyin) => zhuyin !== undefined)
      ? {
          zhuyinTaiwan: signBySign(
            hanzi,
            syllables.map(({ zhuyin }, i) => taiwan[i] ?? zhuyin),
          ),
        }
      : {}),
    ...(gloss ? { gloss } : {}),
    english,
    ...(term.abbreviation ? { abbreviation: term.abbreviation } : {}),
    kind,
    topic: written.topic,
    tags: [...written.tags],
    origin,
    drilled: written.drilled,
    definition: written.definition,
    ...(written.asOf ? { asOf: written.asOf } : {}),
    ...(written.example
      ? {
          example: {
            ...written.example,
            traditional: exampleTraditional(written.example.hanzi, hanzi, traditional),
          },
        }
      : {}),
    words,
    renderings,
    occurrences: [...occurrences],
    quoted: writer.quotedIn([
      written.definition,
      ...words.map((word) => word.gloss),
      ...renderings.map(({ note }) => note),
    ]),
  };
}

/** The supplied one where it is written; else what is printed, its misprints corrected and surnames not in capitals. */
function glossOf({ english, written, kind }: Prepared): string | undefined {
  if (written.english) return written.english;
  const corrected = written.corrections.reduce(
    (gloss, { printed, corrected }) => gloss?.replaceAll(printed, () => corrected),
    english ?? undefined,
  );
  if (corrected === undefined) return undefined;
  if (kind !== 'person') return corrected;
  return corrected.replaceAll(/\b\p{Lu}{2,}\b/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}

/** The example in traditional characters, the term in it exactly as the entry writes it. */
function exampleTraditional(example: string, hanzi: string, traditional: string): string {
  const [written] = termPattern(hanzi).exec(example) ?? [];
  if (written === undefined) return toTraditional(example);
  // Marks inside the term stay where the example has them.
  const forms = Array.from(traditional);
  let next = 0;
  const inExample = Array.from(written, (sign) => (withoutMarks(sign) === '' ? sign : forms[next++]!)).join(
    '',
  );
  return example.split(written).map(toTraditional).join(inExample);
}
