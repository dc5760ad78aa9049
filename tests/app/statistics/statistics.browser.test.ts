/** The statistics of somebody who has just begun, in a real browser. */
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import indexHtml from '../../../index.html?raw';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
import { openGlossary } from '../../../src/app/library/glossary.ts';
import Statistics from '../../../src/app/statistics/Statistics.svelte';

beforeAll(async () => {
  document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
  await openGlossary();
  const learner = await openLearnerData();
  await learner.prepare();
  const [card] = learner.queue().main;
  await learner.grade(card!, 3, 2000);
  await learner.put([learner.markRecord(card!, 'suspend')], 'forget');
});

test('cards that are set aside are among those of which some are likely to be recalled', async () => {
  const { cards } = await openLearnerData();
  render(Statistics);
  await expect.element(page.getByText(`of ${cards.length} cards`, { exact: true })).toBeVisible();
});

test('a chart that would be empty says what is lacking', async () => {
  render(Statistics);
  await expect.element(page.getByText('No card came back for review in this time.')).toBeVisible();
  await expect.element(page.getByText('No card has come back for review yet.')).toBeVisible();
});

test('with large letters the names of the months are whole, and none runs into another', async () => {
  await page.viewport(320, 640);
  document.documentElement.style.fontSize = '200%';
  onTestFinished(async () => {
    document.documentElement.style.removeProperty('font-size');
    await page.viewport(390, 844);
  });
  render(Statistics);
  await expect.element(page.getByText('The calendar')).toBeVisible();
  const boxes = [...document.querySelectorAll('.month')]
    .filter((month) => month.checkVisibility())
    .map((month) => {
      const words = document.createRange();
      words.selectNodeContents(month);
      return [...words.getClientRects()];
    });
  expect(boxes.length).toBeGreaterThan(1);
  for (const [at, lines] of boxes.entries()) {
    expect(lines).toHaveLength(1);
    expect(lines[0]!.right).toBeLessThanOrEqual(boxes[at + 1]?.[0]!.left ?? 320);
  }
});
