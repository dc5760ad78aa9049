/** What a card says is seen at once: on a phone the answer stands above the grades, without scrolling. */
import { readFileSync } from 'node:fs';
import { parseGlossary } from '../../src/glossary/load.ts';
import { expect, test } from './fixtures.ts';
import { revealButton } from './learner.ts';

test.use({
  keepsItself: false,
  viewport: { width: 390, height: 844 },
  contextOptions: { reducedMotion: 'reduce' },
});

const ids = ['glossary.json', 'supplied.json'].flatMap((file) =>
  parseGlossary(
    readFileSync(new URL(`../../glossary/china-brief-24-08/${file}`, import.meta.url), 'utf8'),
    file,
  ).entries.map(({ id }) => id),
);
/** As many as an address holds. */
const CHUNK = 60;

test('nine answers in ten are seen whole', async ({ app, openScreen }) => {
  test.setTimeout(300_000);
  await openScreen('#/settings');
  for (const name of ['Supplied terms', 'Names of cited authors and titles of papers'])
    await app.getByRole('switch', { name }).click();

  const over: string[] = [];
  let seen = 0;
  for (let from = 0; from < ids.length; from += CHUNK) {
    const chunk = ids.slice(from, from + CHUNK);
    await openScreen(`#/drill?terms=${chunk.join(',')}&ask=cram`);
    await expect(revealButton(app)).toBeVisible();
    for (const { card, beyond } of await app.evaluate(answerEach, chunk.length)) {
      if (beyond > 0) over.push(`${card}: ${beyond} px`);
      seen++;
    }
    await openScreen('#/issue');
  }
  expect(seen).toBe(ids.length);
  expect(over.length / seen, over.join('\n')).toBeLessThanOrEqual(0.1);
});

/**
 * Runs in the page, where a hundred cards ask for no way there and back: reveals and grades `cards` of them by the
 * keys, and measures for each how far the last line of the answer reaches below the upper edge of the grades, or the
 * question above the screen; 0 or less where all is seen. A card that never comes leaves it to the test's own limit.
 */
async function answerEach(cards: number): Promise<{ card: string; beyond: number }[]> {
  const press = (key: string) => window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  const until = async <T>(find: () => T | null | undefined | false): Promise<T> => {
    for (;;) {
      const found = find();
      if (found) return found;
      await new Promise((painted) => requestAnimationFrame(painted));
    }
  };
  const byText = (selector: string, text: string) =>
    [...document.querySelectorAll<HTMLElement>(selector)].findLast((one) => one.textContent?.includes(text));
  const measured: { card: string; beyond: number }[] = [];
  for (let index = 0; index < cards; index++) {
    await until(() => byText('button', 'Reveal'));
    press(' ');
    const answer = await until(() => document.querySelector('#answer'));
    const last = await until(() => byText('#answer *', 'More about this term'));
    const grades = await until(() => document.querySelector('[aria-label="How well did you know it?"]'));
    const question = document.querySelector('main h1')!;
    measured.push({
      card: question.textContent ?? '',
      beyond: Math.round(
        Math.max(
          last.getBoundingClientRect().bottom - grades.getBoundingClientRect().top,
          -question.getBoundingClientRect().top,
        ),
      ),
    });
    press('3');
    await until(() => !answer.isConnected);
  }
  return measured;
}
