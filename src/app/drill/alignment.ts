/** Sets what was expected beside what was typed, where the latter can be divided in several ways. */

/** What was typed, as all the ways to divide it: for each place the pieces that can begin there. */
export interface Way<B> {
  readonly steps: readonly (readonly { readonly b: B; readonly end: number }[])[];
  readonly end: number;
}

/** One piece after the other, each what it is. */
export const oneWay = <B>(pieces: readonly B[]): Way<B> => ({
  steps: pieces.map((b, i) => [{ b, end: i + 1 }]),
  end: pieces.length,
});

/** One place of an alignment: both, only what was expected, or only what was typed. */
interface Aligned<A, B> {
  readonly a: A | null;
  readonly b: B | null;
}

interface Alignment<A, B> {
  readonly steps: readonly Aligned<A, B>[];
  /** Infinite where what was typed cannot be read to its end. */
  readonly cost: number;
}

/**
 * The cheapest alignment of what was expected with what was typed, and with it the division that fits: setting two
 * together costs what `cost` says, not typing what was expected what `leftOut` says, and typing what was not
 * expected 1.
 */
export function align<A, B>(
  as: readonly A[],
  { steps: typed, end: last }: Way<B>,
  cost: (a: A, b: B) => number,
  leftOut: (a: A) => number,
): Alignment<A, B> {
  const width = last + 1;
  const costs = new Float64Array((as.length + 1) * width).fill(Infinity);
  const choices = new Map<number, { readonly step: Aligned<A, B>; readonly next: number }>();
  costs[as.length * width + last] = 0;
  for (let i = as.length; i >= 0; i--) {
    for (let j = last; j >= 0; j--) {
      const here = i * width + j;
      const offer = (price: number, next: number, step: Aligned<A, B>) => {
        if (price + costs[next]! >= costs[here]!) return;
        costs[here] = price + costs[next]!;
        choices.set(here, { step, next });
      };
      const a = as[i];
      if (i < as.length) {
        for (const { b, end } of typed[j] ?? []) offer(cost(a!, b), (i + 1) * width + end, { a: a!, b });
        offer(leftOut(a!), (i + 1) * width + j, { a: a!, b: null });
      }
      for (const { b, end } of typed[j] ?? []) offer(1, i * width + end, { a: null, b });
    }
  }
  const steps: Aligned<A, B>[] = [];
  for (let at = choices.get(0); at !== undefined; at = choices.get(at.next)) steps.push(at.step);
  return { steps, cost: costs[0]! };
}
