/** No term mixes two faces: in a real browser, with the base styles of the page. */
import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import characters from 'virtual:song-face';
import { faceOf } from '../../../src/app/term/face.ts';
import Hanzi from '../../../src/app/term/Hanzi.svelte';
import { openGlossary } from '../../../src/app/library/glossary.ts';
import Prose from '../../../src/app/term/Prose.svelte';
import { changeAppearance } from '../../../src/app/shell/appearance.svelte.ts';
import { DEFAULT_APPEARANCE } from '../../../src/app/shell/appearance.ts';
import indexHtml from '../../../index.html?raw';

beforeAll(() => {
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
  changeAppearance(DEFAULT_APPEARANCE);
});

const familyOf = (element: Element) => getComputedStyle(element).fontFamily;
const OWN = /^["']?Tifa Song/;

test('a term the shipped face holds whole is set in it', async () => {
  const { printed } = await openGlossary();
  expect(printed.length).toBeGreaterThan(0);
  for (const { hanzi, traditional } of printed)
    expect([faceOf(hanzi), faceOf(traditional)]).toEqual([undefined, undefined]);
  const { container } = render(Hanzi, { of: printed[0]! });
  expect(familyOf(container.querySelector('[lang]')!)).toMatch(OWN);
});

test('one it holds in part is left to the device whole, in either script', () => {
  const term = { hanzi: '赛冲阿', traditional: '賽沖阿' };
  // The test would show nothing of a word the face holds whole, or not at all.
  expect([...term.hanzi].filter((sign) => characters.includes(sign)).length).toBeGreaterThan(0);
  expect([...term.hanzi].some((sign) => !characters.includes(sign))).toBe(true);
  for (const script of ['simplified', 'traditional'] as const) {
    changeAppearance({ script });
    const { container } = render(Hanzi, { of: term });
    const family = familyOf(container.querySelector('[lang]')!);
    expect(family).not.toContain('Tifa Song');
    expect(family).toMatch(script === 'simplified' ? /Songti SC/ : /Songti TC/);
  }
});

test('what it lacks is told however often it is asked, beyond the first plane, too', () => {
  for (const text of ['赛冲阿', '赛冲阿', '人民𠮷', '😀𠀋'])
    expect([text, faceOf(text)]).toEqual([text, 'device']);
  expect([faceOf('人民😀'), faceOf('people')]).toEqual([undefined, undefined]);
});

test('Chinese in prose, too, each run for itself', () => {
  const { container } = render(Prose, { text: 'Both 人民 and 赛冲阿 stand here.' });
  const [own, device] = [...container.querySelectorAll('[lang]')].map(familyOf);
  expect(own).toMatch(OWN);
  expect(device).not.toContain('Tifa Song');
});
