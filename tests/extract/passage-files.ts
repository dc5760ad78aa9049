/**
 * Passages kept as plain text, many to a file of `passages/`, so that anyone can add one without quoting a character.
 *
 * A passage begins with `=== style`; its text runs to a line `==>`; then come its terms, one a line:
 * `hanzi = English | another English # kind | another kind, ABBR @ pinyin`. Nothing after the `=` means that the text gives
 * no English; pinyin is told in some files only. `甲 ~ 乙` are two ways of reading the characters. A line that begins with
 * `#` before the first passage is a remark.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KINDS } from '../../src/term/kinds.ts';
import type { Expected } from './scoring.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'passages');

export interface WrittenPassage {
  readonly file: string;
  readonly style: string;
  readonly text: string;
  readonly terms: readonly Expected[];
}

/** The files of passages, by name without `.txt`, in order. */
export const passageFiles = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => name.slice(0, -'.txt'.length))
    .sort();

/** All passages of one file. Throws where one is not written as told above, and says which. */
export function passagesIn(file: string): WrittenPassage[] {
  const [, ...pieces] = readFileSync(join(folder, `${file}.txt`), 'utf8').split(/^=== /mu);
  return pieces.map((piece) => {
    const [, style = '', text, list] = /^(.*)\n([^]*?)\n==>\n([^]*)$/u.exec(piece) ?? [];
    if (text === undefined || list === undefined) throw new Error(`${file}: a passage without ==>: ${piece}`);
    const terms = list
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const [, hanzi, english, told, pinyin] =
          /^(.+?) =(?: (.*?))?(?: # (.+?)(?: @ (.+))?)?$/u.exec(line.trimEnd()) ?? [];
        const [kindsPrinted, ...abbreviation] = told?.split(', ') ?? [];
        const kinds = kindsPrinted?.split(' | ') ?? [];
        if (hanzi === undefined || kinds.some((k) => !(KINDS as readonly string[]).includes(k)))
          throw new Error(`${file}, ${style}: not a term: ${line}`);
        return {
          hanzi: hanzi.split(' ~ ')[0]!,
          alike: hanzi.split(' ~ ').slice(1),
          english: (english ?? '').split(' | '),
          kinds,
          abbreviation,
          suspect: false,
          ...(pinyin !== undefined && { pinyin }),
        };
      });
    return { file, style, text, terms };
  });
}
