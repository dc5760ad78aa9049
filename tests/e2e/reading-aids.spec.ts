/** Readings above the characters with the colours of tones, and stroke order: in the built app, under its policy. */
import { readdirSync } from 'node:fs';
import { site } from './build-sites.ts';
import { askedCard } from './drilling.ts';
import { expect, test } from './fixtures.ts';

const TERM = '#/term/主权ai基础设施';

test.describe('on every screen', () => {
  test.use({ keepsItself: false });

  test('what was chosen in the settings is on the card and the page, narrow, in both themes', async ({
    app,
    openScreen,
    expectAccessible,
    expectNoSidewaysScroll,
  }) => {
    await openScreen('#/settings');
    for (const name of ['Above', 'Hanping', 'Largest'])
      await app.getByRole('radio', { name, exact: true }).check();
    await expectAccessible();
    await expectNoSidewaysScroll();

    await openScreen('#/drill');
    await askedCard(app);
    // Nothing of the reading before it is asked for: no syllable, and no colour, which would tell the tone.
    const heading = app.getByRole('heading', { level: 1 });
    await expect(heading.locator('ruby')).toHaveCount(0);
    await expect(heading.locator('[style*="--tone"]')).toHaveCount(0);
    await app.keyboard.press('Space');
    await expect(heading.locator('rt').first()).toBeVisible();
    await expectNoSidewaysScroll();

    await openScreen(TERM);
    await expect(app.getByRole('group', { name: 'Characters' }).locator('rt').first()).toHaveText('zhǔ');
    await app.emulateMedia({ forcedColors: 'active' });
    const sign = app.getByRole('group', { name: 'Characters' }).getByText('主');
    // The system's colours, and no tone's.
    await expect(sign).toHaveCSS('color', await app.evaluate(() => getComputedStyle(document.body).color));
    await app.emulateMedia({ forcedColors: 'none' });
    await expect(sign).not.toHaveCSS(
      'color',
      await app.evaluate(() => getComputedStyle(document.body).color),
    );
    await expectAccessible();
    await expectNoSidewaysScroll();
  });
});

test('stroke order without a network: of the glossary at once, of others once they were asked for', async ({
  app,
  host,
  openScreen,
  readyOffline,
  goOffline,
}) => {
  const hosts = new Set<string>();
  app.on('request', (request) => hosts.add(new URL(request.url()).host));
  const [asked, other] = readdirSync(`${site('first')}/assets`)
    .filter((file) => /^strokes-\d/.test(file))
    .map((file) => new URL(`assets/${file}`, host.url).href);
  await readyOffline();
  const bytes = (address: string) =>
    app.evaluate(
      (url) =>
        fetch(url).then(
          async (response) => (await response.arrayBuffer()).byteLength,
          () => 0,
        ),
      address,
    );
  expect(await bytes(asked!)).toBeGreaterThan(10_000);
  await goOffline();
  expect(await bytes(asked!)).toBeGreaterThan(10_000);
  expect(await bytes(other!)).toBe(0);

  await openScreen(TERM);
  await app.getByRole('button', { name: 'Stroke order of 权' }).click();
  const says = app.getByText(/^(Stroke \d of 6|6 strokes)$/);
  await expect(says).toHaveText('6 strokes');
  await app.getByRole('button', { name: 'Watch' }).click();
  // Whichever is drawn when a busy machine looks.
  await expect(says).toHaveText(/^Stroke \d of 6$/);
  await app.getByRole('button', { name: 'Stop' }).click();
  await app.getByRole('button', { name: 'Write', exact: true }).click();
  await expect(app.getByText('Write stroke 1 of 6.')).toBeVisible();
  expect([...hosts]).toEqual([new URL(host.url).host]);
});
