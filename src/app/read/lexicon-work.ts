/** What workers do with the dictionary: open it once, say how terms are read, tell what went wrong. */
import { describeTerm, type Described } from '../../describe/describe.ts';
import { simplify, traditionalise } from '../../extract/script.ts';
import { openLexicon, type Lexicon } from '../../lexicon/lexicon.ts';
import type { CantoneseReadings } from '../../pinyin/index.ts';
import { loadKept, unpacked, type KeptFile } from '../offline/kept-file.ts';
import type { Wanted } from './term-list.ts';

export type Opening = { readonly type: 'fetching'; readonly bytes: number } | { readonly type: 'opening' };

let lexicon: Promise<Lexicon> | undefined;

/**
 * The dictionary, opened at the first call.
 *
 * @throws LoadError; the next call then tries again
 */
export function openKeptLexicon(file: KeptFile, progress: (opening: Opening) => void): Promise<Lexicon> {
  return (lexicon ??= open(file, progress));
}

async function open(file: KeptFile, progress: (opening: Opening) => void): Promise<Lexicon> {
  try {
    const packed = await loadKept(file, (bytes) => progress({ type: 'fetching', bytes }));
    progress({ type: 'opening' });
    return openLexicon(new Uint8Array(await unpacked(packed).arrayBuffer()));
  } catch (error) {
    lexicon = undefined;
    throw error;
  }
}

export function describeWanted(
  {
    hanzi,
    kind,
    traditional,
    romanisation,
    english,
    reading,
    division,
  }: Wanted & { readonly division?: readonly string[] },
  lexicon: Lexicon,
  cantonese?: CantoneseReadings,
): Described {
  const term = {
    hanzi,
    simplified: simplify(hanzi),
    traditional: traditional ?? traditionalise(hanzi, lexicon),
    kind,
    ...(romanisation !== undefined && { romanisation }),
    ...(english !== undefined && { english }),
    ...(reading !== undefined && { reading }),
    ...(division !== undefined && { division }),
  };
  return describeTerm(term, lexicon, cantonese);
}
