/** Finding a term as people type: each row is what is typed, and what the first hits must include. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../../src/glossary/entry.ts';
import { termHref } from '../../src/app/shell/route.ts';
import { expect, test } from './fixtures.ts';

const file = join(import.meta.dirname, '../../glossary/china-brief-24-08/glossary.json');
const { entries } = JSON.parse(readFileSync(file, 'utf8')) as { entries: Entry[] };
/** A term of several syllables that differs in traditional script: one that all ways of typing can tell apart. */
const term = entries.find(
  ({ hanzi, traditional, english }) => hanzi.length >= 4 && traditional !== hanzi && english !== null,
)!;
const withTones = term.pinyin;
const without = term.pinyin.normalize('NFD').replace(/\p{M}/gu, '');

const TYPED: Record<string, string> = {
  'simplified hanzi': term.hanzi,
  'traditional hanzi': term.traditional,
  'the first two hanzi': term.hanzi.slice(0, 2),
  'pinyin with tone marks': withTones,
  'pinyin with tone numbers': term.pinyinNumbered,
  'pinyin without tones': without,
  'pinyin without tones or blanks': without.replaceAll(/[\s'’]/g, '').toLowerCase(),
  English: term.english!,
  'English in capitals': term.english!.toUpperCase(),
};

test.use({ keepsItself: false });

test('a term is found in every way of typing it', async ({ app, openScreen }) => {
  await openScreen('#/look-up');
  const box = app.getByRole('searchbox');
  const hit = app.locator(`#page a[href="${termHref(term.id)}"]`);
  const none = async () => {
    await box.fill('qqqq');
    await expect(app.locator('#page a[href^="#/term/"]')).toHaveCount(0);
    await expect(app.locator('#page')).toContainText(/qqqq/);
  };
  for (const [way, typed] of Object.entries(TYPED))
    await test.step(way, async () => {
      await none();
      await box.fill(typed);
      await expect(hit, way).toBeVisible();
    });

  // Letter by letter, and opened: back to where one was, with what one had typed.
  await none();
  await box.fill('');
  await box.pressSequentially(withTones);
  await expect(hit).toBeVisible();
  await hit.click();
  await expect(app.getByRole('heading', { level: 1 })).toContainText(term.hanzi);
  await app.goBack();
  await expect(box).toHaveValue(withTones);
});
