/** A term's page as a reader changes it: what is changed is there again after a reload, on the card and in Look up. */
import { askedCard } from './drilling.ts';
import { expect, reload, test } from './fixtures.ts';

test.use({ keepsItself: false });

const TERM = '#/term/人类命运共同体';

test('the own gloss, a tag and “Study this” outlive a reload and reach the card; one suspended comes back', async ({
  app,
  openScreen,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  await openScreen(TERM);
  await app.getByRole('textbox', { name: /^Your gloss/ }).fill('one world for all');
  await app.getByRole('button', { name: 'Use it' }).click();
  await expect(app.getByRole('textbox', { name: /which the card asks/ })).toHaveValue('one world for all');
  await app.getByText('Tags, kind and reading').click();
  await app.getByRole('textbox', { name: 'New tag' }).fill('Radio');
  await app.getByRole('button', { name: 'Add tag' }).click();
  await expect(app.getByRole('link', { name: 'Radio' })).toBeVisible();
  await app.getByRole('button', { name: 'Study this' }).click();
  await expect(app.getByText('First of the next new terms.')).toBeVisible();
  await expectAccessible();
  await expectNoSidewaysScroll();

  await reload(app);
  await expect(app.getByText(/^one world for all/)).toBeVisible();

  await openScreen('#/drill');
  await askedCard(app);
  await app.keyboard.press('Space');
  const answer = app.getByRole('group', { name: 'Answer' });
  await expect(answer.getByText('one world for all')).toBeVisible();
  await expectAccessible();

  await openScreen('#/look-up?tag=Radio');
  await expect(app.getByRole('link', { name: /one world for all/ })).toBeVisible();

  await test.step('a suspended card is on a list that the drill links to, and comes back from there', async () => {
    await openScreen('#/drill');
    await askedCard(app);
    await app.getByRole('button', { name: /^More|^This card|^Card/ }).click();
    await app.getByRole('button', { name: /^Suspend/ }).click();
    await app.getByRole('link', { name: 'All that are suspended' }).click();
    await expect(app.getByRole('heading', { level: 1, name: 'Look up' })).toBeVisible();
    await expectAccessible();
    await app.getByRole('button', { name: /^Bring back/ }).click();
    await expect(app.getByText('No card is in this state now.')).toBeVisible();
  });
});
