/** Two tabs read, each a text of its own. */
import type { Page } from '@playwright/test';
import { expect, reload, test } from './fixtures.ts';

test.use({ keepsItself: false });

const field = (page: Page) => page.getByLabel('The article');
const row = (page: Page, hanzi: string) =>
  page.locator('[data-term]').filter({ has: page.locator('.line', { hasText: hanzi }) });

async function read(page: Page, text: string) {
  await field(page).fill(text);
  await page.getByRole('button', { name: 'Find the terms' }).click();
}
async function correct(page: Page, hanzi: string, english: string) {
  await row(page, hanzi).getByRole('button', { name: 'Correct' }).click();
  await row(page, hanzi)
    .getByLabel(/^English for/)
    .fill(english);
  await row(page, hanzi).getByRole('button', { name: 'Save' }).click();
  await expect(row(page, hanzi).getByText(english, { exact: true })).toBeVisible();
}

test('each has its own text and corrections after a reload, and a third begins with nothing', async ({
  app,
  context,
  host,
  openScreen,
}) => {
  const { url } = host;
  await openScreen('#/read');
  await read(app, 'They fear “involution (内卷)” at work.');
  const other = await context.newPage();
  await other.goto(`${url}#/read`);
  await expect(other.getByText('What you read in another tab stays there.')).toBeVisible();
  await expect(field(other)).toHaveValue('');
  await read(other, 'A “crane (起重机)” stands in the port.');
  await correct(other, '起重机', 'hoist');
  await correct(app, '内卷', 'rat race');

  await reload(other);
  await expect(row(other, '起重机').getByText('hoist', { exact: true })).toBeVisible();
  await reload(app);
  await expect(row(app, '内卷').getByText('rat race', { exact: true })).toBeVisible();

  await test.step('what a closed tab was reading is taken up by the next', async () => {
    const third = await context.newPage();
    await third.goto(url);
    await expect(third.getByRole('heading', { level: 1 })).toBeVisible();
    await other.close();
    await third.goto(`${url}#/read`);
    await expect(row(third, '起重机').getByText('hoist', { exact: true })).toBeVisible();
  });
});
