/** Every screen, in both themes: read by axe, and no wider than a narrow phone. */
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

// A colour read in the middle of a transition is no colour of ours.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    for (const [name, route] of Object.entries(ROUTES))
      test(name, async ({ app, openScreen, expectAccessible, expectNoSidewaysScroll }) => {
        await openScreen(route);
        await expect(app.getByText('Opening the glossary…')).toHaveCount(0);
        await expectAccessible();
        await expectNoSidewaysScroll();
      });

    test('Article and Term', async ({ app, openScreen, expectAccessible, expectNoSidewaysScroll }) => {
      await openScreen('#/issue');
      await app.locator('main a[href^="#/issue/"]').first().click();
      await expect(app.locator('main a[href^="#/term/"]').first()).toBeVisible();
      await expectAccessible();
      await expectNoSidewaysScroll();
      await app.locator('main a[href^="#/term/"]').first().click();
      await expect(app).toHaveURL(/#\/term\//);
      await expect(app.locator('main [lang="zh-Hans"]').first()).toBeVisible();
      await expectAccessible();
      await expectNoSidewaysScroll();
    });
  });
