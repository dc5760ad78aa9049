/** The depth of a term, which comes after the first screen, is there without a network too. */
import { expect, test } from './fixtures.ts';

test('a term and a list are whole offline', async ({ app, goOffline, openScreen }) => {
  await goOffline();
  await app.reload();
  await openScreen('#/set/five-marks');
  await app.locator('#page ol a').first().click();
  await expect(app.getByText('In the issue', { exact: true })).toBeVisible();
  await expect(app.getByRole('link', { name: /^Part of: .*, 1 of 5$/ })).toBeVisible();
});
