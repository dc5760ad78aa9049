/** The core of the app, from the first drill to a new version, as steps of one way that every engine goes. */
import { deepStrictEqual as equal, ok } from 'node:assert/strict';
import { DAY } from '../../src/schedule/model.ts';
import { NO_SETTINGS } from '../../src/schedule/settings.ts';
import { writeBackup } from '../../src/exchange/backup.ts';
import { site, VERSIONS } from '../e2e/build-sites.ts';
import { forgetfulLog } from '../e2e/learner-log.ts';
import type { StaticHost } from '../e2e/static-host.ts';
import { asDocx, asEpub } from '../formats/article.ts';
import type { Device } from './device.ts';
import type { Engine } from './engine.ts';
import type { Foreign } from './foreign.ts';
import { button, field, heading, link, type Page } from './page.ts';

/** What the steps of one engine work with. */
export interface Way {
  readonly engine: Engine;
  readonly host: StaticHost;
  readonly foreign: Foreign;
  readonly device: Device;
  /** A device of the same engine that has nothing yet; ended after the last step. */
  another(): Promise<Device>;
  /** Keeps what the window shows now. */
  picture(name: string): Promise<void>;
  /** An article as PDF. */
  readonly pdf: Uint8Array;
}

export interface Step {
  readonly name: string;
  /** Why an engine cannot go it; null where it can. */
  skips?(engine: Engine): string | null;
  /** Whether the host is gone meanwhile, so that the console may say so. */
  readonly offline?: boolean;
  go(way: Way): Promise<void>;
}

const ARTICLE =
  '# Ports\n\nBy Ann Harbour\n\nThey fear “involution (内卷)”, praise a “smart port (智慧港口)” and a “crane (码头)”.';
const search = { css: 'input[type="search"]' };
const files = { css: 'input[type="file"]' };

export const STEPS: readonly Step[] = [
  {
    name: 'Today, with nothing to scroll sideways',
    async go({ device: { page }, host, picture }) {
      await page.driver.open(host.url);
      await page.sees(link('Begin the first drill'));
      equal(
        await page.run(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        0,
        'px too wide',
      );
      await picture('today');
    },
  },
  {
    name: 'a first drill, by clicks and by keys',
    async go({ device: { page }, picture }) {
      await page.click(link('Begin the first drill'));
      await asked(page);
      await page.click(button('Reveal'));
      await page.sees(button('Easy', true));
      await picture('answer');
      await page.click(button('Easy', true));
      await given(page, 1);
      await answer(page, '4');
      await given(page, 2);
    },
  },
  {
    name: 'a reload, and the drill to its end',
    async go({ device: { page } }) {
      const card = await asked(page);
      await page.driver.reload();
      equal(await asked(page), card);
      await given(page, 2);
      for (let count = 2; count < 10; count++) {
        await answer(page, '4');
      }
      await page.sees(heading('Done'));
    },
  },
  {
    name: 'a look-up by pinyin and by English, and back',
    async go({ device: { page } }) {
      for (const typed of ['daili ren', 'proxy war']) {
        await page.screen('#/look-up');
        await page.fill(search, typed);
        await page.click({ css: '#page a[href^="#/term/"]' });
        await page.until(
          'the term',
          () => location.hash.startsWith('#/term/') && document.querySelector('h1 [lang], h1[lang]') !== null,
        );
        await page.run(() => history.back());
        await page.until(
          'what was typed',
          (text) => document.querySelector<HTMLInputElement>('input[type="search"]')?.value === text,
          typed,
        );
      }
    },
  },
  {
    name: 'an article read, put right and kept',
    async go({ device: { page }, picture }) {
      await page.screen('#/read');
      await page.fill(field('The article', true), ARTICLE);
      await page.click(button('Find the terms'));
      await rows(page, ['内卷', '智慧港口', '码头']);
      await page.click({ css: '[data-term] button', named: 'Leave out', begins: true });
      await page.sees(button('Take back in', true));
      await picture('read');
      await page.click(button('Keep these 2', true));
      await page.click(button('Keep'));
      await page.sees(heading('Kept'));
      equal((await page.stored('text/')).length, 1);
      await page.click({ css: 'button, a', named: 'Read another article' });
      await page.sees(field('The article', true));
      await page.screen('#/library');
      await page.sees({ css: '#page a[href^="#/source/text-"]' });
    },
  },
  {
    name: 'a word of the dictionary',
    async go({ device: { page } }) {
      await page.screen('#/look-up');
      await page.fill(search, '朋友');
      // Terms have a friend in their English, too; this row and its page are the dictionary's.
      await page.click({ css: '#page a[href^="#/word/"]', named: '朋友', begins: true });
      await page.until(
        'the word, with what it means',
        () =>
          location.hash.startsWith('#/word/') &&
          document.querySelector('h1')?.textContent.includes('朋友') &&
          document.querySelector<HTMLElement>('#page')?.innerText.includes('friend'),
      );
    },
  },
  {
    name: 'files: Word, EPUB and PDF',
    async go({ device, pdf }) {
      const { page } = device;
      for (const [name, bytes] of [
        ['article.docx', await asDocx()],
        ['article.epub', asEpub()],
        ['article.pdf', pdf],
      ] as const) {
        await page.screen('#/read');
        await page.choose(files, await device.file(name, bytes));
        await page.reads(name);
        await page.click(button('Find the terms'));
        await page.sees({ css: '[data-term]' });
        await page.click(button('Back to the text'));
        await page.click(button('Clear'));
        await page.screen('#/');
      }
    },
  },
  {
    name: 'a deck for Anki',
    async go({ device }) {
      const { page } = device;
      await page.screen('#/library');
      await page.click({ css: '#page a[href^="#/source/text-"]' });
      await page.click(button('Deck for Anki'));
      const deck = await device.saved(() => page.click(button('Save the deck')));
      equal(deck.bytes.subarray(0, 2).toString(), 'PK', deck.name);
    },
  },
  {
    name: 'a backup, merged on another device and back',
    async go({ device, another, host }) {
      const other = await another();
      await other.page.driver.open(`${host.url}#/drill`);
      await answer(other.page, '3');
      await given(other.page, 1);
      const [mine, theirs] = [await ids(device), await ids(other)];
      ok(mine.length > theirs.length && theirs.length > 0, `${mine.length} and ${theirs.length} records`);
      await takeIn(other, await backup(device, true));
      equal((await other.page.stored('source/')).length, 1);
      await takeIn(device, await backup(other, false));
      const both = [...mine, ...theirs].sort();
      equal(await ids(device), both);
      equal(await ids(other), both);
    },
  },
  {
    name: 'statistics of 2,000 answers, with their charts',
    async go({ device, picture }) {
      const { page } = device;
      const now = Date.now();
      const log = await forgetfulLog(2000);
      const glossary = { id: 'china-brief-24-08', version: 1, entries: 1 };
      const text = writeBackup(
        { log, settings: NO_SETTINGS, glossary, damaged: [] },
        now,
        Math.floor(now / DAY),
      ).join('');
      await takeIn(device, text);
      await page.screen('#/statistics');
      await page.sees(heading('The calendar'));
      await page.until('a chart that is drawn', () =>
        [...document.querySelectorAll('canvas')].some((canvas) =>
          canvas
            .getContext('2d')
            ?.getImageData(0, 0, canvas.width, canvas.height)
            .data.some((value) => value !== 0),
        ),
      );
      await picture('statistics');
      const table = await device.saved(async () => {
        await page.click({ css: 'section:has(.frame) summary', named: 'As a table' });
        await page.click(button('Save as CSV'));
      });
      ok(table.bytes.length > 100, table.name);
    },
  },
  {
    name: 'the schedule fitted',
    async go({ device: { page } }) {
      await page.screen('#/settings');
      await page.click(button('Fit the schedule'));
      await page.until('what it would have foretold', () =>
        [...document.querySelectorAll('[role="img"]')].some((chart) =>
          chart.getAttribute('aria-label')?.includes('30 days'),
        ),
      );
    },
  },
  {
    name: 'every screen',
    async go({ device: { page } }) {
      for (const route of [
        'look-up?q=guo',
        'library',
        'issue',
        'words',
        'choose',
        'set/five-marks',
        'settings',
        'licences',
        'no/such/page',
        '',
      ]) {
        await page.screen(`#/${route}`);
        const wide = await page.run(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        equal(wide, 0, `px by which #/${route} is too wide`);
      }
    },
  },
  {
    name: 'a start with the host gone',
    offline: true,
    async go(way) {
      await way.device.page.readyOffline();
      await way.host.stop();
      await way.device.page.driver.open('about:blank');
      await startsAlone(way);
    },
  },
  {
    name: 'a cold start with the host gone, after the browser has ended',
    offline: true,
    skips: ({ forgets }) => forgets,
    async go(way) {
      const before = await ids(way.device);
      await way.device.restart();
      await startsAlone(way);
      equal(
        (await ids(way.device)).filter((id) => before.includes(id)),
        before,
      );
    },
  },
  {
    name: 'a new version, offered and taken',
    async go({ device: { page }, host }) {
      await host.resume();
      host.publish(site('second'));
      await page.driver.open(host.url);
      await page.run(async () => void (await (await navigator.serviceWorker.ready).update()));
      await page.click(button('Reload'));
      await page.until(
        'the second version',
        (version) => document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content === version,
        VERSIONS.second,
      );
      await page.sees({ css: 'h1' });
    },
  },
  {
    name: 'nothing asked for from elsewhere',
    async go({ engine, device: { page }, foreign }) {
      const byPages = foreign.asked.filter((address) => engine.asksItself?.(address) !== true);
      equal(byPages, []);
      equal(page.driver.takeErrors(), []);
      // And it would have been heard.
      await page.driver.open('http://elsewhere.invalid/').catch(() => {});
      await page.until('the question', () => true);
      ok(foreign.asked.some((address) => address.includes('elsewhere.invalid')));
      // That it was refused, and what the page had not loaded yet when it was left.
      page.driver.takeErrors();
    },
  },
];

/** The card asked, by its heading; waits until one is asked. */
async function asked(page: Page): Promise<string> {
  await page.sees(button('Reveal'));
  return page.run(() => document.querySelector('h1')!.innerText.trim());
}

/** Reveals and grades by the keys. */
async function answer(page: Page, grade: '3' | '4'): Promise<void> {
  await asked(page);
  await page.press(' ');
  await page.sees(button('Easy', true));
  await page.press(grade);
  await page.until(
    'the next card, or the end',
    () => document.querySelector('[role="group"][aria-label="Answer"]') === null,
  );
}

/** Waits until the session has stored so many answers. */
async function given(page: Page, answers: number): Promise<void> {
  await page.until(
    `${answers} answers`,
    (count) => document.querySelector('progress')?.value === count,
    answers,
  );
}

/** Waits until each of these is a row. */
async function rows(page: Page, terms: readonly string[]): Promise<void> {
  await page.until(
    `rows of ${terms.join(', ')}`,
    (all) =>
      all.every((term) =>
        [...document.querySelectorAll<HTMLElement>('[data-term]')].some((row) =>
          row.innerText.includes(term),
        ),
      ),
    terms,
  );
}

/** Of the records that are stored, one by one or in packs. */
async function ids({ page }: Device): Promise<string[]> {
  const stored = [await page.stored('log/'), await page.stored('segment/')];
  return [...JSON.stringify(stored).matchAll(/"id":"([0-9A-Z]{26})"/g)].map(([, id]) => id!).sort();
}

/** @param asks whether texts are kept there, which only leave where the learner says so */
async function backup(device: Device, asks: boolean): Promise<string> {
  await device.page.screen('#/settings');
  const { bytes } = await device.saved(async () => {
    await device.page.click(button('Export everything'));
    if (asks) await device.page.click(button('Export'));
  });
  return bytes.toString('utf8');
}

async function takeIn(device: Device, text: string): Promise<void> {
  // What was said of the last one goes with the screen.
  await device.page.screen('#/');
  await device.page.screen('#/settings');
  await device.page.choose(field('Import a file', true), await device.file('tifa.json', text));
  await device.page.click(button('Import'));
  await device.page.until('what was added', () => /Taken in: /.test(document.body.innerText));
}

async function startsAlone({ device: { page }, host }: Way): Promise<void> {
  await page.driver.open(host.url);
  await page.sees({ css: 'main h1' });
  await page.screen('#/look-up');
  await page.fill(search, 'dailiren');
  await page.sees({ css: '#page a[href^="#/term/"]' });
  await page.screen('#/read');
  await page.fill(field('The article', true), ARTICLE);
  await page.click(button('Find the terms'));
  await rows(page, ['内卷']);
  await page.click(button('Back to the text'));
  await page.click(button('Clear'));
  await page.screen('#/statistics');
  await page.sees(heading('The calendar'));
}
