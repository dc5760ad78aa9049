/** The radicals of characters by Unihan's kRSUnicode (radicals.txt, written by build/unihan-radicals.ts). */
import { readFileSync } from 'node:fs';

/** Beside the code, in a package, too (build/command.ts). */
export const RADICALS = new URL('radicals.txt', import.meta.url);

let radicals: ReadonlyMap<string, string> | undefined;

/**
 * The radical a character is counted under, in its full form (水, not 氵); a simplified one (讠) for characters
 * that are simplified in it.
 *
 * @throws RangeError for what is no character of the block U+4E00 to U+9FFF
 */
export function radicalOf(char: string): string {
  radicals ??= readTable(readFileSync(RADICALS, 'utf8'));
  const radical = radicals.get(char);
  if (radical === undefined) throw new RangeError(`${char} is in no list of radicals`);
  return radical;
}

function readTable(table: string): ReadonlyMap<string, string> {
  return new Map(
    table
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .flatMap((line) => {
        const [, form = '', characters = ''] = line.split('\t');
        return Array.from(characters, (character) => [character, form] as const);
      }),
  );
}
