/**
 * The log-linear model of choosing a gloss: maximum conditional likelihood with a Gaussian prior, found by L-BFGS.
 * Deterministic: no random start, no random order.
 */

/** One mention: its candidates, each with its features; which are right. No candidate right means none at all is. */
export interface Example {
  /** Pairs of feature and value, candidate by candidate. */
  readonly candidates: readonly (readonly (readonly [feature: number, value: number])[])[];
  readonly right: readonly number[];
}

/** The negative log-likelihood of weights (the last one is that of no gloss), with its gradient. */
export function loss(
  examples: readonly Example[],
  w: Float64Array,
  prior: Float64Array,
  strength: number,
): { value: number; gradient: Float64Array } {
  const none = w.length - 1;
  const gradient = new Float64Array(w.length);
  let value = 0;
  for (let i = 0; i < w.length; i++) {
    const off = w[i]! - prior[i]!;
    value += (strength / 2) * off * off;
    gradient[i] = strength * off;
  }
  for (const { candidates, right } of examples) {
    const scores = candidates.map((features) => features.reduce((sum, [f, v]) => sum + w[f]! * v, 0));
    scores.push(w[none]!);
    const isRight = new Set(right.length > 0 ? right : [candidates.length]);
    const top = Math.max(...scores);
    let all = 0;
    let good = 0;
    const parts = scores.map((score, i) => {
      const part = Math.exp(score - top);
      all += part;
      if (isRight.has(i)) good += part;
      return part;
    });
    value += Math.log(all) - Math.log(Math.max(good, 1e-300));
    parts.forEach((part, i) => {
      const pull = part / all - (isRight.has(i) ? part / Math.max(good, 1e-300) : 0);
      if (pull === 0) return;
      if (i === candidates.length) gradient[none]! += pull;
      else for (const [f, v] of candidates[i]!) gradient[f]! += pull * v;
    });
  }
  return { value, gradient };
}

const MOST_STEPS = 200;
const MEMORY = 10;
const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

/** Weights of the least loss, from `prior` on. */
export function fit(examples: readonly Example[], prior: Float64Array, strength: number): Float64Array {
  let w: Float64Array = Float64Array.from(prior);
  let now = loss(examples, w, prior, strength);
  const moves: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let step = 0; step < MOST_STEPS; step++) {
    const direction = now.gradient.map((g) => -g);
    const alphas: number[] = [];
    for (const { s, y, rho } of [...moves].reverse()) {
      const alpha = rho * dot(s, direction);
      alphas.push(alpha);
      for (let i = 0; i < direction.length; i++) direction[i]! -= alpha * y[i]!;
    }
    const last = moves[moves.length - 1];
    if (last) {
      const scale = 1 / (last.rho * dot(last.y, last.y));
      for (let i = 0; i < direction.length; i++) direction[i]! *= scale;
    }
    moves.forEach(({ s, y, rho }, n) => {
      const beta = rho * dot(y, direction);
      const alpha = alphas[alphas.length - 1 - n]!;
      for (let i = 0; i < direction.length; i++) direction[i]! += (alpha - beta) * s[i]!;
    });
    const slope = dot(direction, now.gradient);
    if (slope > -1e-9) return w;
    let length = moves.length === 0 ? 1 / Math.max(1, Math.sqrt(dot(now.gradient, now.gradient))) : 1;
    let next = now;
    let tried = w;
    for (let halvings = 0; halvings < 40; halvings++, length /= 2) {
      tried = w.map((x, i) => x + length * direction[i]!);
      next = loss(examples, tried, prior, strength);
      if (next.value <= now.value + 1e-4 * length * slope) break;
    }
    const s = tried.map((x, i) => x - w[i]!);
    const y = next.gradient.map((g, i) => g - now.gradient[i]!);
    const curve = dot(s, y);
    if (curve > 1e-12) {
      moves.push({ s, y, rho: 1 / curve });
      if (moves.length > MEMORY) moves.shift();
    }
    const gained = now.value - next.value;
    w = tried;
    now = next;
    if (gained < 1e-6 * Math.max(1, Math.abs(now.value))) return w;
  }
  return w;
}

/**
 * How often predictions of such a share were right: rising steps of the pairs in order of their share (isotonic
 * regression by pooling neighbours that fall), each of at least `least` pairs, as points to read off between.
 */
export function calibrate(
  pairs: readonly (readonly [share: number, right: boolean])[],
  least = 25,
): [share: number, right: number][] {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
  const pools: { share: number; right: number; n: number }[] = [];
  for (let i = 0; i < sorted.length; i += least) {
    const some = sorted.slice(i, sorted.length - i < 2 * least ? undefined : i + least);
    pools.push({
      share: some.reduce((sum, [share]) => sum + share, 0) / some.length,
      right: some.filter(([, right]) => right).length,
      n: some.length,
    });
    if (some.length > least) break;
  }
  // One more right and one more wrong: nothing is ever certain, and of few less so.
  const rate = ({ right, n }: { right: number; n: number }) => (right + 1) / (n + 2);
  for (let i = 1; i < pools.length; i++) {
    const [a, b] = [pools[i - 1]!, pools[i]!];
    if (rate(a) < rate(b)) continue;
    const n = a.n + b.n;
    pools.splice(i - 1, 2, {
      share: (a.share * a.n + b.share * b.n) / n,
      right: a.right + b.right,
      n,
    });
    i = Math.max(0, i - 2);
  }
  return [[0, 0], ...pools.map((pool): [number, number] => [pool.share, rate(pool)])];
}

/**
 * The confidence (in hundredths) from which on, to below `to`, at least `share` of answers are right, even at the lower
 * end of what chance allows (Wilson's interval, 90 of 100 on one side); `to` where no confidence is.
 *
 * @param times how many times as many are wrong as among these answers
 */
export function limitFor(
  answers: readonly (readonly [confidence: number, right: boolean])[],
  share: number,
  to: number,
  times: number,
): number {
  for (let hundredths = 50; hundredths < to * 100; hundredths++) {
    const some = answers.filter(([confidence]) => confidence >= hundredths / 100 && confidence < to);
    const wrong = some.filter(([, right]) => !right).length;
    if (leastShare(Math.max(0, some.length - times * wrong), some.length) >= share) return hundredths / 100;
  }
  return to;
}

/** How many standard deviations 90 of 100 lie above. */
const Z = 1.2816;

/** The lower end of Wilson's interval for `right` of `n`; 0 of none. */
function leastShare(right: number, n: number): number {
  if (n === 0) return 0;
  const p = right / n;
  const spread = Z * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  return (p + (Z * Z) / (2 * n) - spread) / (1 + (Z * Z) / n);
}
