/** For how long an answer is taken for the present one: ms. */
const LATELY = 10_000;

/**
 * What `ask` gives, asked anew when some seconds have passed. For what is asked several times for each card, costs half a
 * millisecond each time, and changes when somebody travels.
 *
 * @param now ms
 */
export function lately<T>(ask: () => T, now: () => number): () => T {
  let last: { readonly answer: T; readonly at: number } | undefined;
  return () => {
    const at = now();
    // A clock that was set back tells nothing of how long it is ago.
    if (last === undefined || at < last.at || at >= last.at + LATELY) last = { answer: ask(), at };
    return last.answer;
  };
}
