/** How others have put a term: the sentences of the kept texts, by source, filtered by their English. */
import axe from 'axe-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import indexHtml from '../../../index.html?raw';
import { libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import Concordance from '../../../src/app/term/Concordance.svelte';
import type { SourceId } from '../../../src/library/source.ts';
import { source, SOURCE_A, SOURCE_B } from '../../library/made-up.ts';

const CHINESE = `要有同调之音。\n\n${'各国都在寻找同调之音，这是一句很长的话，'.repeat(6)}也是共同的愿望。\n`;
const ENGLISH = 'Some say shared tune. Others prefer a common tune (同调之音) and mean the same.';

beforeAll(async () => {
  const base = /<style>.*?<\/style>/s.exec(indexHtml);
  document.head.insertAdjacentHTML('beforeend', base?.[0] ?? '');
  await openWholeLibrary();
  await libraryActs.keep(source(SOURCE_A, [], { title: 'In Chinese', date: '2023' }), CHINESE);
  await libraryActs.keep(source(SOURCE_B, [], { title: 'In English', date: '2024-02' }), ENGLISH);
});

const props = { term: '同调之音', renderings: ['shared tune', 'common tune', 'in harmony'] };
const own = page.getByRole('region', { name: 'In your texts' });
const lines = () => [...document.querySelectorAll('li')].map((line) => line.textContent?.trim());

test('every sentence is listed by source, the newest first, and leads into its text', async () => {
  const { container } = render(Concordance, props);
  await expect.element(own).toHaveTextContent('4 sentences in 2 texts');
  await vi.waitFor(() => expect(lines()).toHaveLength(4));
  expect(lines()[0]).toContain('Others prefer a common tune (同调之音)');
  expect(lines()[1]).toBe('Some say shared tune.');
  expect(container.querySelector('li a')?.getAttribute('href')).toBe(
    `#/source/${SOURCE_B}?at=${ENGLISH.indexOf('同调之音')}`,
  );
  const violations = (await axe.run(container)).violations.filter(
    ({ impact }) => impact === 'serious' || impact === 'critical',
  );
  expect(violations).toEqual([]);

  await page.getByRole('combobox', { name: /^English/ }).selectOptions('shared tune (1)');
  await expect.element(own).toHaveTextContent('1 sentence in 1 text');
  expect(lines()).toEqual(['Some say shared tune.']);
  // Centred on it, though the characters stand in the sentence, too.
  await page.getByRole('combobox', { name: /^English/ }).selectOptions('common tune (1)');
  await expect.element(container.querySelector('mark')).toHaveTextContent('common tune');
  expect(container.querySelector('li a')?.getAttribute('href')).toBe(
    `#/source/${SOURCE_B}?at=${ENGLISH.indexOf('common tune')}`,
  );
  await page.getByRole('combobox', { name: /^English/ }).selectOptions('');
  await page.getByRole('combobox', { name: /^Text/ }).selectOptions('In Chinese (2)');
  await expect.element(own).toHaveTextContent('2 sentences in 1 text');
});

test('on a wide screen the words stand under one another, each sentence on its line', async () => {
  await page.viewport(1280, 800);
  render(Concordance, props);
  await vi.waitFor(() => expect(lines()).toHaveLength(4));
  const chinese = [...document.querySelectorAll('li')].filter((line) => line.lang !== 'x').slice(2);
  const marks = chinese.map((line) => line.querySelector('mark')!.getBoundingClientRect());
  expect(marks[0]!.left).toBeCloseTo(marks[1]!.left, 0);
  for (const line of chinese) expect(line.getBoundingClientRect().height).toBeLessThan(60);
  await page.viewport(390, 844);
});

test('a term that no text has takes no room', async () => {
  const { container } = render(Concordance, { term: '没有的词', renderings: [] });
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  expect(container.textContent?.trim()).toBe('');
});

test('who asks for the other sentences by key goes on with the first of them', async () => {
  const text = ['一', '二', '三', '四', '五'].map((which) => `这里是第${which}次改稿的地方。`).join('\n\n');
  await libraryActs.keep(source(`text-${'7'.repeat(40)}` as SourceId, [], { title: 'Drafts' }), text);
  const { container } = render(Concordance, { term: '改稿', renderings: [] });
  const all = page.getByRole('button', { name: /^All 5 sentences/ });
  await expect.element(all).toBeVisible();
  (all.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(all).not.toBeInTheDocument();
  await expect.poll(() => [...container.querySelectorAll('li a')].indexOf(document.activeElement!)).toBe(3);
});
