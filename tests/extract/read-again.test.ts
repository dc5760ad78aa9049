import { expect, it, vi } from 'vitest';
import { extract } from '../../src/extract/index.ts';
import { tokenise } from '../../src/extract/tokens.ts';
import { lexicon } from './dictionary.ts';

vi.mock('../../src/extract/tokens.ts', { spy: true });

it('divides a paragraph into tokens no more often for many terms that are read again', () => {
  const pairs = ['经济: economy', '文化: culture', '历史: history', '教育: education', '法律: law'];
  const divisions = (terms: number) => {
    const paragraph = Array.from({ length: terms }, (_, i) => {
      const hanzi = String.fromCharCode(0x4e00 + 7 * i, 0x5200 + 11 * i, 0x6000 + 5 * i);
      return `lake nets ${hanzi} boats.`;
    });
    vi.mocked(tokenise).mockClear();
    const found = extract([...pairs, paragraph.join(' ')].join('\n\n'), { lexicon });
    expect(found.filter(({ english }) => english === null).length).toBeGreaterThan(terms / 2);
    return vi.mocked(tokenise).mock.calls.length;
  };
  expect(divisions(80)).toBe(divisions(20));
});
