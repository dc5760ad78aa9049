import { describe, expect, it } from 'vitest';
import { calibrate, fit, limitFor, loss, type Example } from './model.ts';

/** Two features: the right candidate has more of the first; the second says nothing. */
const examples: Example[] = Array.from({ length: 40 }, (_, i) => ({
  candidates: [
    [
      [0, 1 + (i % 3)],
      [1, i % 2],
    ],
    [
      [0, i % 2],
      [1, (i + 1) % 2],
    ],
  ],
  right: i % 10 === 9 ? [] : [0],
}));
const zero = new Float64Array(3);

describe('the log-linear model', () => {
  it('has the gradient that its value has', () => {
    const w = Float64Array.of(0.3, -0.2, 0.5);
    const { gradient } = loss(examples, w, zero, 0.7);
    for (let i = 0; i < w.length; i++) {
      const h = 1e-5;
      const [up, down] = [h, -h].map(
        (step) =>
          loss(
            examples,
            w.map((x, j) => (j === i ? x + step : x)),
            zero,
            0.7,
          ).value,
      );
      expect(gradient[i]).toBeCloseTo((up! - down!) / (2 * h), 3);
    }
  });

  it('ends where the gradient does, whatever it began with, and says the same twice', () => {
    const fitted = fit(examples, zero, 1);
    const { gradient, value } = loss(examples, fitted, zero, 1);
    for (const g of gradient) expect(Math.abs(g)).toBeLessThan(0.05);
    expect(value).toBeLessThan(loss(examples, zero, zero, 1).value);
    expect(fitted[0]).toBeGreaterThan(0.5);
    expect(Math.abs(fitted[1]!)).toBeLessThan(0.3);
    expect([...fit(examples, zero, 1)]).toEqual([...fitted]);
  });

  it('stays nearer to the prior the stronger it is', () => {
    const off = (strength: number) => Math.abs(fit(examples, zero, strength)[0]!);
    expect(off(100)).toBeLessThan(off(1));
  });
});

describe('calibration', () => {
  it('rises, and says how often predictions of such a share were right', () => {
    const pairs = Array.from({ length: 1000 }, (_, i) => [i / 1000, (i * 7919) % 1000 < i] as const);
    const points = calibrate(pairs);
    for (let i = 1; i < points.length; i++) {
      expect(points[i]![0]).toBeGreaterThan(points[i - 1]![0]);
      expect(points[i]![1]).toBeGreaterThanOrEqual(points[i - 1]![1]);
    }
    const middle = points.find(([share]) => share > 0.5)!;
    expect(middle[1]).toBeGreaterThan(0.4);
    expect(middle[1]).toBeLessThan(0.65);
  });

  it('rises to its end, where all were right of ever fewer', () => {
    const rights = calibrate(Array.from({ length: 400 }, (_, i) => [i / 400, i !== 199] as const)).map(
      ([, right]) => right,
    );
    expect(rights).toEqual([...rights].sort((a, b) => a - b));
    expect(rights.at(-1)).toBeGreaterThan(0.98);
    expect(rights.at(-1)).toBeLessThan(1);
  });

  it('calls as much likely as is right often enough, the less the fewer answers there are and the more are wrong', () => {
    const answers = (n: number) => Array.from({ length: n }, (_, i) => [i / n, (i * 7919) % n < i] as const);
    const limit = (n: number, times = 1) => limitFor(answers(n), 0.8, 0.9, times);
    expect(limit(20_000)).toBeGreaterThan(0.7);
    expect(limit(20_000)).toBeLessThan(0.75);
    expect(limit(1000)).toBeGreaterThan(limit(20_000));
    expect(limit(20_000, 1.2)).toBeGreaterThan(limit(20_000));
    expect(limit(20_000, 5)).toBe(0.9);
  });
});
