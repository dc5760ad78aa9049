import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canShrink,
  divisionsOf,
  neighbourAfter,
  neighbourBefore,
  nextLetter,
  NO_CORRECTIONS,
  reshape,
  setValues,
  shapeOf,
  shapeTerms,
  takeBack,
  undoShape,
  undoValue,
  type Corrections,
  type Shape,
} from '../../../src/app/read/corrections.ts';
import type { FoundTerm } from '../../../src/app/read/found-term.ts';
import { corrected, listTerms } from '../../../src/app/read/term-list.ts';
import type { Term } from '../../../src/extract/index.ts';
import type { Entry } from '../../../src/library/entry.ts';

/** Finds every place of each term in a text. */
function read(text: string, terms: readonly (string | { hanzi: string; english: string })[]) {
  const texts = [{ name: 'a', text }];
  const list = terms.map((one): Term => {
    const { hanzi, english } = typeof one === 'string' ? { hanzi: one, english: null } : one;
    const pattern = new RegExp(Array.from(hanzi).join('\\s*'), 'gu');
    const occurrences = [...text.matchAll(pattern)].map(({ index, 0: printed }) => {
      const before = text.slice(0, index).split('\n');
      return { line: before.length, column: before.at(-1)!.length + 1, section: 'Part', printed };
    });
    return {
      hanzi,
      english,
      kind: 'policy-term',
      pinyin: 'x',
      traditional: hanzi,
      printed: { hanzi, english },
      occurrences,
      confidence: 0.9,
      reasons: [],
      flags: [],
    };
  });
  const known = { id: 'jingzheng', hanzi: '竞争', traditional: '競爭' } as Entry;
  const entryOf = (hanzi: string) => (hanzi === '竞争' ? known : undefined);
  const found = listTerms(texts, [list], entryOf);
  const around = { texts, entryOf };
  const does = (corrections: Corrections, shape: Shape) => reshape(corrections, shape, found, around)!;
  const rows = (corrections: Corrections) => shapeTerms(found, corrections.shapes, around);
  const shown = (corrections: Corrections) =>
    rows(corrections).map(
      ({ term, places }) => `${term.hanzi} ${places.map(({ start }) => start).join(',')}`,
    );
  return { text, found, around, does, rows, shown };
}

describe('where the Chinese begins and ends', () => {
  const one = read('Involution 内卷式竞争 and 内卷 too, 反内卷式.', [
    { hanzi: '内卷', english: 'involution' },
  ]);
  const bounds = (before: number, after: number): Shape => ({ do: 'bounds', row: '0-0', before, after });

  test('takes in a character of the text where the text has it; elsewhere the term stays', () => {
    expect(nextLetter(one.found[0]!, 'after', one.around)).toBe('式');
    const longer = one.does(NO_CORRECTIONS, bounds(0, 1));
    expect(one.shown(longer)).toEqual(['内卷式 11,30', '内卷 21']);
    expect(one.rows(longer).map(({ id }) => id)).toEqual(['0-0', '0-0~内卷']);
    expect(one.rows(longer)[0]!.term).toMatchObject({
      english: 'involution',
      printed: { hanzi: '内卷式' },
      occurrences: [
        { line: 1, column: 12, section: 'Part', printed: '内卷式' },
        { line: 1, column: 31, section: 'Part', printed: '内卷式' },
      ],
    });
  });

  test('steps are one correction, undone at once; out and back again is none', () => {
    const twice = one.does(one.does(NO_CORRECTIONS, bounds(0, 1)), bounds(0, 1));
    expect(twice.shapes).toEqual([bounds(0, 2)]);
    expect(one.shown(twice)).toEqual(['内卷式竞 11', '内卷 21,30']);
    expect(undoShape(twice, '0-0', one.found, one.around)).toEqual(NO_CORRECTIONS);
    expect(one.does(one.does(NO_CORRECTIONS, bounds(0, 1)), bounds(0, -1))).toEqual(NO_CORRECTIONS);
  });

  test('a step that the first place cannot make is none, though another place could', () => {
    const two = read('内式内式', ['式']);
    const grown = two.does(NO_CORRECTIONS, bounds(1, 0));
    expect(two.shown(grown)).toEqual(['内式 0,2']);
    expect(nextLetter(two.rows(grown)[0]!, 'before', two.around)).toBeNull();
    expect(reshape(grown, bounds(1, 0), two.found, two.around)).toBeNull();
  });

  test('gives up a character on either side, but never the last Chinese one', () => {
    expect(one.shown(one.does(NO_CORRECTIONS, bounds(-1, 0)))).toEqual(['卷 12,22,31']);
    expect(reshape(NO_CORRECTIONS, bounds(-1, -1), one.found, one.around)).toBeNull();
    const [last] = one.rows(one.does(NO_CORRECTIONS, bounds(-1, 0)));
    expect([canShrink(last!, 'before'), canShrink(last!, 'after')]).toEqual([false, false]);
  });

  test('a blank or a line break inside is passed; a bracket, an empty line and English are not', () => {
    const broken = read('说 内\n卷 式 (竞争) and\n\n竞争', ['内卷', '竞争']);
    const [row] = broken.rows(broken.does(NO_CORRECTIONS, bounds(1, 1)));
    expect(row!.term.hanzi).toBe('说内卷式');
    expect(nextLetter(row!, 'after', broken.around)).toBeNull();
    expect(nextLetter(row!, 'before', broken.around)).toBeNull();
    expect(nextLetter(broken.found[1]!, 'before', broken.around)).toBeNull();
  });
});

describe('joined and divided', () => {
  const one = read('内卷式竞争 is 竞争, and 内卷式 《新质·生产力》 alone.', [
    { hanzi: '内卷式', english: 'involuted' },
    { hanzi: '竞争', english: 'competition' },
    '新质·生产力',
  ]);
  const join: Shape = { do: 'join', row: '0-0', next: '0-1' };

  test('two neighbours become one where they stand together; elsewhere both stay', () => {
    expect(neighbourAfter(one.found[0]!, one.found, one.around)).toBe(one.found[1]);
    expect(neighbourBefore(one.found[1]!, one.found, one.around)).toBe(one.found[0]);
    const joined = one.does(NO_CORRECTIONS, join);
    expect(one.shown(joined)).toEqual(['内卷式竞争 0', '内卷式 17', '竞争 9', '新质·生产力 22']);
    expect(one.rows(joined)[0]!.term.english).toBe('involuted competition');
    for (const id of ['0-0+0-1', '0-0', '0-1']) {
      expect(shapeOf(joined, id)).toEqual(join);
      expect(undoShape(joined, id, one.found, one.around)).toEqual(NO_CORRECTIONS);
    }
  });

  test('a term is divided at a place; the parts have no English, and are known where the glossary has them', () => {
    const whole = read('内卷式竞争', [{ hanzi: '内卷式竞争', english: 'x' }]);
    expect(divisionsOf(whole.found[0]!)).toEqual([1, 2, 3, 4]);
    const parts = whole.rows(whole.does(NO_CORRECTIONS, { do: 'split', row: '0-0', at: 3 }));
    expect(parts.map(({ id, term, known }) => [id, term.hanzi, term.english, known?.id])).toEqual([
      ['0-0<3', '内卷式', null, undefined],
      ['0-0>3', '竞争', null, 'jingzheng'],
    ]);
  });

  test('undoing takes back what was built on it, and its values', () => {
    const joined = one.does(NO_CORRECTIONS, join);
    const divided = one.does(joined, { do: 'split', row: '0-0+0-1', at: 2 });
    const valued = setValues(divided, '0-0+0-1<2', { english: 'inward roll' });
    expect(undoShape({ ...valued, shapes: valued.shapes }, '0-0', one.found, one.around)).toEqual(
      NO_CORRECTIONS,
    );
  });

  test('a mark between two terms goes into the joined one, a new paragraph keeps them apart', () => {
    const dotted = read('新质·生产力', ['新质', '生产力']);
    expect(dotted.shown(dotted.does(NO_CORRECTIONS, join))).toEqual(['新质·生产力 0']);
    const apart = read('新质\n\n生产力', ['新质', '生产力']);
    expect(reshape(NO_CORRECTIONS, join, apart.found, apart.around)).toBeNull();
    expect(neighbourAfter(apart.found[0]!, apart.found, apart.around)).toBeNull();
  });
});

describe('values', () => {
  const { found } = read('内卷', [{ hanzi: '内卷', english: 'involution' }]);
  test('gloss, kind and reading are set and undone one by one', () => {
    const all = setValues(NO_CORRECTIONS, '0-0', {
      english: 'rat race',
      kind: 'expression',
      reading: 'nei4 juan4',
      dropped: true,
    });
    expect(corrected(found[0]!, all)).toMatchObject({
      english: 'rat race',
      kind: 'expression',
      confidence: 1,
    });
    expect(undoValue(all, '0-0', 'english').values['0-0']).toEqual({
      kind: 'expression',
      reading: 'nei4 juan4',
      dropped: true,
    });
    expect(undoValue(all, '0-0').values['0-0']).toEqual({ dropped: true });
    expect(takeBack(undoValue(all, '0-0'), '0-0')).toEqual(NO_CORRECTIONS);
  });
});

test('a reading is of the characters it was typed for: others are read anew', () => {
  const one = read('Involution 内卷式竞争.', ['内卷', '竞争']);
  const bounds = (before: number, after: number): Shape => ({ do: 'bounds', row: '0-0', before, after });
  const valued = setValues(NO_CORRECTIONS, '0-0', { english: 'rat race', reading: 'nei4 juan4' });
  const moved = one.does(one.does(valued, bounds(0, 1)), bounds(-1, 0));
  expect(one.shown(moved)[0]).toBe('卷式 12');
  expect(moved.values['0-0']).toEqual({ english: 'rat race' });
  const reread = setValues(moved, '0-0', { reading: 'juan3 shi4' });
  const undone = undoShape(reread, '0-0', one.found, one.around);
  expect(one.shown(undone)[0]).toBe('内卷 11');
  expect(undone.values['0-0']).toEqual({ english: 'rat race' });
  // Where the characters stay, so does the reading.
  const beside = one.does(valued, { do: 'bounds', row: '0-1', before: 1, after: 0 });
  expect(one.shown(beside)).toEqual(['内卷 11', '式竞争 13']);
  expect(undoShape(beside, '0-1', one.found, one.around)).toEqual(valued);
  const joined = one.does(beside, { do: 'join', row: '0-0', next: '0-1' });
  expect(undoShape(joined, '0-0+0-1', one.found, one.around)).toEqual(beside);
});

test('whatever is corrected and undone, no place of another term is lost and ids stay apart', () => {
  const sign = fc.constantFrom('内', '卷', '式', '竞', '争', ' ', '\n', '·', ' and ', '\n\n');
  const text = fc.array(sign, { minLength: 4, maxLength: 40 }).map((signs) => signs.join(''));
  const step = fc.record({
    act: fc.constantFrom('bounds', 'split', 'join', 'undo', 'value'),
    row: fc.nat(),
    a: fc.integer({ min: -2, max: 2 }),
    b: fc.integer({ min: -2, max: 2 }),
  });
  /** The letters of the text a row stands on. */
  const letters = (row: FoundTerm, of: string) =>
    row.places.flatMap(({ start, end }) =>
      Array.from({ length: end - start }, (_, i) => start + i).filter((at) => !/[\s·]/.test(of[at]!)),
    );
  fc.assert(
    fc.property(text, fc.array(step, { maxLength: 12 }), (content, acts) => {
      const one = read(content, ['内卷', '竞争', '卷式', '式']);
      let corrections = NO_CORRECTIONS;
      for (const { act, row: chosen, a, b } of acts) {
        const rows = one.rows(corrections);
        const row = rows[chosen % rows.length]!;
        const other = rows[(chosen + 1 + Math.abs(a)) % rows.length]!;
        const shape: Shape | null =
          act === 'bounds'
            ? { do: 'bounds', row: row.id, before: a, after: b }
            : act === 'split'
              ? { do: 'split', row: row.id, at: Math.abs(a) }
              : act === 'join'
                ? { do: 'join', row: row.id, next: other.id }
                : null;
        const next =
          shape !== null
            ? reshape(corrections, shape, one.found, one.around)
            : act === 'undo'
              ? undoShape(corrections, row.id, one.found, one.around)
              : setValues(corrections, row.id, { english: 'own' });
        if (next === null) continue;
        const after = one.rows(next);
        if (shape !== null) {
          // Rows it is not about stay as they are; a further step of a bound is about what it left, too.
          const about = new Set([
            row,
            ...(act === 'join' ? [other] : []),
            ...rows.filter(({ id }) => act === 'bounds' && id.startsWith(`${row.id}~`)),
          ]);
          for (const before of rows) if (!about.has(before)) expect(after).toContainEqual(before);
          // And of what it is about only characters that were given up. Steps of one bound are one correction: a place
          // that cannot make the last of them stands as it was before the first.
          const last = corrections.shapes.at(-1);
          const goesOn = act === 'bounds' && last?.do === 'bounds' && last.row === row.id;
          const base = goesOn ? one.rows({ ...corrections, shapes: corrections.shapes.slice(0, -1) }) : rows;
          const stood = new Set(base.flatMap((one) => letters(one, content)));
          const now = new Set(after.flatMap((one) => letters(one, content)));
          const lost = [...about]
            .flatMap((one) => letters(one, content))
            .filter((at) => stood.has(at) && !now.has(at));
          const step = next.shapes.at(-1);
          const grows = step?.do === 'bounds' && step.before >= 0 && step.after >= 0;
          if (act !== 'bounds' || (grows && a >= 0 && b >= 0)) expect(lost).toEqual([]);
        }
        expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);
        for (const { term, places } of after) {
          for (const { start, end } of places)
            expect(content.slice(start, end).replaceAll(/\s/g, '')).toBe(term.hanzi);
          expect(term.occurrences).toHaveLength(places.length);
        }
        corrections = next;
      }
      // Undone to the last, the list is as it was found.
      while (corrections.shapes.length > 0) {
        const row = one.rows(corrections).find(({ id }) => shapeOf(corrections, id) !== null)!;
        const fewer = undoShape(corrections, row.id, one.found, one.around);
        expect(fewer.shapes.length).toBeLessThan(corrections.shapes.length);
        corrections = fewer;
      }
      expect(one.rows(corrections)).toEqual(one.found);
    }),
    {
      numRuns: 400,
      examples: [
        // The second step cannot be made at the first place, and at the second place it could.
        [
          '内式内式内内内',
          [
            { act: 'bounds', row: 0, a: 1, b: 0 },
            { act: 'bounds', row: 0, a: 1, b: 0 },
          ],
        ],
      ],
    },
  );
});
