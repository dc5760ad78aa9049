import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  reshape,
  setValues,
  undoValue,
  unstudy,
  NO_CORRECTIONS,
  type Corrections,
} from '../../../src/app/read/corrections.ts';
import { PASTED } from '../../../src/app/read/draft.ts';
import { NO_FACTS, type Facts } from '../../../src/app/read/facts.ts';
import { changesOf, issueReading, sourceOf } from '../../../src/app/read/keeping.ts';
import { termsOf, termsToStudy } from '../../../src/app/read/studying.ts';
import { wordChanges, wordRefused } from '../../../src/app/read/wording.ts';
import { addEdits, foldLibrary, type Library } from '../../../src/library/fold.ts';
import { entryFinder } from '../../../src/app/read/term-list.ts';
import {
  descriptionKey,
  listTerms,
  missingDescriptions,
  type Descriptions,
} from '../../../src/app/read/term-list.ts';
import { shapeTerms } from '../../../src/app/read/corrections.ts';
import { describeTerm, type Described } from '../../../src/describe/describe.ts';
import { extract } from '../../../src/extract/index.ts';
import { simplify, traditionalise } from '../../../src/extract/script.ts';
import { readEdit } from '../../../src/library/edit.ts';
import { sourceIdOf, SourceSchema, type SourceId } from '../../../src/library/source.ts';
import { edit, NOTHING_SHIPPED, spell } from '../../library/made-up.ts';
import { lexicon } from '../../extract/dictionary.ts';

const TEXT =
  '# Ports\n\nMayor Li Jun (李军) praised “high-quality development (高质量发展)”. Later 高质量发展 again, and 内卷式 (involuted).\n';
const texts = [{ name: 'ports.md', text: TEXT }];
const entryOf = () => undefined;
const found = listTerms(texts, [extract(TEXT, { lexicon })], entryOf);
const idOf = (hanzi: string) => found.find(({ term }) => term.hanzi === hanzi)!.id;
const id: SourceId = sourceIdOf('article', 'ab'.repeat(32));

/** As the worker describes. */
function describeAll(corrections: Corrections): Descriptions {
  const all = new Map<string, Described>();
  for (const of of [NO_CORRECTIONS, corrections]) {
    const rows = shapeTerms(found, of.shapes, { texts, entryOf });
    for (const wanted of missingDescriptions(rows, of, all)) {
      const { traditional = traditionalise(wanted.hanzi, lexicon), ...rest } = wanted;
      const term = { ...rest, simplified: simplify(wanted.hanzi), traditional };
      all.set(descriptionKey(wanted), describeTerm(term, lexicon));
    }
  }
  return all;
}

const readingOf = (corrections: Corrections, facts: Partial<Facts> = {}) => {
  const recognised = { ...NO_FACTS, title: 'Ports', author: 'Somebody' };
  return {
    id,
    text: 0,
    texts,
    found,
    corrections,
    descriptions: describeAll(corrections),
    recognised,
    facts: { ...recognised, ...facts },
    extractor: 3,
    addedAt: 1_700_000_000_000,
    entryOf,
  };
};
const keep = (corrections: Corrections, facts: Partial<Facts> = {}) =>
  sourceOf(readingOf(corrections, facts));

describe('a reading as the library keeps it', () => {
  test('is a source of what was found, each term with its places', () => {
    const { source, edits, refused } = keep(NO_CORRECTIONS);
    expect(v.parse(SourceSchema, source)).toEqual(source);
    expect({ edits, refused }).toEqual({ edits: [], refused: [] });
    expect(source).toMatchObject({ type: 'article', title: 'Ports', author: 'Somebody', extractor: 3 });
    const find = source.finds.find(({ hanzi }) => hanzi === '高质量发展')!;
    expect(find).toMatchObject({
      gloss: 'high-quality development',
      traditional: '高質量發展',
      numbered: 'gao1 zhi4 liang4 fa1 zhan3',
      places: [
        { line: 3, length: 5, section: 'Ports' },
        { line: 3, length: 5, section: 'Ports' },
      ],
    });
    for (const { line, column, length } of find.places)
      expect(TEXT.split('\n')[line - 1]!.slice(column - 1, column - 1 + length)).toBe('高质量发展');
  });

  test('what is corrected leaves the source as it is, and is an edit each', () => {
    const around = { texts, entryOf };
    const person = idOf('李军');
    const valued = setValues(setValues(NO_CORRECTIONS, person, { dropped: true }), idOf('高质量发展'), {
      english: 'quality growth',
      reading: 'gao1 zhi2 liang4 fa1 zhan3',
    });
    const corrections = reshape(
      valued,
      { do: 'bounds', row: idOf('内卷式'), before: 0, after: -1 },
      found,
      around,
    )!;
    const { source, edits } = keep(corrections, {
      date: '2025-03-14',
      title: 'Ports Without Ships',
      author: '',
    });
    expect({ ...source, author: 'Somebody' }).toEqual(keep(NO_CORRECTIONS).source);
    expect(source).not.toHaveProperty('author');
    const said = edits.map((edit) =>
      edit.set === 'find' ? [edit.term, edit.to?.gloss ?? null] : [edit.set],
    );
    expect(said).toEqual([
      ['李军', null],
      ['内卷式', null],
      ['高质量发展', 'quality growth'],
      ['内卷', 'involuted'],
      ['title'],
      ['date'],
    ]);
    for (const edit of edits) {
      const stored = { v: 1, id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', at: 1, ...edit };
      expect(readEdit(stored)).toEqual({ edit: stored });
    }
    const development = edits.find((edit) => edit.set === 'find' && edit.term === '高质量发展');
    expect(development).toMatchObject({ to: { numbered: 'gao1 zhi2 liang4 fa1 zhan3', confidence: 1 } });
  });

  test('a term whose reading is not made yet is named, not kept half', () => {
    const { refused } = sourceOf({
      id,
      text: 0,
      texts,
      found,
      corrections: NO_CORRECTIONS,
      descriptions: new Map(),
      recognised: NO_FACTS,
      facts: NO_FACTS,
      extractor: 1,
      addedAt: 0,
      entryOf,
    });
    expect(refused).toHaveLength(found.length);
  });

  test('a text that says no title is called by its file', () => {
    expect(keep(NO_CORRECTIONS, { title: '' }).source.title).toBe('ports');
  });

  test.each([
    ['The port (港口) is small. It wants to grow.', 'The port (港口) is small'],
    ['\n\nWho pays?\nNobody says.', 'Who pays?'],
    ['港口很小。要发展。', '港口很小'],
    ['A line without an end\n\nThe next.', 'A line without an end'],
    [
      'At a meeting in March the mayor of the port, Li Jun, promised development, and a great many cranes.',
      'At a meeting in March the mayor of the port, Li Jun, promised development, and…',
    ],
    ['港'.repeat(100), `${'港'.repeat(79)}…`],
    ['。', 'Untitled'],
    ['\n \n', 'Untitled'],
  ])('and %j, which is in no file, by its first sentence', (text, title) => {
    const { source } = sourceOf({
      ...readingOf(NO_CORRECTIONS),
      texts: [{ name: PASTED, text }],
      found: [],
      recognised: NO_FACTS,
      facts: NO_FACTS,
    });
    expect(source.title).toBe(title);
  });
});

describe('a reading of an issue that comes with Tifa', () => {
  const inIssue = keep(NO_CORRECTIONS).source.finds.filter(({ hanzi }) => hanzi !== '内卷式');

  test('is no second source, and what was found there is no edit', () => {
    expect(issueReading(readingOf(NO_CORRECTIONS), inIssue, 0)).toEqual({
      id,
      text: 0,
      source: null,
      edits: [],
      refused: [],
    });
  });

  test('keeps what the reader corrected: of its terms as their own, of others as the issue’s', () => {
    const development = idOf('高质量发展');
    const corrections = [
      [development, { english: 'quality growth', kind: 'expression', reading: 'gao1 zhi2 liang4 fa1 zhan3' }],
      [idOf('内卷式'), { english: 'rat race', study: true }],
      [idOf('李军'), { dropped: true }],
    ] as const;
    const all = corrections.reduce<Corrections>(
      (made, [row, values]) => setValues(made, row, values),
      NO_CORRECTIONS,
    );
    const { edits } = issueReading(readingOf(all), inIssue, 7);
    expect(edits).toMatchObject([
      { of: '高质量发展', set: 'gloss', to: 'quality growth' },
      { of: '高质量发展', set: 'kind', to: 'expression' },
      { of: '高质量发展', set: 'reading', to: 'gao1 zhi2 liang4 fa1 zhan3' },
      { of: '内卷式', set: 'study', to: true },
      // In the text that is kept, seven lines stand before this one.
      { of: id, set: 'find', term: '内卷式', to: { gloss: 'rat race', places: [{ line: 10 }] } },
    ]);
    for (const edit of edits) {
      const stored = { v: 1, id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', at: 1, ...edit };
      expect(readEdit(stored)).toEqual({ edit: stored });
    }
  });
});

/** A library that holds the reading, with these of its edits. */
function withReading(corrections: Corrections): Library {
  const { source, edits } = keep(corrections);
  return foldLibrary(
    NOTHING_SHIPPED,
    [source],
    edits.map((one, i) => edit(i, one)),
    spell,
  );
}
const without = (hanzi: string, from: Corrections = NO_CORRECTIONS) =>
  setValues(from, idOf(hanzi), { dropped: true });
const reworded = (hanzi: string, english: string) => setValues(NO_CORRECTIONS, idOf(hanzi), { english });

describe('a text that is read again', () => {
  test('is compared with what the library has, after the corrections made there', () => {
    const empty = foldLibrary(NOTHING_SHIPPED, [], [], spell);
    expect(changesOf(empty, keep(NO_CORRECTIONS))).toBeNull();
    const plain = withReading(NO_CORRECTIONS);
    expect(changesOf(plain, keep(NO_CORRECTIONS))).toEqual({ added: 0, changed: 0, gone: 0 });
    expect(changesOf(plain, keep(without('李军', reworded('内卷式', 'rat race'))))).toEqual({
      added: 0,
      changed: 1,
      gone: 1,
    });
    // What was left out before stays left out, until it is corrected anew.
    const fewer = withReading(without('李军'));
    expect(changesOf(fewer, keep(NO_CORRECTIONS))).toEqual({ added: 0, changed: 0, gone: 0 });
    expect(changesOf(fewer, keep(reworded('李军', 'Li Jun, a mayor')))).toMatchObject({ added: 1 });
  });

  test('and a removed source is none that is there', () => {
    const removed = addEdits(withReading(NO_CORRECTIONS), [edit(99, { of: id, set: 'removed', to: true })]);
    expect(changesOf(removed, keep(NO_CORRECTIONS))).toBeNull();
  });

  test('what would change is said', () => {
    expect(wordChanges({ added: 0, changed: 0, gone: 0 })).toMatch(/^Keeping it again changes nothing/);
    expect(wordChanges({ added: 2, changed: 1, gone: 0 })).toMatch(
      /^Keeping it again adds 2 terms and changes 1 term there\./,
    );
    expect(wordChanges({ added: 1, changed: 1, gone: 3 })).toMatch(
      /^Keeping it again adds 1 term, changes 1 term and takes out 3 terms there\./,
    );
  });
});

describe('what is kept', () => {
  test('is known in the next text, in either script, with the reader’s own term among it', () => {
    const entryOf = entryFinder(withReading(NO_CORRECTIONS).entries);
    expect(entryOf('高质量发展')?.id).toBe('高质量发展');
    expect(entryOf('高質量發展')?.id).toBe('高质量发展');
    expect(entryOf('改革')).toBeUndefined();
  });

  test('is to be studied, each term once and not those that are already', () => {
    const kept = withReading(without('李军'));
    expect(termsOf(kept, [id, id])).toEqual(['高质量发展', '内卷式']);
    const begun = addEdits(kept, [edit(99, { of: termsOf(kept, [id])[0]!, set: 'study', to: true })]);
    expect(termsToStudy(begun, [id], () => false)).toEqual(['内卷式']);
  });

  test('is not to be studied where the reader said so, where a card is begun, or where it is only cited', () => {
    const kept = withReading(without('李军'));
    const left = addEdits(kept, [edit(99, { of: termsOf(kept, [id])[0]!, set: 'study', to: false })]);
    expect(termsToStudy(left, [id], () => false)).toEqual(['内卷式']);
    expect(termsToStudy(kept, [id], (term) => term === '内卷式')).toEqual(['高质量发展']);
    const [find] = kept.source(id)!.finds.map((one) => one.find);
    const cited = addEdits(kept, [
      edit(99, { of: id, set: 'find', term: find!.term, to: { ...find!, cited: true } }),
    ]);
    expect(termsToStudy(cited, [id], () => false)).toEqual(['内卷式']);
  });

  test('is studied first where the reader said so of a row, unless that is left out', () => {
    const chosen = setValues(reworded('内卷式', 'rat race'), idOf('内卷式'), { study: true });
    const study = ({ edits }: ReturnType<typeof keep>) => edits.filter(({ set }) => set === 'study');
    expect(study(keep(chosen))).toEqual([{ of: '内卷式', set: 'study', to: true }]);
    expect(study(keep(undoValue(chosen, idOf('内卷式'))))).toHaveLength(1);
    expect(study(keep(unstudy(chosen, idOf('内卷式'))))).toEqual([]);
    expect(study(keep(without('内卷式', chosen)))).toEqual([]);
    expect(termsToStudy(withReading(chosen), [id], () => false)).not.toContain('内卷式');
  });

  test('and what cannot be is named with its reason, the first ten of many', () => {
    expect(wordRefused([])).toBe('');
    const many = Array.from({ length: 12 }, (_, i) => ({ hanzi: `词${i}`, problem: 'is no term' }));
    expect(wordRefused(many)).toMatch(/^Not kept: 词0 \(is no term\),.* and 2 more\.$/);
  });
});
