/** Fitting the schedule on the screen, with the log of a made-up learner who forgets faster than is usual. */
import type { Page } from '@playwright/test';
import { expect, reload, test } from './fixtures.ts';
import { bringLog, forgetfulLog } from './learner-log.ts';

const section = (page: Page) => page.getByRole('region', { name: 'Fit the schedule to me' });

test.use({ keepsItself: false });

test.describe(() => {
  test.use({ keepsItself: true });

  test('a schedule is fitted, compared, accepted, used offline and taken back', async ({
    app,
    host,
    openScreen,
    goOffline,
    goOnline,
    expectAccessible,
    expectNoSidewaysScroll,
  }) => {
    const fetched: string[] = [];
    app.on('request', (request) => fetched.push(request.url()));
    await openScreen('#/settings');
    await bringLog(app, await forgetfulLog(1200));
    expect(fetched.filter((url) => /fsrs-trainer|fit\.worker/.test(url))).toEqual([]);

    const fit = section(app);
    await fit.getByRole('button', { name: 'Fit the schedule' }).click();
    await expect(fit.getByRole('heading', { name: 'The fitted schedule predicts you better' })).toBeVisible({
      timeout: 90_000,
    });
    const test = fit.getByRole('table', { name: /The test/ });
    const [now, then] = await test
      .getByRole('row', { name: /Typical error/ })
      .getByRole('cell')
      .allInnerTexts();
    expect(Number(then)).toBeLessThan(Number(now));
    await expect(
      fit.getByText(/^The one you can take over .* Reviews in 30 days: \d+ → \d+\./s),
    ).toBeVisible();
    await fit.getByText('How the two are compared').click();
    await expect(fit.getByText(/Log loss.* 0\.\d+ in force, 0\.\d+ fitted/)).toBeVisible();
    await expect(fit.getByRole('table', { name: /How long a card waits/ }).getByRole('row')).toHaveCount(9);
    await expect(fit.getByRole('table', { name: /What is to come/ }).getByRole('row')).toHaveCount(4);
    await expect(fit.getByRole('img', { name: /30 days/ })).toBeVisible();
    await expectAccessible();
    await expectNoSidewaysScroll();

    await fit.getByRole('button', { name: 'Use the fitted schedule' }).click();
    await expect(fit.getByText('The fitted schedule is in force now.')).toBeVisible();
    await reload(app);
    await expect(fit.getByText('The fitted parameters of FSRS-6')).toBeVisible();

    // Fitted once, the device needs no network for it.
    await goOffline();
    await app.goto(`${host.url}#/settings`);
    await fit.getByRole('button', { name: 'Fit it again' }).click();
    await expect(fit.getByRole('heading', { name: 'There is nothing to gain by it' })).toBeVisible({
      timeout: 90_000,
    });
    await fit.getByRole('button', { name: 'Done' }).click();
    await goOnline();

    await fit.getByRole('button', { name: 'Back to the defaults' }).click();
    await expect(fit.getByText('The default schedule is in force again.')).toBeVisible();
    await expect(fit.getByRole('button', { name: 'Back to the defaults' })).toHaveCount(0);
  });
});

test('says how many reviews are missing; with enough, a fit can be cancelled, and one that fails says why', async ({
  app,
  openScreen,
  expectAccessible,
  context,
}) => {
  await openScreen('#/settings');
  const fit = section(app);
  await expect(fit.getByText('400 more are missing')).toBeVisible();
  await bringLog(app, await forgetfulLog(300));
  await expect(fit.getByText(/400 more are missing/)).toHaveCount(0);
  await expect(fit.getByText(/\d+ more are missing/)).toBeVisible();
  await expect(fit.getByRole('button', { name: 'Fit the schedule' })).toHaveCount(0);
  await expectAccessible();

  await bringLog(app, await forgetfulLog(1200));
  // The trainer never comes while it is waited for.
  await context.route(/fsrs-trainer/, () => undefined);
  await fit.getByRole('button', { name: 'Fit the schedule' }).click();
  await expect(fit.getByRole('progressbar')).toBeVisible();
  await fit.getByRole('button', { name: 'Cancel' }).click();
  await expect(fit.getByRole('button', { name: 'Fit the schedule' })).toBeVisible();
  await context.unroute(/fsrs-trainer/);

  await context.route(/fsrs-trainer/, (route) => route.abort());
  await fit.getByRole('button', { name: 'Fit the schedule' }).click();
  await expect(fit.getByRole('alert')).toContainText('The trainer could not be fetched.');
  await context.unroute(/fsrs-trainer/);
  await context.route(/fsrs-trainer/, (route) => route.fulfill({ status: 404, body: '' }));
  await fit.getByRole('button', { name: 'Try again' }).click();
  await expect(fit.getByRole('alert')).toContainText('no longer where it was');
});
