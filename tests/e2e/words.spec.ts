/** Words of the reader's own: typed, corrected, deleted, and brought in lists of other programs. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { createIds } from '../../src/schedule/ids.ts';
import { DAY } from '../../src/schedule/model.ts';
import { expect, reload, test } from './fixtures.ts';
import { bringLog } from './learner-log.ts';

test.use({ keepsItself: false });

const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });
const word = (page: Page, hanzi: string) => page.locator(`[data-word="${hanzi}"]`);
const bring = (page: Page, name: string, content: string | Buffer) =>
  page.getByLabel('Word list').setInputFiles({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.isBuffer(content) ? content : Buffer.from(content),
  });

async function type(page: Page, hanzi: string, reading: string) {
  await page.getByLabel('Chinese', { exact: true }).fill(hanzi);
  await expect(page.getByLabel('Reading')).toHaveAttribute('placeholder', reading);
}

test('a word that is typed is described by the dictionary, corrected and stored', async ({
  app,
  openScreen,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  await openScreen('#/words');
  await expect(app.getByText('No words of your own yet')).toBeVisible();
  await expectAccessible();
  await app.getByRole('link', { name: 'Add a word' }).click();
  await save(app).click();
  await expect(app.getByText('Type the word in Chinese characters.')).toBeVisible();

  await type(app, '繁體字', 'fántǐzì');
  await expect(app.getByLabel('Traditional form')).toHaveAttribute('placeholder', '繁體字');
  await app.getByRole('group', { name: 'Meanings in the dictionary' }).getByRole('button').first().click();
  await expect(app.getByLabel('English')).not.toHaveValue('');
  await app.getByLabel('English').fill('full-form character');
  await app.getByLabel('Reading').fill('fan2 ti3');
  await app.getByLabel('Tags').fill('script, own');
  await save(app).click();
  await expect(app.getByText(/3 characters to read/)).toBeVisible();
  await expect(app.getByLabel('Reading')).toBeFocused();
  await app.getByLabel('Reading').fill('fan2 ti3 zi4');
  await app.getByText('Word by word').click();
  await expect(app.getByLabel('Divided into words')).toBeVisible();
  await expectAccessible();
  await expectNoSidewaysScroll();
  await save(app).click();
  await expect(app.getByText('繁体字 is among your words.')).toBeVisible();
  await expect(app.getByLabel('Chinese', { exact: true })).toBeFocused();

  await reload(app);
  await openScreen('#/words');
  await expect(word(app, '繁体字')).toContainText('full-form character');
  await expect(word(app, '繁体字')).toContainText('own, script');
  await expectAccessible();
  await expectNoSidewaysScroll();

  await word(app, '繁体字').getByRole('button', { name: 'Correct' }).click();
  await expect(app.getByLabel('English')).toHaveValue('full-form character');
  await app.getByLabel('English').fill('traditional character');
  await save(app).click();
  await expect(word(app, '繁体字')).toContainText('traditional character');

  await word(app, '繁体字').getByRole('button', { name: 'Delete' }).click();
  await expect(app.getByText('No words of your own yet')).toBeVisible();
  await app.getByRole('button', { name: 'Undo' }).click();
  await expect(word(app, '繁体字')).toBeVisible();
});

const ANKI = [
  '#separator:tab',
  '#html:true',
  '#tags column:4',
  '内卷\tnèijuǎn\tvicious <b>competition</b>&nbsp;for little\tnet words',
  '躺平\ttǎngpíng\tto lie flat\tnet',
  'no Chinese\t\tnothing\t',
  '内卷\t\tinvolution\t',
].join('\n');

test('what is no list is refused; one of Anki is taken, and once more changes nothing; one in another encoding leaves as it came', async ({
  app,
  openScreen,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  await openScreen('#/words?do=import');
  await expectAccessible();
  // What is no list is refused with a reason, and the screen goes on.
  const alert = app.getByRole('alert');
  await bring(app, 'deck.apkg', Buffer.from('PK\u0003\u0004rest'));
  await expect(alert).toContainText('no sound package of Anki');
  await bring(app, 'page.tbx', '<html><body><p>改革</p></body></html>');
  await expect(alert).toContainText('no termbase');
  await bring(app, 'cut.tbx', '<tbx><text><body><conceptEntry>');
  await expect(alert).toContainText('damaged');
  await bring(app, 'long.csv', '改革,reform\n'.repeat(20_001));
  await expect(alert).toContainText('more than 20,000 rows');
  await app.getByLabel('The list', { exact: true }).fill('改革 reform');
  await app.getByRole('button', { name: 'Show what it holds' }).click();
  await expect(app.getByRole('button', { name: 'Add 1 word' })).toBeEnabled();
  await app.getByRole('button', { name: 'Another list' }).click();

  await bring(app, 'net words.txt', ANKI);
  await expect(app.getByRole('heading', { level: 1 })).toHaveText('What the list holds');
  await expect(app.getByRole('status').filter({ hasText: 'Notes of Anki' })).toContainText(
    '4 rows · 2 words · 1 row without a word · 1 word in several rows',
  );
  const columns = app.getByRole('list', { name: 'Columns' }).getByRole('combobox');
  expect(await columns.evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value))).toEqual([
    'hanzi',
    'pinyin',
    'english',
    'tags',
  ]);
  await app.getByText('Rows without a word').click();
  await expect(app.getByText('Row 6: no Chinese in it')).toBeVisible();
  await expectAccessible();
  await expectNoSidewaysScroll();

  // The reader says otherwise, and back.
  await columns.nth(0).selectOption('');
  await expect(app.getByText(/No column is taken for Chinese/)).toBeVisible();
  await expect(app.getByRole('button', { name: 'Add 0 words' })).toBeDisabled();
  await columns.nth(0).selectOption('hanzi');
  await app.getByRole('button', { name: 'Add 2 words' }).click();
  await expect(app.getByText('2 words of “net words” are in your library.')).toBeVisible();
  await expectAccessible();

  await openScreen('#/words');
  const list = app.getByRole('link', { name: /net words/ });
  await expect(list).toContainText('2 words');
  await reload(app);
  await expect(list).toBeVisible();
  await openScreen('#/words?do=import');
  await bring(app, 'again.txt', ANKI);
  await app.getByRole('button', { name: 'Add 2 words' }).click();
  await expect(app.getByText(/are in your library/)).toBeVisible();
  await openScreen('#/words');
  await expect(list).toBeVisible();
  await expect(app.getByRole('region', { name: 'Lists you have brought' }).getByRole('link')).toHaveCount(1);

  // Into the reader's own words, from a file in another encoding.
  await openScreen('#/words?do=import');
  await app.getByRole('button', { name: 'Another list' }).click();
  const latin = (text: string) => Buffer.from(text, 'utf16le');
  await bring(
    app,
    'two.csv',
    Buffer.concat([Buffer.from([0xff, 0xfe]), latin('词;English\r\n躺平;to lie flat\r\n内卷;\r\n')]),
  );
  await app.getByRole('radio', { name: 'My words' }).check();
  await expect(app.getByText('1 word has none in the list.')).toBeVisible();
  await app.getByRole('button', { name: 'Add 2 words' }).click();
  await app.getByRole('button', { name: 'My words' }).click();
  await expect(word(app, '躺平')).toContainText('tǎngpíng');
  const [download] = await Promise.all([
    app.waitForEvent('download'),
    app.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  const file = await readFile((await download.path())!, 'utf8');
  expect(file.replace('\ufeff', '').split('\r\n')[0]).toBe(
    'simplified,traditional,pinyin,english,kind,tags,note',
  );
  expect(file).toContain('躺平,躺平,tǎngpíng,to lie flat,expression');
});

test('a list goes to Anki with its reviews, and comes in on another device as it was', async ({
  app,
  host,
  anotherProfile,
  openScreen,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  const standing = async (page: Page) => {
    await openScreen('#/term/内卷', page);
    const state = page.getByRole('region', { name: 'Your reviews' });
    await expect(state).toContainText('Good, after 1 s');
    return state.innerText();
  };
  await openScreen('#/words?do=import');
  await bring(app, 'net words.txt', '内卷\tinvolution\n躺平\tlying flat');
  await app.getByRole('button', { name: 'Add 2 words' }).click();
  await app.getByRole('link', { name: 'Open the list' }).click();
  const list = await app.evaluate(() => location.hash);
  const days = [60, 59, 50, 12];
  const today = Math.floor(Date.now() / DAY);
  const nextId = createIds(() => 0.5);
  await openScreen('#/settings?part=data');
  await bringLog(
    app,
    days.map((ago) => {
      const at = (today - ago) * DAY + DAY / 2;
      return {
        v: 1,
        type: 'grade',
        id: nextId(at),
        card: '内卷:hanzi-meaning',
        at,
        day: today - ago,
        grade: 3,
        took: 900,
      };
    }),
  );
  const before = await standing(app);

  await openScreen(list);
  await app.getByRole('button', { name: 'Deck for Anki' }).click();
  const dialog = app.getByRole('dialog', { name: 'A deck for Anki' });
  await dialog.getByLabel('With your schedule and reviews').check();
  await expectAccessible();
  await expectNoSidewaysScroll();
  const saving = app.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save the deck' }).click();
  const deck = await saving;
  expect(deck.suggestedFilename()).toBe('net-words.apkg');
  await expect(app.getByText('2 notes, 2 cards, 4 reviews')).toBeVisible();

  const elsewhere = await anotherProfile({ locale: 'en-GB' });
  const other = await elsewhere.newPage();
  await other.goto(`${host.url}#/words?do=import`);
  await other.getByLabel('Word list').setInputFiles({
    name: 'words.apkg',
    mimeType: 'application/apkg',
    buffer: await readFile(await deck.path()),
  });
  await expect(other.getByLabel('With your reviews')).toBeChecked();
  await expectAccessible(other);
  await expectNoSidewaysScroll(other);
  await other.getByRole('button', { name: 'Add 2 words' }).click();
  await expect(other.getByText('4 answers of yours came with them.')).toBeVisible();
  expect(await standing(other)).toBe(before);
});
