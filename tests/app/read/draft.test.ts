import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_CORRECTIONS, setValues } from '../../../src/app/read/corrections.ts';
import { PASTED, readDraft, textsOf, type Draft, type DraftShelf } from '../../../src/app/read/draft.ts';
import { createDraftSaver } from '../../../src/app/read/draft-saver.ts';
import { NO_FACTS } from '../../../src/app/read/facts.ts';
import { descriptionKey, missingDescriptions } from '../../../src/app/read/term-list.ts';

const draft: Draft = {
  v: 1,
  text: '内卷',
  files: [{ name: 'a.md', text: '竞争' }],
  lists: [{ name: 'words.tbx', base64: 'PHRieD4=' }],
  findings: {
    texts: [PASTED, 'a.md'],
    terms: [
      [
        {
          hanzi: '内卷',
          english: null,
          kind: 'policy-term',
          pinyin: 'nèijuǎn',
          traditional: '內卷',
          printed: { hanzi: '内卷', english: null },
          occurrences: [{ line: 1, column: 1, printed: '内卷' }],
          confidence: 0.7,
          reasons: [],
          flags: [],
        },
      ],
      [],
    ],
    descriptions: [
      [
        'key',
        {
          hanzi: '内卷',
          traditional: '內卷',
          pinyin: 'nèijuǎn',
          numbered: 'nei4 juan3',
          zhuyin: 'x',
          words: [],
        },
      ],
    ],
    corrections: {
      shapes: [{ do: 'bounds', row: '0-0', before: 0, after: 1 }],
      values: { '0-0': { english: 'rat race', dropped: true } },
    },
    facts: [{ ...NO_FACTS, title: 'T' }, NO_FACTS],
  },
};

describe('a stored draft', () => {
  test('comes back as it was, by way of JSON', () => {
    expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual({ state: 'read', draft, whole: true });
    expect(textsOf(draft, draft.findings!)).toEqual([
      { name: PASTED, text: '内卷' },
      { name: 'a.md', text: '竞争' },
    ]);
  });

  test('of an earlier version, or with lists that are damaged, has no lists', () => {
    const { lists, ...earlier } = draft;
    expect(lists).toHaveLength(1);
    const without = { state: 'read', draft: { ...draft, lists: [] }, whole: true };
    expect(readDraft(earlier)).toEqual(without);
    expect(readDraft({ ...draft, lists: [{ name: 'words.tbx', base64: '!' }] })).toEqual(without);
  });

  test('whose findings are damaged still gives the texts', () => {
    const without = { state: 'read', draft: { ...draft, findings: null }, whole: false };
    expect(readDraft({ ...draft, findings: { ...draft.findings, terms: [[{ hanzi: 1 }], []] } })).toEqual(
      without,
    );
    expect(readDraft({ ...draft, findings: { ...draft.findings, facts: [] } })).toEqual(without);
    expect(readDraft({ ...draft, files: [] })).toEqual({
      ...without,
      draft: { ...without.draft, files: [] },
    });
  });

  test('is whole however much English was typed or pasted as a correction', () => {
    const english = 'competition without progress '.repeat(200);
    const corrections = setValues(NO_CORRECTIONS, '0-0', { english, kind: 'person' });
    const term = draft.findings!.terms[0]![0]!;
    const [wanted] = missingDescriptions(
      [{ id: '0-0', source: 0, places: [], term }],
      corrections,
      new Map(),
    );
    const described = draft.findings!.descriptions[0]![1];
    const findings = {
      ...draft.findings!,
      corrections,
      descriptions: [[descriptionKey(wanted!), described]],
    };
    const read = readDraft({ ...draft, findings });
    expect(read).toMatchObject({ whole: true });
    expect(corrections.values['0-0']!.english).toMatch(/^competition .*…$/);
  });

  test('of a later version is told apart from a damaged one and from none', () => {
    expect(readDraft({ v: 2, anything: 1 })).toEqual({ state: 'later' });
    expect(readDraft({ v: 1, text: 5 })).toEqual({ state: 'damaged' });
    expect(readDraft({ ...draft, files: [...draft.files, ...draft.files] })).toEqual({ state: 'damaged' });
    expect(readDraft(null)).toEqual({ state: 'none' });
    expect(readDraft(undefined)).toEqual({ state: 'none' });
  });

  test('of any value is read without an error', () => {
    const hostile = fc.oneof(
      fc.anything(),
      fc.record({ v: fc.constant(1), text: fc.string(), files: fc.anything(), findings: fc.anything() }),
      fc.record({
        v: fc.constant(1),
        text: fc.constant(''),
        files: fc.constant([]),
        findings: fc.anything(),
      }),
    );
    fc.assert(fc.property(hostile, (value) => void readDraft(value)));
  });
});

/** A shelf whose writes end when the test says so. */
function shelfOf() {
  const written: (string | null)[] = [];
  const waiting: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  const put = (text: string | null) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({
        reject,
        resolve: () => {
          written.push(text);
          resolve();
        },
      });
    });
  const shelf: DraftShelf = {
    write: ({ text }) => put(text),
    remove: () => put(null),
  };
  return { shelf, written, waiting };
}

function saverOf() {
  const { shelf, written, waiting } = shelfOf();
  const idle: (() => void)[] = [];
  const troubles: unknown[] = [];
  let text: string | null = 'a';
  const saver = createDraftSaver({
    shelf,
    draft: () => (text === null ? null : { v: 1, text, files: [], lists: [], findings: null }),
    whenIdle: (work) => {
      idle.push(work);
      return () => void idle.splice(idle.indexOf(work), 1);
    },
    ontrouble: (error) => troubles.push(error),
  });
  const set = (to: string | null) => {
    text = to;
    saver.changed();
  };
  return { saver, set, written, waiting, idle, troubles };
}

describe('saving', () => {
  test('many changes are one write, when there is time', async () => {
    const { saver, set, written, waiting, idle } = saverOf();
    expect(saver.saved).toBe(true);
    for (const text of ['a', 'ab', 'abc']) set(text);
    expect(saver.saved).toBe(false);
    expect(idle).toHaveLength(1);
    idle[0]!();
    waiting[0]!.resolve();
    await saver.flush();
    expect(written).toEqual(['abc']);
    expect(saver.saved).toBe(true);
  });

  test('what changes during a write is written after it, never before', async () => {
    const { saver, set, written, waiting } = saverOf();
    set('a');
    const done = saver.flush();
    set('ab');
    set('abc');
    void saver.flush();
    expect(waiting).toHaveLength(1);
    waiting[0]!.resolve();
    await expect.poll(() => waiting.length).toBe(2);
    expect(saver.saved).toBe(false);
    waiting[1]!.resolve();
    await done;
    expect(written).toEqual(['a', 'abc']);
  });

  test('a failure is told once, nothing counts as saved, and the next change tries again', async () => {
    const { saver, set, written, waiting, troubles } = saverOf();
    const full = new Error('full');
    for (const text of ['a', 'ab']) {
      set(text);
      const done = saver.flush();
      waiting.at(-1)!.reject(full);
      await done;
      expect(saver.saved).toBe(false);
    }
    expect(troubles).toEqual([full]);
    set('abc');
    const done = saver.flush();
    waiting.at(-1)!.resolve();
    await done;
    expect(written).toEqual(['abc']);
    expect(troubles).toEqual([full, null]);
    expect(saver.saved).toBe(true);
  });

  test('where nothing is left the draft is removed', async () => {
    const { saver, set, written, waiting } = saverOf();
    set(null);
    const done = saver.flush();
    waiting[0]!.resolve();
    await done;
    expect(written).toEqual([null]);
  });
});

describe('files of a draft', () => {
  const file = {
    format: 'pdf',
    facts: { title: 'Ports' },
    pages: [1, 4],
    dropped: [{ kind: 'running-heads', count: 2 }],
  };
  const with_ = (more: object) => ({ ...draft, files: [{ name: 'a.md', text: '竞争', ...more }] });

  test('are kept with what they are and what the reader put right', () => {
    const paged = with_({ file, facts: { ...NO_FACTS, title: 'Harbours' } });
    expect(readDraft(paged)).toEqual({ state: 'read', draft: paged, whole: true });
  });

  test.each([
    [{ file: { ...file, format: 'wordstar' } }],
    [{ file: { ...file, pages: [4, 1] } }],
    [{ facts: 7 }],
  ])('that are not sound in what they say (%#) keep their text', (more) =>
    expect(readDraft(with_(more))).toEqual({ state: 'read', draft, whole: true }),
  );

  test('an earlier draft, whose facts know no language, opens', () => {
    const earlier = structuredClone(draft) as unknown as { findings: { facts: { language?: string }[] } };
    for (const facts of earlier.findings.facts) delete facts.language;
    expect(readDraft(earlier)).toEqual({ state: 'read', draft, whole: true });
  });
});
