/** Every screen: read by axe, in both themes, and no wider than a narrow phone. */
import { expect, test } from './fixtures.ts';

const ROUTES = {
  Today: '#/',
  'Look up': '#/look-up',
  'Look up, with hits': '#/look-up?q=guo',
  'Look up, with none': '#/look-up?q=zzzz',
  Read: '#/read',
  Library: '#/library',
  Issue: '#/issue',
  'No such source': '#/source/none',
  'A list': '#/set/five-marks',
  Drill: '#/drill',
  Statistics: '#/statistics',
  Settings: '#/settings',
  Licences: '#/licences',
  'No such page': '#/no/such/page',
};

test.use({ keepsItself: false });

test('every screen', async ({ app, openScreen, expectAccessible, expectNoSidewaysScroll }) => {
  test.setTimeout(600_000);
  for (const [name, route] of Object.entries(ROUTES))
    await test.step(name, async () => {
      await openScreen(route);
      await expect(app.getByText('Opening the glossary…')).toHaveCount(0);
      await expectAccessible();
      await expectNoSidewaysScroll();
    });
});

test('an article and a term', async ({ app, openScreen, expectAccessible, expectNoSidewaysScroll }) => {
  await openScreen('#/issue');
  await app.locator('#page a[href^="#/issue/"]').first().click();
  await expect(app.locator('#page a[href^="#/term/"]').first()).toBeVisible();
  await expectAccessible();
  await expectNoSidewaysScroll();
  await app.locator('#page a[href^="#/term/"]').first().click();
  await expect(app).toHaveURL(/#\/term\//);
  await expect(app.locator('#page [lang="zh-Hans"]').first()).toBeVisible();
  await expectAccessible();
  await expectNoSidewaysScroll();
});
