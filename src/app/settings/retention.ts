/** What a desired retention means, in plain figures. */

/**
 * How long intervals are at a desired retention, as a multiple of those at nine in ten: FSRS-6's forgetting curve
 * R(t) = (1 + f·t/S)^(−w20) with f set so that R(S) = 0.9, solved for t
 * (https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm).
 *
 * @param retention 0 to 1
 * @param weights the parameters of FSRS-6, of which the 21st shapes the curve
 */
export function intervalFactor(retention: number, weights: readonly number[]): number {
  const decay = -(weights[20] ?? 0.5);
  const factor = 0.9 ** (1 / decay) - 1;
  return (retention ** (1 / decay) - 1) / factor;
}

/** As a sentence for the learner: what comes back when, and how much work that is beside the usual 90 %. */
export function retentionSentence(retention: number, weights: readonly number[]): string {
  const factor = intervalFactor(retention, weights);
  const days = Math.round(100 * factor);
  const forgotten = Math.round((1 - retention) * 100);
  const work = Math.round(100 / factor);
  const load =
    Math.abs(work - 100) < 3
      ? 'This is the usual balance.'
      : `That is about ${work} reviews where 90 % needs 100.`;
  return `Of 100 terms asked when they are due, you will have forgotten about ${forgotten}. What would wait 100 days at 90 % waits ${days}. ${load}`;
}
