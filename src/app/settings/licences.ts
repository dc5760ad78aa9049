/** What the app is made of, and under which terms: libraries listed by the build, data listed here. */
import * as v from 'valibot';
import { fetchPart, LoadError } from '../shell/load.ts';

const LibrariesSchema = v.array(
  v.object({
    name: v.string(),
    version: v.string(),
    licence: v.string(),
    source: v.string(),
    text: v.string(),
    inside: v.optional(v.string()),
  }),
);
export type LibraryLicence = v.InferOutput<typeof LibrariesSchema>[number];

/**
 * Reads the list the build writes (build/licences.ts).
 *
 * @throws LoadError
 */
export async function fetchLibraries(): Promise<readonly LibraryLicence[]> {
  const response = await fetchPart(new URL('licences.json', document.baseURI));
  const read = v.safeParse(LibrariesSchema, await response.json().catch(() => undefined));
  if (!read.success) throw new LoadError('broken', 'licences.json is not the list of licences');
  return read.output;
}

export interface DataLicence {
  readonly name: string;
  readonly use: string;
  readonly licence: string;
  readonly terms: string;
  readonly source: string;
}

export const DATA_LICENCES: readonly DataLicence[] = [
  {
    name: 'CC-CEDICT',
    use:
      'Word meanings in the glossary, and the dictionary that is looked up and reads texts you bring. Senses were chosen and ' +
      'shortened to fit each term. What is taken from it stays under the same licence.',
    licence: 'CC BY-SA 4.0',
    terms: 'https://creativecommons.org/licenses/by-sa/4.0/',
    source: 'https://www.mdbg.net/chinese/dictionary?page=cc-cedict',
  },
  {
    name: 'Unihan Database',
    use: 'The radicals of characters.',
    licence: 'Unicode-3.0',
    terms: 'https://www.unicode.org/license.txt',
    source: 'https://www.unicode.org/charts/unihan.html',
  },
  {
    name: 'jieba',
    use: 'Word counts, for dividing Chinese text into words.',
    licence: 'MIT',
    terms: 'https://github.com/fxsjy/jieba/blob/master/LICENSE',
    source: 'https://github.com/fxsjy/jieba',
  },
  {
    name: 'OpenCC',
    use:
      'Traditional forms of the terms, converted when the glossary is built; and how Taiwan and Hong Kong write a word, on ' +
      'its page and in what is looked up. Words of computing that mean something else besides are left out.',
    licence: 'Apache-2.0',
    terms: 'https://www.apache.org/licenses/LICENSE-2.0',
    source: 'https://github.com/BYVoid/OpenCC',
  },
  {
    name: 'Make Me a Hanzi, in hanzi-writer-data',
    use:
      'How characters are written: outlines and middle lines of their strokes, made of the fonts AR PL KaitiM GB and ' +
      'AR PL UKai, © 1999 Arphic Technology Co., Ltd., and © 2016 Shaunak Kishore. Packed, and rounded to whole ' +
      'numbers. The licence in full is listed below, under hanzi-writer-data.',
    licence: 'Arphic Public License',
    terms: 'https://github.com/chanind/hanzi-writer-data/blob/master/ARPHICPL.TXT',
    source: 'https://github.com/skishore/makemeahanzi',
  },
  {
    name: 'SQLite',
    use: 'Opens and writes the packages of Anki; compiled to WebAssembly by sql.js.',
    licence: 'Public domain',
    terms: 'https://www.sqlite.org/copyright.html',
    source: 'https://www.sqlite.org',
  },
  {
    name: 'Noto Serif SC',
    use: 'The Song face, cut to the characters in use and named Tifa Song.',
    licence: 'SIL Open Font License 1.1',
    terms: 'https://openfontlicense.org/open-font-license-official-text/',
    source: 'https://github.com/notofonts/noto-cjk',
  },
];
