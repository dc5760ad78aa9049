import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { halfTyped, LONGEST_KEPT, MOST_KEPT } from '../../../src/app/ui/half-typed.ts';

function storage(room = Infinity) {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, value: string) {
      if (value.length > room) throw new DOMException('No room', 'QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
}

const text = v.string();
const about = fc.constantFrom('a', 'b', 'c');
const act = fc.oneof(
  fc.record({ do: fc.constant('type' as const), about, text: fc.string() }),
  fc.record({ do: fc.constant('give up' as const), about }),
  fc.record({ do: fc.constant('reload' as const) }),
);

describe('what is half typed', () => {
  test('is there as it was typed last, whenever the page is reloaded, until it is given up', () => {
    fc.assert(
      fc.property(fc.array(act), (acts) => {
        const notes = storage();
        const typed = new Map<string, string>();
        let half = halfTyped('notes', text, notes);
        for (const one of acts) {
          if (one.do === 'reload') half = halfTyped('notes', text, notes);
          else if (one.do === 'type') {
            typed.set(one.about, one.text);
            half.set(one.about, one.text);
          } else expect(half.delete(one.about)).toBe(typed.delete(one.about));
          for (const of of ['a', 'b', 'c']) {
            expect(half.get(of)).toBe(typed.get(of));
            expect(half.has(of)).toBe(typed.has(of));
          }
          expect([...half.keys()].sort()).toEqual([...typed.keys()].sort());
        }
        if (typed.size === 0) expect(notes.kept.size).toBe(0);
      }),
    );
  });

  test('is bounded: what was typed into longest ago goes first', () => {
    const half = halfTyped('notes', text, storage());
    half.set('first', '');
    half.set('second', '');
    for (let n = 0; n < MOST_KEPT - 2; n++) half.set(`${n}`, '');
    half.set('first', 'again');
    half.set('one more', '');
    expect([half.has('first'), half.has('second'), half.has('one more')]).toEqual([true, false, true]);
  });

  test('too long for all of it to be kept, the latest is', () => {
    const notes = storage();
    const half = halfTyped('notes', text, notes);
    for (const of of ['a', 'b', 'c']) half.set(of, of.repeat(LONGEST_KEPT / 2 - 100));
    expect([...halfTyped('notes', text, notes).keys()]).toEqual(['b', 'c']);
    half.set('d', 'd'.repeat(LONGEST_KEPT));
    expect([...halfTyped('notes', text, notes).keys()]).toEqual([]);
    expect(half.get('d')).toHaveLength(LONGEST_KEPT);
  });

  test.each([
    ['no JSON', '{"', []],
    ['no list', '{"a":1}', []],
    ['of another form in part', '[["a",1],["b","text"],3]', ['b']],
  ])('and was kept as %s costs itself alone', (_what, json, left) => {
    const notes = storage();
    notes.setItem('tifa.half-typed.notes', json);
    expect([...halfTyped('notes', text, notes).keys()]).toEqual(left);
  });

  test('is here as long as the page, where the browser keeps nothing', () => {
    const info = vi.spyOn(console, 'info').mockImplementation(() => undefined);
    for (const notes of [null, storage(0)]) {
      const half = halfTyped('notes', text, notes);
      half.set('a', 'text');
      expect(half.get('a')).toBe('text');
    }
    info.mockRestore();
  });
});
