/** Compares extracted terms with an expected list the way a reader would: case, articles and quotes aside. */
import type { Term } from '../../src/extract/index.ts';

export interface Expected {
  readonly hanzi: string;
  /** Other ways of reading the same characters. */
  readonly alike?: readonly string[];
  /** What a reader may give as the gloss; an empty string for none. */
  readonly english: readonly string[];
  readonly abbreviation: readonly string[];
  readonly kinds: readonly string[];
  readonly suspect: boolean;
  /** In standard orthography, where it is told. */
  readonly pinyin?: string;
}

/** Reads `hanzi  english | english  abbreviation  kind | kind  pinyin  suspect`, a term a line, `#` for notes. */
export function readExpected(tsv: string): Expected[] {
  return tsv
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [hanzi = '', english = '', abbreviation = '', kind = '', , suspect] = line.split('\t');
      const alternatives = (cell: string) => cell.split(' | ').filter(Boolean);
      return {
        hanzi,
        english: english.split(' | '),
        abbreviation: alternatives(abbreviation),
        kinds: alternatives(kind),
        suspect: suspect === 'suspect',
      };
    });
}

export const fold = (english: string | null) =>
  (english ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[“”"'‘’*_]/g, '')
    .replace(/^(the|an?) /, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Characters as they are compared: without blanks and title marks. */
export const bare = (hanzi: string) => hanzi.normalize('NFC').replace(/[\s《》]/g, '');

export interface Score {
  /** Over pairs of hanzi and exact English. */
  readonly f1: number;
  readonly right: number;
  readonly found: number;
  readonly expected: number;
  readonly wrong: readonly string[];
}

export function score(
  terms: readonly Pick<Term, 'hanzi' | 'english' | 'kind' | 'abbreviation'>[],
  expected: readonly Expected[],
): Score {
  const byHanzi = new Map(terms.map((term) => [bare(term.hanzi), term]));
  const wrong: string[] = [];
  let right = 0;
  for (const want of expected) {
    const term = [want.hanzi, ...(want.alike ?? [])]
      .map((hanzi) => byHanzi.get(bare(hanzi)))
      .find((found) => found !== undefined);
    if (!term) {
      wrong.push(`${want.hanzi}: missing`);
      continue;
    }
    if (want.english.some((e) => fold(e) === fold(term.english))) right += 1;
    else wrong.push(`${want.hanzi}: "${term.english}" for "${want.english.join(' | ')}"`);
    if (want.kinds.length > 0 && !want.kinds.includes(term.kind))
      wrong.push(`${want.hanzi}: ${term.kind} for ${want.kinds.join(' | ')}`);
    if (want.abbreviation.length > 0 && !want.abbreviation.includes(term.abbreviation ?? ''))
      wrong.push(
        `${want.hanzi}: ${term.abbreviation ?? 'no abbreviation'} for ${want.abbreviation.join(' | ')}`,
      );
  }
  const wanted = new Set(expected.flatMap((e) => [e.hanzi, ...(e.alike ?? [])].map(bare)));
  for (const [hanzi, term] of byHanzi)
    if (!wanted.has(hanzi)) wrong.push(`${hanzi}: not wanted ("${term.english}")`);
  const precision = byHanzi.size ? right / byHanzi.size : 0;
  const recall = expected.length ? right / expected.length : 0;
  return {
    f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0,
    right,
    found: byHanzi.size,
    expected: expected.length,
    wrong,
  };
}
