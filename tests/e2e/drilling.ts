/** Reading and answering the drill as a learner does, for the tests that drill. */
import { expect, type Page } from '@playwright/test';

/** The card asked, by its heading; waits until one is asked. */
export async function askedCard(page: Page): Promise<string> {
  await expect(page.getByRole('button', { name: 'Reveal' })).toBeVisible();
  // For a moment a tap would count as the last card's.
  await expect(page.locator('[data-settling]')).toHaveCount(0);
  return (await page.getByRole('heading', { level: 1 }).innerText()).trim();
}

/** How many answers the session has stored. */
export async function answersGiven(page: Page): Promise<number> {
  return page
    .getByRole('progressbar', { name: 'Answers given in this session' })
    .evaluate((bar) => (bar as HTMLProgressElement).value);
}

const GRADES = { Again: '1', Hard: '2', Good: '3', Easy: '4' } as const;

/** Reveals and grades by the keys, and waits until the answer is stored: then the next card is asked, or the end. */
export async function answer(page: Page, grade: keyof typeof GRADES): Promise<void> {
  const before = await answersGiven(page);
  await page.keyboard.press('Space');
  await expect(page.getByRole('group', { name: 'Answer' })).toBeVisible();
  await page.keyboard.press(GRADES[grade]);
  await expect(page.getByRole('group', { name: 'Answer' })).toHaveCount(0);
  if (await page.getByRole('button', { name: 'Reveal' }).isVisible())
    await expect.poll(() => answersGiven(page)).toBe(before + 1);
}
