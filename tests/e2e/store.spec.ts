/** The learner's data on a browser that fails in parts, after a clock was ahead, and when it has vanished. */
import type { Page } from '@playwright/test';
import { writeBackup } from '../../src/exchange/backup.ts';
import { DAY, firstIdAt, type LogRecord } from '../../src/schedule/model.ts';
import { createIds } from '../../src/schedule/ids.ts';
import { NO_SETTINGS } from '../../src/schedule/settings.ts';
import { withSetting } from '../../src/schedule/change-settings.ts';
import { seeded } from '../schedule/seeded.ts';
import { answer, askedCard } from './drilling.ts';
import { expect, test } from './fixtures.ts';
import { importBackup, storedGrades } from './learner.ts';

test.use({ keepsItself: false });

const yourData = (page: Page) => page.getByRole('region', { name: 'Your data' });

/** Waits until what is stored in the background has come to rest, then empties the database behind the app's back. */
async function loseDatabase(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('tifa');
        deleting.onsuccess = () => resolve();
        deleting.onerror = () => reject(deleting.error);
      }),
  );
}

test('a learner who has erased everything is welcomed; one whose data has vanished is told so, and can import a file', async ({
  app,
  openScreen,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  const answerOnce = async () => {
    await app.getByRole('link', { name: 'Begin the first drill' }).click();
    await askedCard(app);
    await answer(app, 'Easy');
  };
  await answerOnce();
  await openScreen('#/settings');
  await app.getByRole('button', { name: 'Erase everything…' }).click();
  await app.getByLabel('To erase, write erase').fill('erase');
  await app.getByRole('button', { name: 'Erase', exact: true }).click();
  await expect(yourData(app).getByText('Everything was erased.').first()).toBeVisible();
  await app.evaluate(() => void (location.hash = '#/'));
  await app.reload();
  await expect(app.getByRole('link', { name: 'Begin the first drill' })).toBeVisible();

  await answerOnce();
  await app.getByRole('button', { name: 'Leave the drill' }).click();
  await expect(app.getByRole('link', { name: 'Continue' })).toBeVisible();
  await loseDatabase(app);
  await app.reload();
  await expect(app.getByText('Your earlier answers are not on this device any more.')).toBeVisible();
  await expect(app.getByText('Begin the first drill')).toHaveCount(0);
  await expectAccessible();
  await expectNoSidewaysScroll();
  // It is not forgotten by being shown once.
  await app.reload();
  await expect(app.getByText('Your earlier answers are not on this device any more.')).toBeVisible();
  await app.getByRole('link', { name: 'Import a file' }).click();
  await expect(app.getByLabel('Import a file')).toBeAttached();

  await app.goBack();
  await app.getByRole('button', { name: 'Begin anew' }).click();
  await expect(app.getByRole('link', { name: 'Begin the first drill' })).toBeVisible();
  await app.reload();
  await expect(app.getByRole('link', { name: 'Begin the first drill' })).toBeVisible();
});

/** A file of somebody whose clock was four years ahead for an evening, with some values no clock can give. */
function fileFromAhead(now: number): string {
  const ahead = now + 1461 * DAY;
  const nextId = createIds(seeded(6));
  const log: LogRecord[] = ['renmin', 'gaige', 'xin'].map((entry, index) => {
    const at = ahead + index * 1000;
    const day = Math.floor(at / DAY);
    return {
      v: 1,
      type: 'grade',
      id: nextId(at),
      card: `${entry}:hanzi-meaning`,
      at,
      day,
      grade: 4,
      took: 9,
    };
  });
  const glossary = { id: 'china-brief-24-08', version: 1, entries: 1 };
  const settings = withSetting(NO_SETTINGS, 'newPerDay', 4, now);
  const text = writeBackup({ log, settings, glossary, damaged: [] }, now, Math.floor(now / DAY)).join('');
  const file = JSON.parse(text) as { log: unknown[]; settings: { fields: Record<string, unknown> } };
  file.log.push({ ...log[0], id: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ', at: 2 ** 48 - 1 });
  file.settings.fields.retention = { value: 0.8, at: 2 ** 53 - 1 };
  return JSON.stringify(file);
}

test('what lies ahead or past all range is named on import, and keeps nothing from being stored', async ({
  app,
  openScreen,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  await openScreen('#/settings');
  await app.getByLabel('Import a file').setInputFiles({
    name: 'tifa.json',
    mimeType: 'application/json',
    buffer: Buffer.from(fileFromAhead(Date.now())),
  });
  const dialog = app.getByRole('dialog', { name: 'Import this file?' });
  await expect(dialog.getByText('2 parts of the file are left out.')).toBeVisible();
  await expect(dialog.getByText(/^record 4: id: .*2199/)).toBeVisible();
  await expect(dialog.getByText(/^setting retention: .*2199/)).toBeVisible();
  await expect(dialog.getByText(/3 records carry a date that lies ahead/)).toBeVisible();
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(yourData(app).getByText('Taken in: 3 answers').first()).toBeVisible();
  await expect(yourData(app).getByText(/3 cards were answered under a date that lies ahead/)).toBeVisible();
  await expectAccessible();
  await expectNoSidewaysScroll();

  // Noticed wherever the app is opened, and in the statistics.
  await app.evaluate(() => void (location.hash = '#/'));
  await app.reload();
  await expect(app.getByText(/carry a date that lies ahead of this device’s clock/)).toBeVisible();
  await openScreen('#/statistics');
  await expect(app.getByText('3 records of the log carry a date that lies ahead')).toBeVisible();

  await openScreen('#/drill');
  await askedCard(app);
  await answer(app, 'Easy');
  // Those of the file are packed; the answer of today comes after them, though they lie four years ahead.
  const [given, ...others] = await storedGrades(app);
  expect(others).toEqual([]);
  expect(given!.at).toBeLessThan(Date.now() + DAY);
  expect(given!.id > firstIdAt(Date.now() + 1460 * DAY)).toBe(true);
});

/** Each way in which a browser can fail, all of its functions at once. */
const BROWSERS: readonly [how: string, script: string][] = [
  ['throw', 'throw new Error("out of order")'],
  ['reject', 'return Promise.reject(new Error("out of order"))'],
  ['never answer', 'return new Promise(() => {})'],
];

for (const [how, body] of BROWSERS) {
  test(`a browser whose functions ${how} still drills and keeps the answer`, async ({ page, host }) => {
    const crashes: string[] = [];
    page.on('pageerror', (error) => crashes.push(error.message));
    await page.addInitScript(`
      const broken = function () { ${body} };
      for (const name of ['estimate', 'persist', 'persisted'])
        Object.defineProperty(navigator.storage, name, { value: broken });
      Object.defineProperty(navigator.locks, 'request', { value: broken });
      const atOnce = function () { throw new Error('out of order'); };
      Object.defineProperty(window, 'BroadcastChannel', { value: atOnce });
      window.matchMedia = atOnce;
      Object.defineProperty(window, 'Worker', { value: atOnce });
      Object.defineProperty(crypto, 'getRandomValues', { value: atOnce });
      Object.defineProperty(window, 'localStorage', { get: atOnce });
      const { resolvedOptions } = Intl.DateTimeFormat.prototype;
      Intl.DateTimeFormat.prototype.resolvedOptions = function () {
        return { ...resolvedOptions.call(this), timeZone: 'Etc/Unknown' };
      };
    `);
    await page.goto(host.url);
    await page.getByRole('link', { name: 'Begin the first drill' }).click();
    // Locks that never answer cost five seconds, once.
    await expect(page.getByRole('button', { name: 'Reveal' })).toBeVisible({ timeout: 30_000 });
    await answer(page, 'Easy');
    await answer(page, 'Easy');
    expect(await storedGrades(page)).toHaveLength(2);
    for (const route of ['#/', '#/statistics', '#/settings']) {
      await page.evaluate((hash) => void (location.hash = hash), route);
      await expect(page.locator('h1').first()).toBeVisible();
      await expect(page.getByText('Something went wrong')).toHaveCount(0);
    }
    // The screen says which, where the learner's data are.
    const says = yourData(page).getByRole('listitem');
    await expect(says.filter({ hasText: 'Tabs do not hear of each other’s answers' })).toBeVisible();
    await expect(says.filter({ hasText: 'time zone' })).toBeVisible();
    await expect(says.filter({ hasText: 'How much room there is' })).toBeVisible({ timeout: 30_000 });
    await page.reload();
    await expect(page.getByRole('button', { name: 'Export everything' })).toBeVisible();
    expect(await storedGrades(page)).toHaveLength(2);
    expect(crashes).toEqual([]);
  });
}

const NO_DATABASE: readonly [how: string, script: string][] = [
  [
    'cannot be named',
    `Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });`,
  ],
  ['never opens', `IDBFactory.prototype.open = function () { return new EventTarget(); };`],
];

for (const [how, script] of NO_DATABASE) {
  test(`where the database ${how} the screen says so, and the look-up works`, async ({ page, host }) => {
    await page.addInitScript(script);
    await page.goto(host.url);
    await expect(page.getByText('The browser does not let the app store anything').first()).toBeVisible({
      timeout: 30_000,
    });
    await page.evaluate(() => void (location.hash = '#/look-up'));
    await page.getByRole('searchbox').fill('people');
    await expect(page.getByRole('listitem').first()).toBeVisible();
  });
}

test('an answer that is not stored is asked about on every screen, until it is stored or erased', async ({
  app,
  openScreen,
}) => {
  await app.getByRole('link', { name: 'Begin the first drill' }).click();
  await askedCard(app);
  await app.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    Reflect.set(window, 'makeRoom', () => (IDBObjectStore.prototype.put = put));
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  await app.keyboard.press('Space');
  await app.keyboard.press('3');
  await expect(app.getByText('Your last answer is not stored yet')).toBeVisible();
  const wouldAsk = () =>
    app.evaluate(() => {
      const leaving = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(leaving);
      return leaving.defaultPrevented;
    });
  expect(await wouldAsk()).toBe(true);
  for (const route of ['#/look-up', '#/statistics', '#/settings']) {
    await openScreen(route);
    await expect(app.getByText('An answer of your drill is not stored yet.')).toBeVisible();
    expect(await wouldAsk()).toBe(true);
  }
  await app.evaluate(() => (Reflect.get(window, 'makeRoom') as () => void)());
  await app.getByRole('button', { name: 'Erase everything…' }).click();
  await app.getByLabel('To erase, write erase').fill('erase');
  await app.getByRole('button', { name: 'Erase', exact: true }).click();
  await expect(yourData(app).getByText('Everything was erased.').first()).toBeVisible();
  await expect(app.getByText('An answer of your drill is not stored yet.')).toHaveCount(0);
  expect(await wouldAsk()).toBe(false);
  await openScreen('#/drill');
  await askedCard(app);
  expect(await storedGrades(app)).toEqual([]);
});

test('a long log is taken in, opened and counted away from the screen', async ({ app, openScreen }) => {
  const nextId = createIds(seeded(2));
  const start = Date.now() - 400 * DAY;
  const log: LogRecord[] = Array.from({ length: 20_000 }, (_, index) => {
    const at = start + index * 1_500_000;
    const card = `term-${index % 500}:hanzi-meaning` as const;
    return { v: 1, type: 'grade', id: nextId(at), card, at, day: Math.floor(at / DAY), grade: 3, took: 4000 };
  });
  const glossary = { id: 'china-brief-24-08', version: 1, entries: 1 };
  const parts = writeBackup(
    { log, settings: NO_SETTINGS, glossary, damaged: [] },
    Date.now(),
    Math.floor(Date.now() / DAY),
  );
  const workers: string[] = [];
  app.on('worker', (worker) => workers.push(worker.url()));
  await importBackup(app, parts.join(''));
  await expect(yourData(app).getByText('Taken in: 20,000 answers').first()).toBeVisible();
  expect(workers.some((url) => /log\.worker/.test(url))).toBe(true);
  await app.reload();
  await openScreen('#/statistics');
  await expect(app.getByText('20,000').first()).toBeVisible();
});
