import { describe, expect, test } from 'vitest';
import { parseRoute } from '../../../src/app/route.ts';
import { drillHref, isSameSitting, readSitting, type Sitting } from '../../../src/app/study/drill-address.ts';
import { commandOf, KEY_LIST, type DrillCommand, type Place } from '../../../src/app/study/drill-keys.ts';
import { library } from './in-memory.ts';

const scheduled = { extent: 'due', mode: 'scheduled' } as const;
const article = library.issue.articles[0]!.id;
const [one, two] = library.entries.map(({ id }) => id);

describe('the address of a drill', () => {
  test.each<[string, Sitting]>([
    ['#/drill', { filter: { by: 'everything' }, ...scheduled }],
    ['#/drill?topic=foreign-policy', { filter: { by: 'topic', topic: 'foreign-policy' }, ...scheduled }],
    [
      '#/drill?kind=person&ask=all',
      { filter: { by: 'kind', kind: 'person' }, extent: 'all', mode: 'scheduled' },
    ],
    [
      `#/drill?article=${article}&ask=cram`,
      { filter: { by: 'article', article }, extent: 'all', mode: 'cram' },
    ],
    ['#/drill?marked=flagged', { filter: { by: 'flagged' }, ...scheduled }],
    ['#/drill?marked=forgotten', { filter: { by: 'forgotten' }, ...scheduled }],
    [`#/drill?terms=${one}%2C${two}`, { filter: { by: 'entries', entries: [one!, two!] }, ...scheduled }],
  ])('%s', (address, sitting) => {
    const route = parseRoute(address);
    expect(route.screen === 'drill' && readSitting(route.query, library)).toEqual(sitting);
    expect(drillHref(sitting)).toBe(address);
    expect(isSameSitting(sitting, sitting)).toBe(true);
  });

  test.each(['topic=weather', 'kind=dog', 'article=none', 'marked=x', 'terms=a,b', 'ask=everything'])(
    '%s names nothing',
    (query) => {
      const route = parseRoute(`#/drill?${query}`);
      expect(route.screen === 'drill' && readSitting(route.query, library)).toBeNull();
    },
  );

  test('terms the issue no longer has are left out', () => {
    expect(readSitting({ terms: `gone,${one}` }, library)?.filter).toEqual({ by: 'entries', entries: [one] });
  });
});

describe('the keys of the drill', () => {
  const press = (key: string, place: Place, more: Partial<Parameters<typeof commandOf>[0]> = {}) =>
    commandOf({ key, ctrlKey: false, metaKey: false, altKey: false, repeat: false, ...more }, place);

  test.each<[string, Place, DrillCommand | null]>([
    [' ', 'page', { do: 'forward' }],
    ['Enter', 'page', { do: 'forward' }],
    ['PageDown', 'page', { do: 'forward' }],
    ['1', 'page', { do: 'grade', grade: 1 }],
    ['4', 'control', { do: 'grade', grade: 4 }],
    ['u', 'page', { do: 'undo' }],
    ['U', 'page', { do: 'undo' }],
    ['s', 'control', { do: 'suspend' }],
    ['?', 'page', { do: 'keys' }],
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

  test('a key held down answers once', () => {
    expect(press('3', 'page', { repeat: true })).toBeNull();
  });

  test('the browser keeps its own shortcuts, but for undo', () => {
    expect(press('s', 'page', { ctrlKey: true })).toBeNull();
    expect(press('1', 'page', { metaKey: true })).toBeNull();
    expect(press('z', 'page', { ctrlKey: true })).toEqual({ do: 'undo' });
    expect(press('z', 'field', { ctrlKey: true })).toBeNull();
  });

  test('every key of the list does something', () => {
    const names: Record<string, string> = {
      Space: ' ',
      'Page down': 'PageDown',
      'Page up': 'PageUp',
      Esc: 'Escape',
    };
    for (const key of KEY_LIST.flatMap(({ keys }) => keys)) {
      expect(press(names[key] ?? key, 'page'), key).not.toBeNull();
    }
  });
});
