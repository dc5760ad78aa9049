/** What a card says is seen at once: on a phone the answer stands above the grades, without scrolling. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parseGlossary } from '../../src/glossary/load.ts';
import { expect, test } from './fixtures.ts';
import { revealButton } from './learner.ts';

test.use({ viewport: { width: 390, height: 844 } });

const ids = ['glossary.json', 'supplied.json'].flatMap((file) =>
  parseGlossary(
    readFileSync(new URL(`../../glossary/china-brief-24-08/${file}`, import.meta.url), 'utf8'),
    file,
  ).entries.map(({ id }) => id),
);
/** As many as an address holds. */
const CHUNK = 60;

test('nine answers in ten are seen whole', async ({ app, openScreen }) => {
  test.setTimeout(600_000);
  await openScreen('#/settings');
  for (const name of ['Supplied terms', 'Names of cited authors and titles of papers'])
    await app.getByRole('switch', { name }).click();

  const over: string[] = [];
  let seen = 0;
  for (let from = 0; from < ids.length; from += CHUNK) {
    const chunk = ids.slice(from, from + CHUNK);
    await openScreen(`#/drill?terms=${chunk.join(',')}&ask=cram`);
    for (let i = 0; i < chunk.length; i++) {
      await expect(revealButton(app)).toBeVisible();
      await app.keyboard.press('Space');
      const beyond = await beyondTheGrades(app);
      if (beyond > 0) over.push(`${await app.locator('main h1').textContent()}: ${beyond} px`);
      seen++;
      await app.keyboard.press('3');
      await expect(app.getByRole('group', { name: 'Answer' })).toHaveCount(0);
    }
    await openScreen('#/issue');
  }
  expect(seen).toBe(ids.length);
  expect(over.length / seen, over.join('\n')).toBeLessThanOrEqual(0.1);
});

/**
 * How far the last line of the answer reaches below the upper edge of the grades, or the question above the screen;
 * 0 or less where all is seen.
 */
async function beyondTheGrades(app: Page): Promise<number> {
  const question = await app.locator('main h1').boundingBox();
  const last = await app.getByText('More about this term').boundingBox();
  const grades = await app.getByRole('group', { name: 'How well did you know it?' }).boundingBox();
  if (!question || !last || !grades) throw new Error('The card or the grades are not drawn.');
  return Math.round(Math.max(last.y + last.height - grades.y, -question.y));
}
