/** A backup with a library in it: out of one profile, into another one. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { writeBackup } from '../../src/exchange/backup.ts';
import type { StoredEdit } from '../../src/library/edit.ts';
import { sourceIdOf, type Source } from '../../src/library/source.ts';
import { DAY, type LogRecord } from '../../src/schedule/model.ts';
import { createIds } from '../../src/schedule/ids.ts';
import { NO_SETTINGS } from '../../src/schedule/settings.ts';
import { withSetting } from '../../src/schedule/change-settings.ts';
import { edit, find, source, SOURCE_C, term } from '../library/made-up.ts';
import { seeded } from '../schedule/seeded.ts';
import { expect, test } from './fixtures.ts';
import { exportBackup, importBackup, storedLibrary } from './learner.ts';

test.use({ keepsItself: false });

const yourData = (page: Page) => page.getByRole('region', { name: 'Your data' });
const preview = (page: Page) => page.getByRole('dialog', { name: 'Import this file?' });

const TEXT = 'Reform and opening (改革开放) began in 1978.\nCore interests (核心利益) were named later.\n';
const ARTICLE: Source = source(
  sourceIdOf('article', createHash('sha256').update(TEXT).digest('hex')),
  [
    find('改革开放', 'reform and opening', { places: [{ line: 1, column: 21, length: 4 }] }),
    find('核心利益', 'core interests', { places: [{ line: 2, column: 17, length: 4 }] }),
  ],
  { title: 'An article with a long title, as they have them, about what was reformed and what was opened' },
);
const LIST: Source = source(SOURCE_C, [find('主权', 'sovereignty', { places: [] })]);
const EDITS: StoredEdit[] = [
  edit(1, { of: term('改革开放'), set: 'note', to: 'Since 1978', replaces: [] }),
  edit(2, { of: term('改革开放'), set: 'gloss', to: 'reform & opening' }),
  edit(3, { of: term('主权'), set: 'study', to: true }),
  edit(4, { of: ARTICLE.id, set: 'author', to: 'A. Writer' }),
];

function fileOf(more: { readonly sources?: Source[]; readonly edits?: StoredEdit[] } = {}): string {
  const now = Date.now();
  const nextId = createIds(seeded(9));
  const at = now - DAY;
  const log: LogRecord[] = ['yi', 'er', 'san'].map((name, index) => {
    const card = `${name}:hanzi-meaning` as const;
    const day = Math.floor(at / DAY);
    return { v: 1, type: 'grade', id: nextId(at + index), card, at: at + index, day, grade: 3, took: 9 };
  });
  const contents = {
    log,
    settings: withSetting(NO_SETTINGS, 'newPerDay', 4, now - DAY),
    glossary: { id: 'china-brief-24-08', version: 1, entries: 1 },
    sources: [ARTICLE, LIST],
    edits: EDITS,
    texts: [{ source: ARTICLE.id, text: TEXT }],
    damaged: [],
    ...more,
  };
  return writeBackup(contents, now, Math.floor(now / DAY)).join('');
}

/** Chooses a file, as far as the question. */
async function choose(page: Page, text: string): Promise<void> {
  await page
    .getByLabel('Import a file')
    .setInputFiles({ name: 'tifa.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect(preview(page)).toBeVisible();
}

/** The row of a list of facts, by what stands before it. */
const row = (page: Page, name: string) =>
  preview(page)
    .locator('dl > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd');

async function freshPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}#/settings`);
  await expect(page.getByRole('button', { name: 'Export everything' })).toBeVisible();
  return page;
}

test('a fresh profile takes in the library of another one, its text only where that one wanted it, and an old file', async ({
  app,
  host,
  anotherProfile,
  openScreen,
}) => {
  await openScreen('#/settings');
  await importBackup(app, fileOf());
  await expect(yourData(app).getByRole('status').first()).toHaveText(
    'Taken in: 3 answers, 2 new sources, 1 note, 1 own gloss, 1 term to study, 1 fact about a source, 1 text, 1 setting (new cards a day).',
  );
  const whole = await storedLibrary(app);
  expect(whole.sources).toHaveLength(2);
  expect(whole.texts).toMatchObject([{ source: ARTICLE.id, text: TEXT }]);

  const withText = await exportBackup(app, true);
  const without = await exportBackup(app, false);
  expect(withText).toContain('began in 1978');
  expect(without).not.toContain('began in 1978');

  const other = await freshPage(await anotherProfile(), host.url);
  await choose(other, without);
  const library = '2 new sources, 1 note, 1 own gloss, 1 term to study, 1 fact about a source';
  const brought = `3 answers, ${library}, 1 setting (new cards a day)`;
  await expect(row(other, 'What comes')).toHaveText(brought);
  // Said before it is done: nothing is here yet.
  expect(await storedLibrary(other)).toEqual({ sources: [], edits: [], texts: [] });
  await preview(other).getByRole('button', { name: 'Import' }).click();
  await expect(yourData(other).getByText(`Taken in: ${brought}.`).first()).toBeVisible();
  expect(await storedLibrary(other)).toEqual({ ...whole, texts: [] });

  await choose(other, withText);
  await expect(row(other, 'What comes')).toHaveText('1 text');
  await expect(row(other, 'Already here')).toHaveText('3 records, 2 sources, 4 changes');
  await preview(other).getByRole('button', { name: 'Import' }).click();
  await expect(yourData(other).getByText('Taken in: 1 text.').first()).toBeVisible();
  expect(await storedLibrary(other)).toEqual(whole);

  await test.step('a file of version 0.1.0 is taken in, and takes nothing from the library', async () => {
    const old = await readFile(new URL('../fixtures/v0.1.0/tifa-2026-06-15.json', import.meta.url), 'utf8');
    await choose(other, old);
    await expect(row(other, 'What comes')).toHaveText(/^400 answers, 77 other records/);
    await preview(other).getByRole('button', { name: 'Import' }).click();
    await expect(yourData(other).getByText('Taken in: 400 answers, 77 other records').first()).toBeVisible();
    expect(await storedLibrary(other)).toEqual(whole);
    await other.reload();
    await choose(other, old);
    await expect(row(other, 'Already here')).toHaveText('477 records');
  });
});

test('what is asked before a file is written, taken in and everything erased is accessible and fits', async ({
  app,
  openScreen,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  const looksRight = async () => {
    await expectAccessible();
    await expectNoSidewaysScroll();
  };
  await openScreen('#/settings');
  const torn = {
    ...LIST,
    finds: [...LIST.finds, ...Array.from({ length: 3 }, () => ({ v: 9 }))],
  } as Source;
  await choose(
    app,
    fileOf({ sources: [ARTICLE, torn] })
      .trimEnd()
      .slice(0, -2),
  );
  await expect(preview(app).getByText('3 parts of the file are left out.')).toBeVisible();
  await expect(preview(app).getByText('source 2 (Source c): term 2: term: is missing')).toBeVisible();
  await expect(preview(app).getByText(/it was cut short or changed/)).toBeVisible();
  await looksRight();
  await preview(app).getByRole('button', { name: 'Import' }).click();
  await expect(yourData(app).getByText('Taken in: 3 answers').first()).toBeVisible();

  const button = app.getByRole('button', { name: 'Export everything' });
  await button.click();
  await expect(app.getByRole('dialog', { name: 'Export everything' })).toBeVisible();
  await looksRight();
  await app.keyboard.press('Escape');
  await expect(button).toBeFocused();

  await app.getByRole('button', { name: 'Erase everything' }).click();
  const erase = app.getByRole('dialog', { name: 'Erase everything?' });
  await expect(erase).toContainText('2 sources, 1 kept text, 1 note, 1 own gloss');
  await looksRight();
  await erase.getByLabel('To erase, write erase').fill('erase');
  await erase.getByRole('button', { name: 'Erase', exact: true }).click();
  await expect(yourData(app).getByText('Everything was erased.').first()).toBeVisible();
  expect(await storedLibrary(app)).toEqual({ sources: [], edits: [], texts: [] });
});
