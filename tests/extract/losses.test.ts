import { expect, test } from 'vitest';
import { lossesOf, tableOfLosses } from './losses.ts';

const wanted = (hanzi: string, english: string) => ({
  hanzi,
  english: english.split(' | '),
  kinds: ['policy-term'],
  abbreviation: [],
  suspect: false,
});
const found = (hanzi: string, english: string | null) => ({ hanzi, english, kind: 'policy-term' as const });

test.each([
  ['quiet harbour', 'quiet harbour', null],
  ['quiet harbour', null, 'no English'],
  ['', 'quiet harbour', 'English where there is none'],
  ['quiet harbour', 'harbour', 'English begins too late'],
  ['quiet harbour', 'the very quiet harbour', 'English begins too early'],
  ['quiet harbour', 'quiet', 'English ends too early'],
  ['quiet harbour', 'quiet harbour at dusk', 'English goes on too long'],
  ['quiet harbour town', 'harbour', 'both ends of the English'],
  ['quiet harbour', 'old mill', 'other English'],
  // The nearest of several that are right.
  ['old mill | quiet harbour', 'harbour', 'English begins too late'],
])('“%s” read as “%s”: %s', (right, english, loss) => {
  expect(lossesOf([found('静港', english)], [wanted('静港', right)])).toEqual(
    loss ? [[loss, 'policy-term']] : [],
  );
});

test('of a term: not found, of another kind, without its abbreviation; and what is none', () => {
  const losses = lossesOf(
    [{ hanzi: '港务局', english: 'Port Bureau', kind: 'place' }, found('灯塔', 'lighthouse')],
    [
      { ...wanted('港务局', 'Port Bureau'), kinds: ['organisation'], abbreviation: ['PB'] },
      wanted('静港', 'quiet harbour'),
    ],
  );
  expect(losses).toEqual([
    ['the kind', 'organisation'],
    ['the abbreviation', 'organisation'],
    ['the characters not found', 'policy-term'],
    ['characters that are no term', 'policy-term'],
  ]);
  expect(tableOfLosses([...losses, ['the kind', 'person'], ['the kind', 'person']])[0]).toMatch(
    /^the kind +3 +person 2, organisation 1$/,
  );
});
