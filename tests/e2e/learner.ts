/** The learner's data for the tests: what was stored, a learner with a past, and a backup taken in. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { writeBackup } from '../../src/exchange/backup.ts';
import { parseGlossary } from '../../src/glossary/load.ts';
import { cardsOf } from '../../src/library/card-rows.ts';
import { cardRowsOf } from '../../src/library/make-rows.ts';
import { foldLibrary } from '../../src/library/fold.ts';
import { shippedOf } from '../../src/library/shipped.ts';
import { respell } from '../../src/pinyin/respell.ts';
import { createCalendar, wallClockOf } from '../../src/schedule/day.ts';
import { Memory } from '../../src/schedule/memory.ts';
import { DAY, type Grade, type GradeRecord, type LogRecord } from '../../src/schedule/model.ts';
import { createIds } from '../../src/schedule/ids.ts';
import { preview } from '../../src/schedule/preview.ts';
import { buildQueue } from '../../src/schedule/queue.ts';
import { createScheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS, NO_SETTINGS } from '../../src/schedule/settings.ts';
import { seeded } from '../schedule/seeded.ts';
import { answer } from './drilling.ts';
import { expect } from './fixtures.ts';

/** The log as it lies in the browser's database (its layout: src/store/database.ts), newest last. */
export function storedLog(page: Page): Promise<LogRecord[]> {
  return stored<LogRecord>(page, 'log/', 'log/\uffff');
}

/** One setting as it lies there; undefined where it was never changed. */
export async function storedSetting(page: Page, name: string): Promise<unknown> {
  const [settings] = await stored<{ fields: Record<string, { value: unknown }> }>(
    page,
    'settings',
    'settings',
  );
  return settings?.fields[name]?.value;
}

/** What lies there under these keys. */
export function stored<T>(page: Page, from: string, to: string): Promise<T[]> {
  return page.evaluate(
    ([first, last]) =>
      new Promise<T[]>((resolve, reject) => {
        const opening = indexedDB.open('tifa');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const reading = database
            .transaction('keyval')
            .objectStore('keyval')
            .getAll(IDBKeyRange.bound(first, last));
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            database.close();
            resolve(reading.result as T[]);
          };
        };
      }),
    [from, to] as const,
  );
}

export async function storedGrades(page: Page): Promise<GradeRecord[]> {
  return (await storedLog(page)).filter((record) => record.type === 'grade');
}

export const revealButton = (page: Page) => page.getByRole('button', { name: 'Reveal' });
export const answerOf = (page: Page) => page.getByRole('group', { name: 'Answer' });
export const question = (page: Page) => page.locator('main h1');

/** Answers whatever comes with Easy, until the end. */
export async function finish(page: Page): Promise<void> {
  const done = page.getByRole('heading', { name: 'Done' });
  await expect(revealButton(page).or(done)).toBeVisible();
  while (!(await done.isVisible())) {
    await answer(page, 'Easy');
    await expect(revealButton(page).or(done)).toBeVisible();
  }
}

/** Read once, however many learners a process makes up. */
let shipped: ReturnType<typeof readShipped> | null = null;

function readShipped() {
  const files = ['glossary.json', 'supplied.json'].map((file) =>
    parseGlossary(
      readFileSync(new URL(`../../glossary/china-brief-24-08/${file}`, import.meta.url), 'utf8'),
      file,
    ),
  );
  const library = foldLibrary(shippedOf(files), [], [], respell);
  return {
    issue: files[0]!.issue.id,
    entries: library.entries.length,
    cards: cardsOf(cardRowsOf(library), DEFAULT_SETTINGS),
  };
}

/**
 * A backup of somebody who has drilled the glossary for `days` days, recall drawn from the model, ending yesterday.
 */
export function backupOfLearner(
  days: number,
  now: number,
): { readonly text: string; readonly log: readonly LogRecord[] } {
  shipped ??= readShipped();
  const { issue, entries, cards } = shipped;
  const random = seeded(24);
  const memory = new Memory(createScheduler(DEFAULT_SETTINGS));
  const calendar = createCalendar(wallClockOf('UTC'), DEFAULT_SETTINGS.dayStartsAt);
  const nextId = createIds(random);
  const log: LogRecord[] = [];
  for (let back = days; back >= 1; back--) {
    let at = now - back * DAY;
    const day = calendar.dayOf(at);
    const { main } = buildQueue({ cards, memory, settings: DEFAULT_SETTINGS, day });
    const todo = [...main];
    for (let card = todo.shift(); card !== undefined; card = todo.shift()) {
      const state = memory.of(card);
      const recall = state.phase === 'review' ? memory.scheduler.retrievability(state, day) : 0.8;
      const grade: Grade = random() < recall ? 3 : 1;
      at += 6000;
      const comeback = preview(memory, card, day)[grade];
      const record: GradeRecord = {
        v: 1,
        type: 'grade',
        id: nextId(at),
        card,
        at,
        day,
        grade,
        took: 3000 + Math.floor(random() * 5000),
        ...(comeback.unit === 'days' ? { days: comeback.days } : {}),
      };
      log.push(record);
      memory.apply(record);
      const after = memory.of(card);
      if (after.phase !== 'review' && after.setAside === null) todo.push(card);
    }
  }
  const glossary = { id: issue, version: 1, entries };
  return {
    text: writeBackup({ log, settings: NO_SETTINGS, glossary, damaged: [] }, now, calendar.dayOf(now)).join(
      '',
    ),
    log,
  };
}

/** Takes a backup in through the settings. */
export async function importBackup(page: Page, text: string): Promise<void> {
  await page.evaluate(() => void (location.hash = '#/settings'));
  await page
    .getByLabel('Import a file')
    .setInputFiles({ name: 'tifa.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  const dialog = page.getByRole('dialog', { name: 'Import this file?' });
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(page.getByText(/^Taken in: /).first()).toBeVisible();
}

/** The file that the settings write of everything. */
export async function exportBackup(page: Page, withTexts: boolean): Promise<string> {
  await page.evaluate(() => void (location.hash = '#/settings'));
  await page.getByRole('button', { name: 'Export everything' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export everything' });
  const texts = dialog.getByRole('switch', { name: /^With the (\d+ )?texts? you kept/ });
  // Asked each time, and never by default.
  await expect(texts).not.toBeChecked();
  if (withTexts) await texts.check();
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  return readFile(await (await saving).path(), 'utf8');
}

/** What is in the browser's database of a library. */
export async function storedLibrary(page: Page) {
  const [sources, edits, texts] = await Promise.all(
    ['source/', 'edit/', 'text/'].map((prefix) => stored(page, prefix, `${prefix}\uffff`)),
  );
  return { sources, edits, texts };
}

/**
 * The Enter that ends a composition as Safari sends it, first the end and then the key, in the field that has the
 * focus: by each key code it is known with, and `look` after each.
 */
export async function enterOfSafari(page: Page, look: (keyCode: number) => Promise<void>): Promise<void> {
  for (const keyCode of [229, 13]) {
    await page.evaluate((code) => {
      const field = document.activeElement!;
      field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '国' }));
      const key = new KeyboardEvent('keydown', {
        key: 'Enter',
        code: 'Enter',
        keyCode: code,
        bubbles: true,
        cancelable: true,
      });
      const goesOn = field.dispatchEvent(key);
      // What the browser does with an Enter that nobody has kept from it.
      if (goesOn) field.closest('form')?.requestSubmit();
    }, keyCode);
    await look(keyCode);
  }
}
