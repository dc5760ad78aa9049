import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addStep,
  changesOf,
  inTextOrder,
  leaveOut,
  listSource,
  shapeStep,
  takeBack,
  undoShape,
  undoValue,
  valueStep,
  type Outcome,
  type Step,
} from '../../../src/app/library/source-corrections.ts';
import { type EditDraft, readEdit, type StoredEdit } from '../../../src/library/edit.ts';
import type { Described } from '../../../src/describe/describe.ts';
import { foldLibrary, type Library } from '../../../src/library/fold.ts';
import { linesOf } from '../../../src/library/lines.ts';
import { unionOfEdits } from '../../../src/library/merge.ts';
import type { Find } from '../../../src/library/source.ts';
import type { Wanted } from '../../../src/app/read/term-list.ts';
import { edit, find, NOTHING_SHIPPED, source, SOURCE_A, spell, term } from '../../library/made-up.ts';

const TEXT = '# Ports\n\nInvolution (内卷式竞争), 内卷 and\n高质量 发展; 反内卷式. 安全、发展\n';

const placesIn = (hanzi: string, text = TEXT) => {
  const lines = linesOf(text);
  return [...text.matchAll(new RegExp(Array.from(hanzi).join('\\s*'), 'g'))].map(({ index, 0: printed }) => ({
    ...lines.position(index),
    length: printed.length,
    section: 'Ports',
  }));
};
const has = (hanzi: string, gloss: string | null) => find(hanzi, gloss, { places: placesIn(hanzi) });
const FOUND = source(SOURCE_A, [has('内卷', 'involution'), has('高质量发展', null), has('安全', 'security')]);

/** As the worker describes: which reading was asked for is seen in the zhuyin. */
const describeAs = ({ hanzi, kind, reading }: Wanted): Described => ({
  hanzi: hanzi.replaceAll('內', '内'),
  traditional: hanzi,
  pinyin: kind === 'person' ? 'Pīnyīn' : 'pīnyīn',
  numbered: reading ?? Array.from(hanzi, () => 'a1').join(' '),
  zhuyin: reading ?? 'asked',
  words: [],
});

/** One device: what was done on it, one after the other. */
function device(start: readonly StoredEdit[] = [], text: string | null = TEXT, first = 0) {
  let edits = start;
  let ids = new Map<string, string>();
  let next = first;
  const fold = (): Library => foldLibrary(NOTHING_SHIPPED, [FOUND], edits, spell);
  const list = () => {
    const library = fold();
    const entryOf = (id: string) => library.entry(id);
    return listSource({ source: library.source(SOURCE_A)!, text, edits, ids: ids as never, entryOf });
  };
  const write = (drafts: readonly EditDraft[]) => {
    const made = drafts.map((draft) => edit((next += 3), draft));
    for (const one of made) expect(readEdit(one)).toEqual({ edit: one });
    edits = unionOfEdits(edits, made);
  };
  const take = (step: Step | Outcome | null): string | null => {
    if (step === null) return 'impossible';
    const outcome = 'finish' in step ? step.finish(step.wanted.map(describeAs)) : step;
    if (outcome.problem !== undefined) return outcome.problem;
    ids = new Map([...ids, ...outcome.ids]);
    write(outcome.drafts);
    return null;
  };
  const idOf = (hanzi: string) => list().rows.find((row) => row.term.hanzi === hanzi)!.id;
  return {
    list,
    write,
    take,
    idOf,
    fold,
    edits: () => edits,
    shown: () => list().rows.map(({ term: { hanzi }, places }) => `${hanzi} ${places.length}`),
    bounds: (hanzi: string, before: number, after: number) =>
      take(shapeStep(list(), { do: 'bounds', row: idOf(hanzi), before, after })),
    undoCharacters: (hanzi: string) => write(undoShape(list(), idOf(hanzi), edits)),
    add: (characters: string) => take(addStep(list(), characters)),
    changes: (hanzi: string) => changesOf(list(), idOf(hanzi)),
    out: () => list().leftOut.map(({ term: { hanzi }, places }) => `${hanzi} ${places.length}`),
  };
}

describe('which characters a kept term is', () => {
  test('is moved where the text has them; elsewhere the term stays, and the row goes on', () => {
    const one = device();
    expect(one.bounds('内卷', 0, 1)).toBeNull();
    expect(one.shown()).toEqual(['内卷式 2', '内卷 1', '高质量发展 1', '安全 1']);
    expect(one.idOf('内卷式')).toBe('内卷');
    expect(one.bounds('内卷式', 0, 2)).toBeNull();
    expect(one.shown()).toEqual(['内卷式竞争 1', '内卷 1', '高质量发展 1', '内卷式 1', '安全 1']);
    expect(one.bounds('内卷式竞争', 0, 1)).toBe('impossible');
    const made = one.fold().source(SOURCE_A)!.finds[0]!.find;
    expect(made).toMatchObject({ term: '内卷式竞争', gloss: 'involution', zhuyin: 'asked' });
    expect(made.places).toEqual([{ line: 3, column: 13, length: 5, section: 'Ports' }]);
  });

  test('takes along what the reader wrote of it where nothing else has the old ones, and back', () => {
    const one = device();
    one.write([
      { of: term('高质量发展'), set: 'note', to: 'of ports', replaces: [] },
      { of: term('高质量发展'), set: 'tag', tag: 'exam', to: true },
      { of: term('高质量发展'), set: 'gloss', to: 'safety' },
      { of: term('高质量发展'), set: 'study', to: true },
    ]);
    const written = (hanzi: string) => {
      const { notes, tags, ownGloss, study } = one.fold().entry(term(hanzi))!;
      return { notes: notes.map(({ text }) => text), tags, ownGloss, study };
    };
    const all = { notes: ['of ports'], tags: ['exam'], ownGloss: 'safety', study: true };
    expect(one.bounds('高质量发展', 0, -2)).toBeNull();
    expect(one.fold().entry(term('高质量发展'))).toBeUndefined();
    expect(written('高质量')).toEqual(all);
    one.undoCharacters('高质量');
    expect(written('高质量发展')).toEqual(all);
    // 内卷 stays elsewhere in the text: what was written of it stays with it.
    one.write([{ of: term('内卷'), set: 'tag', tag: 'exam', to: true }]);
    expect(one.bounds('内卷', 0, 1)).toBeNull();
    expect(written('内卷').tags).toEqual(['exam']);
    expect(written('内卷式').tags).toEqual([]);
  });

  test('is as it was found again, whatever the steps were, and what was put right otherwise stays', () => {
    const one = device();
    one.take(valueStep(one.list(), one.idOf('内卷'), { english: 'rat race' }));
    one.bounds('内卷', 0, 1);
    one.bounds('内卷式', 0, 2);
    expect(one.changes('内卷式竞争')).toEqual(['characters']);
    expect(one.changes('安全')).toEqual([]);
    one.undoCharacters('内卷式竞争');
    expect(one.shown()).toEqual(['内卷 3', '高质量发展 1', '安全 1']);
    expect(one.changes('内卷')).toEqual(['english']);
    expect(one.out()).toEqual([]);
    // The stages between are no terms that were left out.
    one.write(leaveOut(one.list(), one.idOf('内卷')));
    expect(one.out()).toEqual(['内卷 3']);
  });

  test('is split everywhere and joined with its neighbour', () => {
    const one = device();
    expect(one.take(shapeStep(one.list(), { do: 'split', row: one.idOf('高质量发展'), at: 3 }))).toBeNull();
    expect(one.shown()).toContain('高质量 1');
    expect(one.idOf('高质量')).toBe('高质量发展<3');
    one.write(leaveOut(one.list(), one.idOf('高质量')));
    // What it was made of does not come back by itself.
    expect(one.out()).toEqual(['高质量 1']);
    one.write(takeBack(one.list(), one.list().leftOut[0]!.id));
    one.undoCharacters('发展');
    expect(one.out()).toEqual([]);
    expect(one.shown()).toEqual(['内卷 3', '高质量发展 1', '安全 1']);
    one.add('发展');
    expect(one.shown()).toContain('发展 1');
    const [row, next] = [one.idOf('安全'), one.idOf('发展')];
    expect(one.take(shapeStep(one.list(), { do: 'join', row, next }))).toBeNull();
    expect(one.shown()).toEqual(['内卷 3', '高质量发展 1', '安全、发展 1']);
    one.undoCharacters('安全、发展');
    expect(one.shown()).toEqual(['内卷 3', '高质量发展 1', '安全 1']);
  });

  test('what was to be studied is so by its new name', () => {
    const one = device();
    one.write([{ of: term('安全'), set: 'study', to: true }]);
    one.bounds('安全', 0, -1);
    expect(one.fold().entry('安')).toMatchObject({ study: true });
    one.bounds('内卷', 0, -1);
    expect(one.fold().entry('内')).toMatchObject({ study: null });
  });

  test('cannot be changed without the text, and all else can', () => {
    const one = device([], null);
    expect(one.bounds('内卷', 0, 1)).toBe('impossible');
    expect(one.add('发展')).toMatch(/not kept on this device/);
    one.take(valueStep(one.list(), one.idOf('内卷'), { english: 'rat race', kind: 'expression' }));
    expect(one.changes('内卷')).toEqual(['english', 'kind']);
    one.write(leaveOut(one.list(), one.idOf('内卷')));
    expect(one.out()).toEqual(['内卷 0']);
    one.write(takeBack(one.list(), one.list().leftOut[0]!.id));
    // Its places are not lost with the text.
    expect(one.fold().source(SOURCE_A)!.finds[0]!.find).toMatchObject({
      gloss: 'rat race',
      places: placesIn('内卷'),
    });
  });
});

describe('what a source says of a term', () => {
  test('is put right and as it was found again, value by value', () => {
    const one = device();
    const id = one.idOf('高质量发展');
    const reading = 'gao1 zhi2 liang4 fa1 zhan3';
    one.take(valueStep(one.list(), id, { english: 'growth of quality', kind: 'person', reading }));
    const now = one.fold().source(SOURCE_A)!.finds[1]!.find;
    expect(now).toMatchObject({ gloss: 'growth of quality', confidence: 1, kind: 'person', zhuyin: reading });
    expect(one.changes('高质量发展')).toEqual(['english', 'kind', 'reading']);
    // The reading is the reader's, and stays with the new kind.
    one.write(undoValue(one.list(), id, 'kind'));
    expect(one.fold().source(SOURCE_A)!.finds[1]!.find).toMatchObject({
      kind: 'policy-term',
      zhuyin: reading,
    });
    one.write(undoValue(one.list(), id, 'reading'));
    one.write(undoValue(one.list(), id, 'english'));
    expect(one.fold().source(SOURCE_A)!.finds[1]!.find).toEqual(FOUND.finds[1]);
    expect(one.changes('高质量发展')).toEqual([]);
  });

  test('no dictionary is asked for another wording, and a wording can be taken away', () => {
    const one = device();
    const step = valueStep(one.list(), one.idOf('内卷'), { english: null });
    expect(step.wanted).toEqual([]);
    one.take(step);
    expect(one.fold().source(SOURCE_A)!.finds[0]!.find).toMatchObject({ gloss: null, pinyin: 'pīnyīn' });
  });

  test('what cannot be kept is said, and nothing is written', () => {
    const one = device();
    const reading = 'a1 '.repeat(700).trim();
    expect(one.take(valueStep(one.list(), one.idOf('内卷'), { reading }))).toMatch(/内卷 cannot be kept/);
    expect(one.edits()).toEqual([]);
  });
});

describe('a term that was missed', () => {
  test('is added wherever it stands by itself, under its heading', () => {
    const one = device();
    expect(one.add(' 发\n展 ')).toBeNull();
    const added = one
      .fold()
      .source(SOURCE_A)!
      .finds.find(({ find: { term } }) => term === '发展')!.find;
    // Not within 高质量发展.
    expect(added.places).toEqual([{ line: 4, column: 18, length: 2, section: 'Ports' }]);
    expect(added).toMatchObject({ gloss: null, confidence: 1 });
    expect(one.changes('发展')).toEqual([]);
    one.write(leaveOut(one.list(), one.idOf('发展')));
    expect(one.out()).toEqual(['发展 1']);
    expect(inTextOrder(one.list()).map(({ id }) => id)).toEqual(['内卷', '高质量发展', '安全', '发展']);
    one.write(takeBack(one.list(), one.list().leftOut[0]!.id));
    expect(one.shown()).toContain('发展 1');
  });

  test('also within another term, where it stands nowhere else', () => {
    const one = device();
    expect(one.add('质量')).toBeNull();
    expect(one.shown()).toContain('质量 1');
  });

  test.each([
    ['', /Select or type/],
    ['English', /Select or type/],
    ['国家', /does not stand in the text/],
    ['内卷', /in the list already/],
    ['发'.repeat(61), /at most 60/],
  ])('%j is none', (characters, problem) => {
    const one = device();
    expect(one.add(characters)).toMatch(problem);
    expect(one.edits()).toEqual([]);
  });
});

describe('what is left out', () => {
  test('can be taken back as it was put right, without places that are another term’s now', () => {
    const one = device();
    one.take(valueStep(one.list(), one.idOf('内卷'), { english: 'rat race' }));
    one.write(leaveOut(one.list(), one.idOf('内卷')));
    one.add('内卷式竞争');
    expect(one.out()).toEqual(['内卷 2']);
    one.write(takeBack(one.list(), one.list().leftOut[0]!.id));
    expect(one.shown()).toEqual(['内卷式竞争 1', '内卷 2', '高质量发展 1', '安全 1']);
    expect(one.fold().entry('内卷')?.gloss).toBe('rat race');
  });
});

type Device = ReturnType<typeof device>;
/** One thing a reader does to some row. */
const act = fc.record({ what: fc.nat(9), row: fc.nat(20), by: fc.constantFrom(-1, 1), at: fc.nat(4) });

function does(one: Device, { what, row, by, at }: { what: number; row: number; by: number; at: number }) {
  const list = one.list();
  const { rows } = list;
  const chosen = rows[row % Math.max(1, rows.length)];
  const out = list.leftOut[row % Math.max(1, list.leftOut.length)];
  if (what === 0 && out !== undefined) return one.write(takeBack(list, out.id));
  if (what === 1) return one.add(['发展', '质量', '竞争', '式', '反'][at]!);
  if (chosen === undefined) return;
  const { id } = chosen;
  if (what === 2) return one.write(leaveOut(list, id));
  if (what === 3) return one.write(undoShape(list, id, one.edits()));
  if (what === 4) return one.take(valueStep(list, id, { english: `gloss ${at}` }));
  if (what === 5) return one.write(undoValue(list, id, 'english'));
  if (what === 6) return one.take(shapeStep(list, { do: 'split', row: id, at }));
  const next = rows[(row + at) % rows.length]!;
  if (what === 7) return one.take(shapeStep(list, { do: 'join', row: id, next: next.id }));
  return one.take(
    shapeStep(list, {
      do: 'bounds',
      row: id,
      ...(what === 8 ? { before: by, after: 0 } : { before: 0, after: by }),
    }),
  );
}

const letters = (text: string) => text.replaceAll(/\s/g, '');
const standsThere = ({ hanzi, places }: Find) =>
  places.every(({ line, column, length }) => {
    const start = linesOf(TEXT).offset(line, column)!;
    return letters(TEXT.slice(start, start + length)) === hanzi;
  });

test('two devices that correct one text and exchange what they did show the same, each term where it stands', () => {
  fc.assert(
    fc.property(
      fc.array(act, { maxLength: 8 }),
      fc.array(act, { maxLength: 8 }),
      fc.boolean(),
      (a, b, turn) => {
        const [one, other] = [device([], TEXT, 0), device([], TEXT, 1)];
        for (const step of a) does(one, step);
        for (const step of b) does(other, step);
        const [mine, theirs] = [one.edits(), other.edits()];
        const here = device(turn ? unionOfEdits(mine, theirs) : unionOfEdits(theirs, mine));
        const there = device(unionOfEdits(theirs, mine, theirs));
        expect(here.fold().source(SOURCE_A)).toEqual(there.fold().source(SOURCE_A));
        const shown = ({ rows, leftOut, moved }: ReturnType<Device['list']>) => ({ rows, leftOut, moved });
        expect(shown(here.list())).toEqual(shown(there.list()));
        const { finds } = here.fold().source(SOURCE_A)!;
        for (const { find: one } of finds) expect(standsThere(one), one.hanzi).toBe(true);
        expect(new Set(here.list().finds.keys()).size).toBe(
          here.list().rows.length + here.list().leftOut.length,
        );
        // All of it can be undone: every term as it was found, and nothing else.
        const all = device(here.edits(), TEXT, 500);
        const undoCharacters = () => {
          for (const { id } of all.list().rows) {
            const list = all.list();
            if (list.finds.has(id) && changesOf(list, id).includes('characters'))
              all.write(undoShape(list, id, all.edits()));
          }
        };
        undoCharacters();
        // What is taken back is as it was left out: of other characters, maybe.
        for (let out = all.list().leftOut; out.length > 0; out = all.list().leftOut) {
          all.write(takeBack(all.list(), out[0]!.id));
          undoCharacters();
        }
        const terms = all
          .fold()
          .source(SOURCE_A)!
          .finds.map(({ find: { term } }) => term);
        for (const { term } of FOUND.finds) expect(terms).toContain(term);
      },
    ),
  );
});
