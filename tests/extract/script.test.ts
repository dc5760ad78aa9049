import fc from 'fast-check';
import dictionary from 'opencc-js/dict/TSCharacters';
import { expect, it } from 'vitest';
import { isTraditional, simplify } from '../../src/extract/script.ts';

const pairs = new Map(
  dictionary.split('|').map((pair) => pair.split(' ', 2) as [traditional: string, simplified: string]),
);

it('simplifies each character of the table, inside the plane and beyond it, and no other', () => {
  for (const [traditional, simplified] of pairs) {
    expect(simplify(traditional)).toBe(simplified);
    expect(simplify(`中${traditional}a`)).toBe(`中${simplified}a`);
  }
});

it('exchanges characters wherever they stand, and leaves the rest as it is', () => {
  const sign = fc.oneof(
    fc.constantFrom(...pairs.keys()),
    fc.constantFrom('中', '𠀀', '\ud800', '\udc00', 'A', '￿'),
  );
  fc.assert(
    fc.property(fc.array(sign), (signs) => {
      const text = signs.join('');
      const simplified = Array.from(text, (char) => pairs.get(char) ?? char).join('');
      expect(simplify(text)).toBe(simplified);
      expect(isTraditional(text)).toBe(simplified !== text);
    }),
  );
});
