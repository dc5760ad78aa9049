/** OpenCC's tables of characters, `A B|C D E|…`: a character, then its counterparts, the commonest first. */

const BLANK = 0x20;

/**
 * Gives each pair of a table, the first counterpart alone, in its order. A table is made while the first text waits:
 * nearly all pairs are two code units, and are read without a piece being cut out.
 *
 * @param single takes pairs of two code units
 * @param other takes all others
 */
export function readPairs(
  table: string,
  single: (from: number, to: number) => void,
  other?: (from: string, to: string) => void,
): void {
  for (let at = 0; at < table.length;) {
    const bar = table.indexOf('|', at);
    const end = bar < 0 ? table.length : bar;
    const isSingle =
      table.charCodeAt(at + 1) === BLANK && (at + 3 === end || table.charCodeAt(at + 3) === BLANK);
    if (isSingle) single(table.charCodeAt(at), table.charCodeAt(at + 2));
    else if (other) {
      const [from, to] = table.slice(at, end).split(' ', 2);
      if (from && to) other(from, to);
    }
    at = end + 1;
  }
}
