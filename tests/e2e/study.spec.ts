/** The study screens around the drill: focus, keys, a store that refuses, the learner's data, statistics. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { answer, answersGiven, askedCard } from './drilling.ts';
import { expect, reload, test } from './fixtures.ts';
import {
  answerOf,
  backupOfLearner,
  enterOfSafari,
  finish,
  importBackup,
  question,
  revealButton,
  storedGrades,
  storedLog,
} from './learner.ts';

test.use({ keepsItself: false });

async function begin(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^(Begin|Continue)/ }).click();
  await askedCard(page);
}

test('the focus follows the card, and the end names what was hard', async ({
  app,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  await expect(app.getByRole('link', { name: 'Begin the first drill' })).toBeVisible();
  await expectAccessible();
  await expectNoSidewaysScroll();
  await expect(app.getByText(/new terms? today/)).toBeVisible();
  await begin(app);
  const first = await question(app).innerText();
  await expect(answerOf(app)).toHaveCount(0);

  // A tap on the card reveals it as well; a moment after it has come, since before a tap may be the last card's.
  await expect(app.locator('[data-settling]')).toHaveCount(0);
  await question(app).tap();
  await expect(answerOf(app)).toBeVisible();
  await expect(answerOf(app)).toBeFocused();
  const grades = app.getByRole('group', { name: 'How well did you know it?' }).getByRole('button');
  await expect(grades).toHaveText([
    /^Again.*in 1 minute$/,
    /^Hard.*in 6 minutes$/,
    /^Good.*in 10 minutes$/,
    /^Easy.*in \d+ days$/,
  ]);
  await grades.nth(0).tap();
  await expect(question(app)).not.toHaveText(first);
  await expect(question(app)).toBeFocused();
  expect(await storedGrades(app)).toMatchObject([{ grade: 1 }]);

  await finish(app);
  await expect(app.getByRole('heading', { name: 'Hard today' })).toBeVisible();
  await expect(app.getByRole('link', { name: first })).toBeVisible();
  await expectAccessible();
  await expectNoSidewaysScroll();
  await app.getByRole('link', { name: 'To Today' }).click();
  await expect(app.getByText(/next cards? comes?\s+tomorrow/)).toBeVisible();
});

test('left or reloaded in the middle it goes on where it stopped, and undo reaches back before it', async ({
  app,
}) => {
  await begin(app);
  const asked: string[] = [];
  for (const grade of ['Easy', 'Again', 'Good'] as const) {
    asked.push(await question(app).innerText());
    await answer(app, grade);
  }
  const next = await question(app).innerText();
  await app.goBack();
  await expect(app.getByRole('heading', { name: 'Today' })).toBeVisible();
  await app.getByRole('link', { name: 'Continue' }).click();
  await expect(question(app)).toHaveText(next);
  await app.getByRole('button', { name: 'Leave the drill' }).click();
  await app.getByRole('link', { name: 'Continue' }).click();
  await expect(question(app)).toHaveText(next);

  const [left, given] = [await app.getByText(/^\d+ left$/).innerText(), await answersGiven(app)];
  await reload(app);
  await expect(question(app)).toHaveText(next);
  await expect(app.getByText(left, { exact: true })).toBeVisible();
  expect(await answersGiven(app)).toBe(given);
  for (const before of asked.reverse()) {
    await app.getByRole('button', { name: 'Undo' }).click();
    await expect(question(app)).toHaveText(before);
  }
  await expect(app.getByRole('button', { name: 'Undo' })).toBeDisabled();
  expect(await answersGiven(app)).toBe(0);
  // Taken back, not wiped: the log keeps both.
  const types = (await storedLog(app)).map(({ type }) => type);
  expect(types.sort()).toEqual(['grade', 'grade', 'grade', 'undo', 'undo', 'undo']);
});

test('with nothing but the keyboard', async ({ app }) => {
  const start = app.getByRole('link', { name: 'Begin the first drill' });
  await expect(start).toBeVisible();
  for (
    let presses = 0;
    presses < 20 && !(await start.evaluate((link) => link === document.activeElement));
    presses++
  )
    await app.keyboard.press('Tab');
  await app.keyboard.press('Enter');
  const first = await askedCard(app);

  await expect(question(app)).toBeFocused();
  await app.keyboard.press('?');
  await expect(app.getByRole('dialog', { name: 'Keys and gestures' })).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(app.getByRole('dialog')).toHaveCount(0);

  await app.keyboard.press('Space');
  await expect(answerOf(app)).toBeFocused();
  await app.keyboard.press('1');
  await expect(question(app)).not.toHaveText(first);
  await app.keyboard.press('u');
  await expect(question(app)).toHaveText(first);

  await app.keyboard.press('Enter');
  await expect(answerOf(app)).toBeVisible();
  await app.keyboard.press('Space');
  await expect(question(app)).not.toHaveText(first);
  const second = await question(app).innerText();
  await app.keyboard.press('e');
  await expect(app.getByRole('button', { name: 'Flag' })).toHaveAttribute('aria-pressed', 'true');
  await app.keyboard.press('s');
  await expect(question(app)).not.toHaveText(second);
  const third = await question(app).innerText();
  await app.keyboard.press('b');
  await expect(app.getByText(/buried until tomorrow\./)).toBeVisible();
  await expect(question(app)).not.toHaveText(third);
  await app.keyboard.press('k');
  await expect(app.getByText(/will not be asked again/)).toBeVisible();
  const types = (await storedLog(app)).map(({ type }) => type);
  expect(types).toEqual(['grade', 'undo', 'grade', 'flag', 'suspend', 'bury', 'known']);
  await app.keyboard.press('Escape');
  await expect(app.getByRole('heading', { name: 'Today' })).toBeVisible();
});

test('an answer is stored before the next card is shown; without room the drill stops, and a file has the answer', async ({
  app,
}) => {
  await begin(app);
  const first = await question(app).innerText();
  // Storing is held up; nothing else may happen meanwhile.
  await app.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    let isHeld = true;
    Reflect.set(window, 'letGo', () => (isHeld = false));
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
      const request = put.apply(this, args);
      // Keeps the transaction open: a transaction with a request under way does not complete.
      const again = () => {
        if (isHeld) this.get('format').onsuccess = again;
      };
      again();
      Reflect.set(window, 'isStoring', true);
      return request;
    };
  });
  await revealButton(app).click();
  await app.keyboard.press('3');
  await app.keyboard.press('3');
  await app.waitForFunction(() => Reflect.get(window, 'isStoring') === true);
  await expect(question(app)).toHaveText(first);
  await expect(app.getByRole('button', { name: /^Good/ })).toHaveAttribute('aria-disabled', 'true');
  await app.evaluate(() => (Reflect.get(window, 'letGo') as () => boolean)());
  await expect(question(app)).not.toHaveText(first);
  expect(await storedGrades(app)).toHaveLength(1);

  await app.evaluate(() => {
    Reflect.set(window, 'realPut', IDBObjectStore.prototype.put);
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
  const card = await question(app).innerText();
  await revealButton(app).click();
  // The key of the answer before would count as held for a moment.
  await expect(app.locator('[data-settling]')).toHaveCount(0);
  await app.keyboard.press('4');
  const alert = app.getByRole('alert');
  await expect(alert).toContainText('not stored yet');
  await expect(alert).toContainText('no room left');
  await expect(alert).toContainText('Everything stored before is safe');
  await expect(question(app)).toHaveText(card);

  const saving = app.waitForEvent('download');
  await alert.getByRole('button', { name: 'Save a file' }).click();
  const file = await (await saving).path();
  const saved = JSON.parse(await readFile(file, 'utf8')) as { log: { grade: number }[] };
  expect(saved.log).toMatchObject([{ grade: 3 }, { grade: 4 }]);

  await app.evaluate(() => {
    IDBObjectStore.prototype.put = Reflect.get(window, 'realPut') as typeof IDBObjectStore.prototype.put;
  });
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(question(app)).not.toHaveText(card);
  expect(await storedGrades(app)).toHaveLength(2);
});

test('exported, erased and imported, everything is as before', async ({ app, openScreen }) => {
  await begin(app);
  for (const grade of ['Again', 'Easy', 'Good'] as const) await answer(app, grade);
  const before = await storedLog(app);

  await openScreen('#/settings');
  const saving = app.waitForEvent('download');
  await app.getByRole('button', { name: 'Export everything' }).click();
  const text = await readFile(await (await saving).path(), 'utf8');

  await app.getByRole('button', { name: 'Erase everything' }).click();
  const dialog = app.getByRole('dialog', { name: 'Erase everything?' });
  await expect(dialog.getByRole('button', { name: 'Erase', exact: true })).toBeDisabled();
  await dialog.getByLabel(/To erase, write/).fill('erase');
  await dialog.getByRole('button', { name: 'Erase', exact: true }).click();
  await expect(app.getByText('Everything was erased.').first()).toBeVisible();
  expect(await storedLog(app)).toEqual([]);
  await openScreen('#/');
  await expect(app.getByRole('link', { name: 'Begin the first drill' })).toBeVisible();

  await importBackup(app, text);
  expect(await storedLog(app)).toEqual(before);
  await openScreen('#/');
  await expect(app.getByRole('link', { name: /^(Begin|Continue)$/ })).toBeVisible();

  // A second time it adds nothing, and a file that is none says so.
  await openScreen('#/settings');
  await app
    .getByLabel('Import a file')
    .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  const preview = app.getByRole('dialog', { name: 'Import this file?' });
  await expect(preview).toContainText('nothing new');
  await preview.getByRole('button', { name: 'Leave it' }).click();
});

test('typed pinyin is judged by syllable and tone, and not by the Enter that ends a composition', async ({
  app,
  openScreen,
}) => {
  await openScreen('#/settings');
  await app.getByLabel('Characters to pinyin').check();
  await app.getByLabel('Characters to meaning').uncheck();
  await openScreen('#/');
  await app.getByRole('link', { name: /^Begin/ }).click();
  const field = app.getByLabel(/^Pinyin/);
  await expect(field).toBeFocused();
  await field.fill('qqq');
  await enterOfSafari(app, async (keyCode) => {
    await expect(field, `key code ${keyCode}`).toHaveValue('qqq');
    await expect(answerOf(app)).toHaveCount(0);
  });
  // Sooner than a finger comes back it would be the composition's (src/app/ui/input-method.ts).
  const composed = await app.evaluate(() => performance.now());
  await app.waitForFunction((before) => performance.now() - before > 50, composed);
  await app.keyboard.press('Enter');
  await expect(answerOf(app)).toBeFocused();
  await expect(app.getByText('What you typed, part by part:')).toBeAttached();
  // Wrong: space gives Again.
  await app.keyboard.press('Space');
  await expect(field).toBeFocused();
  expect(await storedGrades(app)).toMatchObject([{ grade: 1 }]);
});

test('statistics count what was imported, and save it as a file', async ({ app, openScreen }) => {
  const { text, log } = backupOfLearner(30, Date.now());
  await importBackup(app, text);
  await openScreen('#/statistics');
  await expect(app.getByText(log.length.toLocaleString('en'), { exact: false }).first()).toBeVisible();
  const answers = app.getByRole('region', { name: 'How much was asked?' });
  await answers.getByText('As a table').click();
  const saving = app.waitForEvent('download');
  await answers.getByRole('button', { name: 'Save as CSV' }).click();
  const rows = (await readFile(await (await saving).path(), 'utf8')).trim().split('\r\n');
  expect(rows[0]).toBe('Day,Answers,New terms begun,Again,Hard,Good,Easy');
  expect(rows).toHaveLength(31);
  const sum = rows.slice(1).reduce((total, row) => total + Number(row.split(',')[1]), 0);
  expect(sum).toBeGreaterThan(0);
  expect(sum).toBeLessThanOrEqual(log.length);
});
