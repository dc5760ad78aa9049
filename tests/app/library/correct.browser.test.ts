/** Correcting what is kept, in a real browser, with the real dictionary. */
import axe from 'axe-core';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import App from '../../../src/app/App.svelte';
import { library, libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { sourceHref } from '../../../src/app/shell/route.ts';
import { linesOf } from '../../../src/library/lines.ts';
import type { SourceId } from '../../../src/library/source.ts';
import { find, source } from '../../library/made-up.ts';
import indexHtml from '../../../index.html?raw';

// Of this file alone: all of them share one storage.
const [SOURCE_A, SOURCE_B] = ['d', 'e'].map((digit) => `text-${digit.repeat(40)}` as SourceId) as [
  SourceId,
  SourceId,
];
const SOURCE_C = `list-${'f'.repeat(40)}` as SourceId;

const TEXT =
  '# Ports\n\nThey fear involution (内卷式竞争) and praise a smart port (智慧港口). Of 内卷 they say 改革.\n';
const at = (hanzi: string) => {
  const lines = linesOf(TEXT);
  return {
    places: [...TEXT.matchAll(new RegExp(hanzi, 'g'))].map(({ index }) => ({
      ...lines.position(index),
      length: hanzi.length,
    })),
  };
};
const FINDS = [
  find('内卷', 'involution', { ...at('内卷'), numbered: 'nei4 juan3', pinyin: 'nèijuǎn' }),
  find('智慧港口', 'smart port', at('智慧港口')),
];

beforeAll(async () => {
  const base = /<style>.*?<\/style>/s.exec(indexHtml);
  document.head.insertAdjacentHTML('beforeend', base?.[0] ?? '');
  await openWholeLibrary();
});

beforeEach(async () => {
  // Nothing of the test before: of one subject the last edit stands.
  const gone = library().records.edits.flatMap((edit) =>
    edit['set'] === 'find' && edit['of'] === SOURCE_A
      ? [{ of: edit['of'], set: 'find', term: edit['term'], to: null } as never]
      : [],
  );
  await libraryActs.edit(
    ...gone,
    ...FINDS.map((one) => ({ of: SOURCE_A, set: 'find', term: one.term, to: one }) as const),
  );
  await libraryActs.keep(source(SOURCE_A, FINDS, { title: 'Ports' }), TEXT);
  ({ container } = render(App));
});

// The worker opens the dictionary; a slow machine is no failure.
vi.setConfig({ testTimeout: 120_000 });
const poll = <T>(seen: () => T) => expect.poll(seen, { timeout: 60_000 });

const now = (id = SOURCE_A) =>
  library()
    .source(id)!
    .finds.map(({ find: { hanzi, gloss } }) => [hanzi, gloss]);
const row = (hanzi: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('button', { name: new RegExp(` ${hanzi}$`) }) });

let container: HTMLElement;

async function correct(id: string) {
  location.hash = sourceHref(id);
  await page.getByRole('button', { name: 'Correct the list' }).click();
  await expect.element(page.getByRole('button', { name: 'Done correcting' })).toBeVisible();
}
const serious = async (element: Element) =>
  (await axe.run(element)).violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');

test('a kept term is put right and undone: its bounds step by step, its English, kind and reading, what it is split into', async () => {
  await correct(SOURCE_A);
  await row('内卷').getByRole('button', { name: 'Correct 内卷' }).click();
  await page.getByRole('button', { name: 'End later, with 式' }).click();
  await poll(() => now().map(([hanzi]) => hanzi)).toEqual(['内卷式', '内卷', '智慧港口']);
  // The form is still open, and the next step is in it.
  await page.getByRole('button', { name: 'End later, with 竞' }).click();
  await page.getByRole('button', { name: 'End later, with 争' }).click();
  await poll(() => now()[0]).toEqual(['内卷式竞争', 'involution']);
  expect(library().entry('内卷式竞争')).toMatchObject({
    pinyin: expect.stringContaining('jìngzhēng') as string,
  });
  expect(await serious(container)).toEqual([]);
  await page.getByRole('textbox', { name: /^English for/ }).fill('involuted competition');
  await page.getByRole('button', { name: 'Save' }).click();
  await poll(() => now()[0]).toEqual(['内卷式竞争', 'involuted competition']);

  await page.getByRole('button', { name: 'Undo characters of 内卷式竞争' }).click();
  await poll(now).toEqual(FINDS.map(({ hanzi, gloss }) => [hanzi, gloss]));

  // English, kind and reading are put right, each undone by itself.
  await row('内卷').getByRole('button', { name: 'Correct 内卷' }).click();
  await page.getByRole('textbox', { name: /^English for/ }).fill('rat race');
  await page.getByRole('combobox', { name: 'Kind' }).selectOptions('Expression');
  await page.getByRole('textbox', { name: 'Reading' }).fill('nei4 quan1');
  await page.getByRole('button', { name: 'Save' }).click();
  const said = () => library().source(SOURCE_A)!.finds[0]!.find;
  await poll(said).toMatchObject({ gloss: 'rat race', kind: 'expression', numbered: 'nei4 quan1' });
  for (const what of ['wording', 'kind', 'reading'])
    await page.getByRole('button', { name: `Undo ${what} of 内卷` }).click();
  await poll(said).toEqual(FINDS[0]);

  // A term is split, left out and taken back.
  await row('智慧港口').getByRole('button', { name: 'Correct 智慧港口' }).click();
  await page.getByRole('button', { name: /^智慧\s*and\s*港口$/ }).click();
  await poll(() => now().map(([hanzi]) => hanzi)).toEqual(['内卷', '智慧', '港口']);
  await page.getByRole('button', { name: 'Leave out 港口' }).click();
  await poll(() => now().map(([hanzi]) => hanzi)).toEqual(['内卷', '智慧']);
  await expect.element(page.getByRole('button', { name: 'Take back in 港口' })).toHaveFocus();
  await page.getByRole('button', { name: 'Take back in 港口' }).click();
  await poll(() => now().map(([hanzi]) => hanzi)).toEqual(['内卷', '智慧', '港口']);
  await page.getByRole('button', { name: 'Undo characters of 智慧' }).click();
  await poll(now).toEqual(FINDS.map(({ hanzi, gloss }) => [hanzi, gloss]));
});

test('left out by its key, a term has the focus on what takes it back in', async () => {
  await correct(SOURCE_A);
  (page.getByRole('button', { name: 'Correct 内卷' }).element() as HTMLElement).focus();
  await userEvent.keyboard('x');
  await expect.element(page.getByRole('button', { name: 'Take back in 内卷' })).toHaveFocus();
  await poll(() => now().map(([hanzi]) => hanzi)).toEqual(['智慧港口']);
  await userEvent.keyboard('x');
  await poll(() => now().map(([hanzi]) => hanzi)).toEqual(['内卷', '智慧港口']);
});

test('a term that was missed is selected in the text, added, and given its English', async () => {
  await correct(SOURCE_A);
  await page.getByText('Add a term from the text').click();
  const field = page.getByRole('textbox', { name: /^Select the characters/ });
  await expect.element(field).toBeVisible();
  const select = () => {
    const words = document.evaluate("//p[contains(., 'they say')]//text()[contains(., '改革')]", container);
    const node = words.iterateNext()!;
    const range = document.createRange();
    range.setStart(node, node.textContent!.indexOf('改革'));
    range.setEnd(node, node.textContent!.indexOf('改革') + 2);
    document.getSelection()!.removeAllRanges();
    document.getSelection()!.addRange(range);
  };
  // On a busy machine the text may still be drawn anew, and what was selected in it goes with it.
  await expect
    .poll(() => {
      select();
      return (field.element() as HTMLInputElement).value;
    })
    .toBe('改革');
  expect(await serious(container)).toEqual([]);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await poll(now).toContainEqual(['改革', null]);
  expect(library().entry('改革')).toMatchObject({ pinyin: 'gǎigé', finds: [{ find: at('改革') }] });
  await page.getByRole('button', { name: 'Give its English' }).click();
  await expect.element(page.getByRole('textbox', { name: /^English for/ })).toHaveFocus();
  await userEvent.keyboard('reform{Enter}');
  await poll(now).toContainEqual(['改革', 'reform']);

  await field.fill('国家');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect.element(page.getByText('国家 does not stand in the text.')).toBeVisible();
});

test('without the text it is said what cannot be done, and the rest can', async () => {
  await libraryActs.keep(source(SOURCE_B, [find('发展', 'development')], { title: 'No text' }), null);
  await libraryActs.keep(
    source(SOURCE_C, [find('安全', 'security', { places: [] })], { title: 'List' }),
    null,
  );
  await correct(SOURCE_B);
  await expect.element(page.getByText('The text is not kept on this device')).toBeVisible();
  await page.getByRole('button', { name: 'Correct 发展' }).click();
  await expect.element(page.getByRole('button', { name: /^End later/ })).not.toBeInTheDocument();
  await page.getByRole('textbox', { name: /^English for/ }).fill('growth');
  await page.getByRole('button', { name: 'Save' }).click();
  await poll(() => now(SOURCE_B)).toEqual([['发展', 'growth']]);
  await page.getByRole('button', { name: 'Done correcting' }).click();
  await expect.element(page.getByRole('button', { name: 'Correct the list' })).toBeVisible();
  await correct(SOURCE_C);
  await expect.element(page.getByText('A word list has no text').first()).toBeVisible();
});
