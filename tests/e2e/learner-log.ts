/** The log of a made-up learner, and the way to bring it into the app. */
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { writeBackup } from '../../src/exchange/backup.ts';
import { DAY, type LogRecord } from '../../src/schedule/model.ts';
import { NO_SETTINGS } from '../../src/schedule/settings.ts';
import { simulatedLog } from '../schedule/simulated-log.ts';

/** Of a learner who forgets faster than is usual: the glossary's own terms, ending yesterday. */
export async function forgetfulLog(answers: number): Promise<LogRecord[]> {
  const file = new URL('../../glossary/china-brief-24-08/glossary.json', import.meta.url);
  const { entries } = JSON.parse(await readFile(file, 'utf8')) as { entries: { id: string }[] };
  return simulatedLog({
    answers,
    terms: entries.map(({ id }) => id),
    until: Math.floor(Date.now() / DAY) - 1,
  });
}

/** Imports it on the settings screen, which is open. */
export async function bringLog(page: Page, log: readonly LogRecord[]): Promise<void> {
  const stamp = { id: 'china-brief-24-08', version: 1, entries: 1 };
  const now = Date.now();
  const backup = { log, settings: NO_SETTINGS, glossary: stamp, damaged: [] };
  const parts = writeBackup(backup, now, Math.floor(now / DAY));
  await page.getByLabel('Import a file').setInputFiles({
    name: 'learner.json',
    mimeType: 'application/json',
    buffer: Buffer.from(parts.join('')),
  });
  await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
  await expect(page.getByRole('region', { name: 'Your data' }).getByRole('status')).toHaveText(
    /^Taken in: .*\d+ answers?/,
  );
}
