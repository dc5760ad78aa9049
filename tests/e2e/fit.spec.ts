/** Fitting the schedule on the screen, with the log of a made-up learner who forgets faster than is usual. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { writeBackup } from '../../src/exchange/backup.ts';
import { DAY, type LogRecord } from '../../src/schedule/model.ts';
import { NO_SETTINGS } from '../../src/schedule/settings.ts';
import { simulatedLog } from '../schedule/simulated-log.ts';
import { expect, test } from './fixtures.ts';

/** A log of the glossary's own terms that ends yesterday. */
async function forgetfulLog(answers: number): Promise<LogRecord[]> {
  const file = new URL('../../glossary/china-brief-24-08/glossary.json', import.meta.url);
  const { entries } = JSON.parse(await readFile(file, 'utf8')) as { entries: { id: string }[] };
  return simulatedLog({
    answers,
    terms: entries.map(({ id }) => id),
    until: Math.floor(Date.now() / DAY) - 1,
  });
}

async function bring(page: Page, log: readonly LogRecord[]): Promise<void> {
  const stamp = { id: 'china-brief-24-08', version: 1, entries: 1 };
  const parts = writeBackup(
    { log, settings: NO_SETTINGS, glossary: stamp, damaged: [] },
    Date.now(),
    Math.floor(Date.now() / DAY),
  );
  await page.getByLabel('Import a file').setInputFiles({
    name: 'learner.json',
    mimeType: 'application/json',
    buffer: Buffer.from(parts.join('')),
  });
  await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
  await expect(page.getByRole('region', { name: 'Your data' }).getByRole('status')).toHaveText(
    /records added\./,
  );
}

const section = (page: Page) => page.getByRole('region', { name: 'Fit the schedule to me' });

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
  await bring(app, await forgetfulLog(2000));
  expect(fetched.filter((url) => /fsrs-trainer|fit\.worker/.test(url))).toEqual([]);

  const fit = section(app);
  await fit.getByRole('button', { name: 'Fit the schedule' }).click();
  await expect(fit.getByRole('heading', { name: 'The fitted one foretells you better' })).toBeVisible({
    timeout: 30_000,
  });
  const test = fit.getByRole('table', { name: /The test/ });
  const [now, then] = await test
    .getByRole('row', { name: /Log loss/ })
    .getByRole('cell')
    .allInnerTexts();
  expect(Number(then)).toBeLessThan(Number(now));
  await expect(fit.getByRole('table', { name: /How long a card waits/ }).getByRole('row')).toHaveCount(9);
  await expect(fit.getByRole('table', { name: /What is to come/ }).getByRole('row')).toHaveCount(4);
  await expect(fit.getByRole('img', { name: /30 days/ })).toBeVisible();
  await expectAccessible();
  await expectNoSidewaysScroll();

  await fit.getByRole('button', { name: 'Use the fitted schedule' }).click();
  await expect(fit.getByText('The fitted schedule is in force now.')).toBeVisible();
  await app.reload();
  await expect(fit.getByText('The fitted parameters of FSRS-6')).toBeVisible();

  // Fitted once, the device needs no network for it.
  await goOffline();
  await app.goto(`${host.url}#/settings`);
  await fit.getByRole('button', { name: 'Fit it again' }).click();
  await expect(fit.getByRole('heading', { name: 'Nothing to gain by it' })).toBeVisible({ timeout: 30_000 });
  await fit.getByRole('button', { name: 'Done' }).click();
  await goOnline();

  await fit.getByRole('button', { name: 'Back to the defaults' }).click();
  await expect(fit.getByText('The default schedule is in force again.')).toBeVisible();
  await expect(fit.getByRole('button', { name: 'Back to the defaults' })).toHaveCount(0);
});

test('says how many reviews are missing', async ({ app, openScreen, expectAccessible }) => {
  await openScreen('#/settings');
  const fit = section(app);
  await expect(fit.getByText('400 more are missing')).toBeVisible();
  await bring(app, await forgetfulLog(300));
  await expect(fit.getByText(/400 more are missing/)).toHaveCount(0);
  await expect(fit.getByText(/\d+ more are missing/)).toBeVisible();
  await expect(fit.getByRole('button', { name: 'Fit the schedule' })).toHaveCount(0);
  await expectAccessible();
});

test('a fit can be cancelled, and one that fails says why', async ({ app, openScreen, context }) => {
  await openScreen('#/settings');
  await bring(app, await forgetfulLog(1200));
  const fit = section(app);
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
