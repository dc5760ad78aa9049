/**
 * The first of the whole numbers from `from` to `to` at which `holds`, or `to` where it holds at none before it: what is
 * asked of must be in order, so that where it holds once it holds from there on. Asks O(log n) times, never at `to`.
 */
export function firstWhere(from: number, to: number, holds: (at: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    // No shift and no sum of the two: of moments either is too large.
    const middle = low + Math.floor((high - low) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
