import { expect, test } from 'vitest';
import type { Entry } from '../../src/glossary/entry.ts';
import { sharingGloss } from '../../src/library/gloss.ts';

const entry = (id: string, english: string | null, more: Partial<Entry> = {}) =>
  ({ id, english, gloss: english ?? undefined, ...more }) as unknown as Entry;

const long = entry('long', 'sovereign AI');
const short = entry('short', null, { gloss: 'Sovereign AI' });
const brief = entry('brief', 'a sovereign machine', { abbreviation: 'sovereign AI' });
const other = entry('other', 'sovereign AI infrastructure');
const none = entry('none', null);
const all = [long, short, brief, other, none, entry('none-either', null)];

test.each([
  [long, ['short', 'brief']],
  [short, ['long', 'brief']],
  [other, []],
  // No English is not the same English.
  [none, []],
])('%o shares its English with %j', (asked, ids) => {
  expect(sharingGloss(asked, all).map(({ id }) => id)).toEqual(ids);
});
