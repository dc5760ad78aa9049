import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstWhere } from '../../src/sorted/first-where.ts';

const numbers = fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 60 });

it('finds what looking at each in turn finds, in any part of what is in order', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: -21, max: 21 }), fc.nat(60), fc.nat(60), (some, least, a, b) => {
      const sorted = some.toSorted((x, y) => x - y);
      const [from, to] = [Math.min(a, b, sorted.length), Math.min(Math.max(a, b), sorted.length)];
      const asked: number[] = [];
      const found = firstWhere(from, to, (at) => {
        asked.push(at);
        return sorted[at]! >= least;
      });
      const inTurn = sorted.findIndex((value, at) => at >= from && at < to && value >= least);
      expect(found).toBe(inTurn < 0 ? to : inTurn);
      expect(asked.every((at) => at >= from && at < to)).toBe(true);
      expect(asked.length).toBeLessThanOrEqual(Math.ceil(Math.log2(to - from + 1)));
    }),
  );
});

it('finds a moment, too, before or after 1970', () => {
  const far = 8.64e15;
  fc.assert(
    fc.property(fc.maxSafeInteger(), (moment) => {
      const within = Math.max(-far, Math.min(far, moment));
      expect(firstWhere(-far, far, (at) => at >= within)).toBe(within);
    }),
  );
});
