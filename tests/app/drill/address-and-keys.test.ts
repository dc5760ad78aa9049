import { describe, expect, test } from 'vitest';
import { parseRoute } from '../../../src/app/shell/route.ts';
import { drillHref, isSamePlan, type SessionPlan } from '../../../src/app/drill/drill-address.ts';
import { readPlan } from '../../../src/app/drill/read-plan.ts';
import { actOf, commandOf, DRILL_KEYS, type DrillCommand } from '../../../src/app/drill/drill-keys.ts';
import type { FocusPlace } from '../../../src/app/ui/keys.ts';
import type { SourceState } from '../../../src/library/fold.ts';
import { termIdOf } from '../../../src/term/term-key.ts';
import { library as glossary } from '../learner/in-memory.ts';

const kept = `text-${'a'.repeat(40)}`;
const states: Readonly<Record<string, SourceState>> = {
  [glossary.issue.id]: 'on',
  [kept]: 'on',
  'my-words': 'on',
  gone: 'removed',
};
const library = {
  ...glossary,
  source: (id: string) => (states[id] === undefined ? undefined : { state: states[id] }),
};
const scheduled = { extent: 'due', mode: 'scheduled' } as const;
const article = library.issue.articles[0]!.id;
const [one, two] = library.entries.map(({ id }) => id);

describe('the address of a drill', () => {
  test.each<[string, SessionPlan]>([
    ['#/drill', { filter: { by: 'everything' }, ...scheduled }],
    [
      '#/drill?topic=foreign-policy',
      { filter: { by: 'label', label: 'topic:foreign-policy' }, ...scheduled },
    ],
    [
      '#/drill?kind=person&ask=all',
      { filter: { by: 'label', label: 'kind:person' }, extent: 'all', mode: 'scheduled' },
    ],
    [
      `#/drill?article=${article}&ask=cram`,
      { filter: { by: 'label', label: `article:${article}` }, extent: 'all', mode: 'cram' },
    ],
    ['#/drill?source=my-words', { filter: { by: 'label', label: 'source:my-words' }, ...scheduled }],
    [
      `#/drill?source=${library.issue.id}`,
      { filter: { by: 'label', label: `source:${library.issue.id}` }, ...scheduled },
    ],
    ['#/drill?tag=to+quote%3A+%26c', { filter: { by: 'label', label: 'tag:to quote: &c' }, ...scheduled }],
    ['#/drill?label=supplied', { filter: { by: 'label', label: 'supplied' }, ...scheduled }],
    ['#/drill?marked=flagged', { filter: { by: 'flagged' }, ...scheduled }],
    ['#/drill?marked=forgotten', { filter: { by: 'forgotten' }, ...scheduled }],
    ['#/drill?marked=fresh', { filter: { by: 'fresh' }, ...scheduled }],
    [
      '#/drill?marked=weak&kind=person&ask=all',
      { filter: { by: 'weak', label: 'kind:person' }, extent: 'all', mode: 'scheduled' },
    ],
    [
      '#/drill?marked=unseen&label=supplied&ask=cram',
      { filter: { by: 'unseen', label: 'supplied' }, extent: 'all', mode: 'cram' },
    ],
    [
      `#/drill?terms=${encodeURIComponent(`${one},${two}`)}`,
      { filter: { by: 'terms', terms: [one!, two!] }, ...scheduled },
    ],
  ])('%s', (address, plan) => {
    const route = parseRoute(address);
    expect(route.screen === 'drill' && readPlan(route.query, library)).toEqual(plan);
    expect(drillHref(plan)).toBe(address);
    expect(isSamePlan(plan, plan)).toBe(true);
  });

  test('may name a term by an id it had before', () => {
    const [entry] = library.entries;
    const route = parseRoute(`#/drill?terms=${entry!.formerIds[0]},${two}`);
    expect(route.screen === 'drill' && readPlan(route.query, library)).toMatchObject({
      filter: { by: 'terms', terms: [one, two] },
    });
  });

  test('of more terms than fit names the first ones, and can be read', () => {
    const entries = Array.from({ length: 200 }, (_, i) => `人类命运共同体${i}`);
    const all = { ...library, entry: (id: string) => ({ ...library.entries[0]!, id: termIdOf(id) }) };
    const address = drillHref({ filter: { by: 'terms', terms: entries }, ...scheduled });
    const route = parseRoute(address);
    const read = route.screen === 'drill' ? readPlan(route.query, all) : null;
    const named = read?.filter.by === 'terms' ? read.filter.terms : [];
    expect(named.length).toBeGreaterThan(50);
    expect(named).toEqual(entries.slice(0, named.length));
  });

  test.each([
    'topic=weather',
    'kind=dog',
    'article=none',
    'source=none',
    'source=gone',
    'label=none',
    'marked=x',
    'marked=weak&kind=dog',
    'marked=label',
    'terms=a,b',
    'ask=everything',
  ])('%s names nothing', (query) => {
    const route = parseRoute(`#/drill?${query}`);
    expect(route.screen === 'drill' && readPlan(route.query, library)).toBeNull();
  });

  test('terms the issue no longer has are left out', () => {
    expect(readPlan({ terms: `gone,${one}` }, library)?.filter).toEqual({ by: 'terms', terms: [one] });
  });
});

describe('the keys of the drill', () => {
  const press = (
    key: string,
    place: FocusPlace,
    { signs, ...more }: Partial<Parameters<typeof commandOf>[0]> & { signs?: boolean } = {},
  ) =>
    commandOf(
      {
        key,
        code: '',
        ctrlKey: false,
        metaKey: false,
        altKey: false,
        shiftKey: false,
        repeat: false,
        ...more,
      },
      place,
      signs,
    );

  test.each<[string, FocusPlace, DrillCommand | null]>([
    [' ', 'page', { do: 'forward' }],
    ['Enter', 'page', { do: 'forward' }],
    ['PageDown', 'page', { do: 'forward' }],
    ['1', 'page', { do: 'grade', grade: 1 }],
    ['4', 'control', { do: 'grade', grade: 4 }],
    ['u', 'page', { do: 'undo' }],
    ['U', 'page', { do: 'undo' }],
    ['s', 'control', { do: 'suspend' }],
    // The app's own, on every screen.
    ['?', 'page', null],
    // A button's own keys stay its own; in a field keys are text.
    [' ', 'control', null],
    ['Enter', 'control', null],
    ['1', 'field', null],
    ['s', 'field', null],
    ['x', 'page', null],
    ['Tab', 'page', null],
  ])('%j on the %s', (key, place, command) => {
    expect(press(key, place)).toEqual(command);
  });

  test.each<[string, string, string, DrillCommand | null]>([
    ['AZERTY, unshifted', '&', 'Digit1', { do: 'grade', grade: 1 }],
    ['AZERTY, unshifted', 'é', 'Digit2', { do: 'grade', grade: 2 }],
    ['AZERTY, unshifted', '"', 'Digit3', { do: 'grade', grade: 3 }],
    ['AZERTY, unshifted', "'", 'Digit4', { do: 'grade', grade: 4 }],
    ['an input method, full width', '３', 'Digit3', { do: 'grade', grade: 3 }],
    ['an input method, full width', 'ｕ', 'KeyU', { do: 'undo' }],
    ['an input method, full width', '\u3000', 'Space', { do: 'forward' }],
    ['an input method that takes the key', 'Process', 'Digit4', { do: 'grade', grade: 4 }],
    ['an input method that takes the key', 'Process', 'Space', { do: 'forward' }],
    ['a browser that does not know', 'Unidentified', 'KeyB', { do: 'bury' }],
    ['a dead key', 'Dead', 'KeyE', { do: 'flag' }],
    ['Cyrillic', 'г', 'KeyU', { do: 'undo' }],
    ['Cyrillic', 'Ы', 'KeyS', { do: 'suspend' }],
    ['Arabic digits', '٢', 'Digit2', { do: 'grade', grade: 2 }],
    ['the number pad', '3', 'Numpad3', { do: 'grade', grade: 3 }],
    // A letter or a digit of ours means itself, wherever it lies.
    ['Dvorak', 'x', 'KeyB', null],
    ['Dvorak', 'u', 'KeyF', { do: 'undo' }],
    ['Dvorak', 'e', 'KeyD', { do: 'flag' }],
    ['AZERTY, shifted', '1', 'Digit1', { do: 'grade', grade: 1 }],
    ['a key with no use', 'ArrowLeft', 'ArrowLeft', null],
    ['an accent', 'ü', 'BracketLeft', null],
  ])('%s: %s at %s', (_, key, code, command) => {
    expect(press(key, 'page', { code })).toEqual(command);
  });

  test('a sign above a digit is not the digit', () => {
    expect(press('!', 'page', { code: 'Digit1', shiftKey: true })).toBeNull();
    expect(press('Ы', 'page', { code: 'KeyS', shiftKey: true })).toEqual({ do: 'suspend' });
  });

  test('undo by Ctrl Z on a Cyrillic keyboard', () => {
    expect(press('я', 'page', { code: 'KeyZ', ctrlKey: true })).toEqual({ do: 'undo' });
  });

  test('a key held down answers once', () => {
    expect(press('3', 'page', { repeat: true })).toBeNull();
  });

  test('the browser keeps its own shortcuts, but for undo', () => {
    expect(press('s', 'page', { ctrlKey: true })).toBeNull();
    expect(press('1', 'page', { metaKey: true })).toBeNull();
    expect(press('z', 'page', { ctrlKey: true })).toEqual({ do: 'undo' });
    expect(press('z', 'field', { ctrlKey: true })).toBeNull();
  });

  test('every key of the list does something, and letters and digits only where they may', () => {
    for (const key of DRILL_KEYS.flatMap(({ keys }) => Object.keys(keys))) {
      expect(press(key, 'page'), key).not.toBeNull();
      const isSign = /^[a-z0-9]$/.test(key);
      expect(press(key, 'page', { signs: false }) === null, key).toBe(isSign);
    }
  });
});

describe('what a command means for a card', () => {
  const asked = { revealed: false, direction: 'hanzi-meaning', suggested: 3 } as const;
  const shown = { ...asked, revealed: true, suggested: 2 } as const;
  test.each<[DrillCommand, Parameters<typeof actOf>[1], ReturnType<typeof actOf>]>([
    [{ do: 'forward' }, asked, { do: 'reveal' }],
    [{ do: 'forward' }, shown, { do: 'grade', grade: 2 }],
    [{ do: 'forward' }, null, null],
    [{ do: 'hear' }, asked, null],
    [{ do: 'hear' }, { ...asked, direction: 'listening' }, { do: 'hear' }],
    [{ do: 'hear' }, shown, { do: 'hear' }],
    [{ do: 'hear' }, null, null],
    [{ do: 'grade', grade: 1 }, shown, { do: 'grade', grade: 1 }],
    [{ do: 'undo' }, null, { do: 'undo' }],
    [{ do: 'leave' }, null, { do: 'leave' }],
  ])('%j at %j', (command, at, act) => {
    expect(actOf(command, at)).toEqual(act);
  });
});
