import { readFileSync } from 'node:fs';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { termsToTbx } from '../../src/exchange/terms-tbx.ts';
import { readTbx } from '../../src/exchange/word-list-tbx.ts';
import type { Term } from '../../src/extract/index.ts';

const term: Term = {
  hanzi: '四风',
  english: '"four <winds>" & \u0001more',
  abbreviation: 'FW',
  kind: 'policy-term',
  pinyin: 'sìfēng',
  traditional: '四風',
  printed: { hanzi: '四风', english: 'four winds' },
  occurrences: [],
  confidence: 0.9,
  reasons: [],
  flags: [{ type: 'joined-blank', message: 'A blank.' }],
};
const listed = [
  { term, source: { title: 'Ports', author: 'Ann Harbour' } },
  {
    term: {
      ...term,
      hanzi: '习近平',
      english: null,
      abbreviation: undefined,
      kind: 'person' as const,
    } as unknown as Term,
  },
];

test('terms as a termbase keep the grammar of TBX-Basic', () => {
  const schema = RelaxNGValidator.fromDoc(
    XmlDocument.fromString(readFileSync(new URL('tbx-basic.rng', import.meta.url), 'utf8')),
  );
  const document = XmlDocument.fromString(termsToTbx(listed));
  expect(() => schema.validate(document)).not.toThrow();
});

test('and are read back as a word list', () => {
  const { rows } = readTbx(termsToTbx(listed));
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows[0])).toContain('four <winds>');
});
