/**
 * A deck for Anki in the hands of a program that is not ours: Mnemosyne, which reads Anki's packages by code of its own and
 * draws their cards with the template code it has from Anki.
 *
 *     sudo apt install mnemosyne
 *     npm run test:anki
 *     npm run test:anki -- --pictures FOLDER      with a picture of both sides of every kind of card, by day and by night
 *
 * No part of `npm test`, since it needs the program. Where that lies elsewhere, PYTHONPATH says where.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { ASK_FIELDS, TEMPLATE_NAMES } from '../../src/exchange/anki/note-type.ts';
import { todayOf } from '../../src/exchange/anki/collection.ts';
import type { AnkiExport } from '../../src/exchange/anki/export.ts';
import { writePackage } from '../../src/exchange/anki/write.ts';
import { rebuild } from '../../src/schedule/memory.ts';
import { DIRECTIONS } from '../../src/schedule/model.ts';
import { createScheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';
import { findBrowser } from '../browser.ts';
import { answer, exported, sha1, sqlite, term, TERMS } from '../exchange/anki/making.ts';

const reader = join(dirname(fileURLToPath(import.meta.url)), 'read-package.py');

/** A card as Mnemosyne has it. */
interface Card {
  readonly note: string;
  readonly template: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  readonly learned: boolean;
  readonly answers: number;
  /** Seconds since 1970. */
  readonly due: number;
  /** Whole pages. */
  readonly question: string;
  readonly answer: string;
}

interface Read {
  readonly cards: readonly Card[];
  /** Answers in the log. */
  readonly answers: number;
}

const { values } = parseArgs({ options: { pictures: { type: 'string' } } });
if (values.pictures !== undefined) mkdirSync(values.pictures, { recursive: true });
// Debian's packages are there for Debian's own Python.
const python = ['python3', '/usr/bin/python3'].find(
  (command) => spawnSync(command, ['-c', 'import mnemosyne.libmnemosyne']).status === 0,
);
if (python === undefined) {
  process.stderr.write('There is no Mnemosyne: sudo apt install mnemosyne\n');
  process.exit(1);
}

const log = [
  answer('改革', 'hanzi-meaning', 20, 3),
  answer('改革', 'hanzi-meaning', 19, 4),
  answer('改革', 'hanzi-meaning', 4, 3),
];
const scheduler = createScheduler(DEFAULT_SETTINGS);
const rich: Partial<AnkiExport> = {
  directions: DIRECTIONS,
  deck: 'An issue',
  learned: { log, scheduler },
};
const corrected = TERMS.map((one) => (one.hanzi === '改革' ? term('改革', { english: 'reforms' }) : one));

const faults: string[] = [];
let checks = 0;
function same(what: string, found: unknown, wanted: unknown): void {
  checks++;
  const [is, should] = [found, wanted].map((value) => JSON.stringify(value));
  if (is !== should) faults.push(`${what}:\n    it has ${is}\n    and should have ${should}`);
}

const folder = mkdtempSync(join(tmpdir(), 'tifa-anki-'));
try {
  const first = await packageOf('first.apkg', rich);
  const second = await packageOf('second.apkg', { ...rich, terms: corrected });
  const once = read('once', first);
  const twice = read('twice', first, second);

  // Every term can be asked in every way it has something for: only one has a sentence, only one has no English.
  same('cards', once.cards.length, 3 + 2 + 3 + 3 + 1);
  for (const direction of DIRECTIONS)
    same(
      `notes asked by “${TEMPLATE_NAMES[direction]}”`,
      notesOf(once, TEMPLATE_NAMES[direction]),
      [
        ...new Set(
          once.cards.filter(({ fields }) => fields[ASK_FIELDS[direction]] === '1').map(({ note }) => note),
        ),
      ].sort(),
    );
  const [known] = once.cards.filter(
    ({ note, template }) => note === 'tifa.改革' && template === TEMPLATE_NAMES['hanzi-meaning'],
  );
  same('what is learned', [known?.learned, known?.answers, once.answers], [true, 3, 3]);
  const { dueDay } = rebuild(log, scheduler).of(log[0]!.card)!;
  same('when it is due', known?.due, todayOf(exported(rich)).calendar.startOf(dueDay) / 1000);
  same('cards that are new', once.cards.filter(({ learned }) => !learned).length, once.cards.length - 1);
  const rest = once.cards.find(({ note }) => note === 'tifa.国家安全');
  same(
    'fields',
    [rest?.fields['Traditional'], rest?.fields['English']],
    ['國家安全', 'national security &amp; &lt;order&gt;'],
  );
  same('tags', rest?.tags, ['Tifa::An issue', 'plain', 'tifa::policy-term', 'two_words']);
  same(
    'a second file',
    [twice.cards.length, twice.cards.filter(({ fields }) => fields['English'] === 'reforms').length],
    [once.cards.length, 4],
  );
  await look(once);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.stdout.write(`${checks - faults.length} of ${checks} as it should be, as Mnemosyne reads it.\n`);
process.exitCode = faults.length === 0 ? 0 : 1;

function notesOf({ cards }: Read, template: string): string[] {
  return cards
    .filter((card) => card.template === template)
    .map(({ note }) => note)
    .sort();
}

async function packageOf(name: string, more: Partial<AnkiExport>): Promise<string> {
  const { bytes } = await writePackage(await sqlite(), exported(more), sha1);
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

function read(name: string, ...files: readonly string[]): Read {
  const own = join(folder, name);
  mkdirSync(own);
  const json = execFileSync(python!, [reader, own, ...files], {
    encoding: 'utf8',
    // What it says on the way out for errors is told where it fails.
    stdio: 'pipe',
    maxBuffer: 1e8,
    env: { ...process.env, HOME: own },
  });
  return JSON.parse(json) as Read;
}

/** Both sides of each kind of card on a phone, by day and, marked as Anki marks it, by night. */
async function look({ cards }: Read): Promise<void> {
  const kinds = DIRECTIONS.flatMap(
    (direction) => cards.findLast(({ template }) => template === TEMPLATE_NAMES[direction]) ?? [],
  );
  same('kinds of cards', kinds.length, DIRECTIONS.length);
  const { CHROME_PATH: executablePath } = process.env;
  // The tests' own has one family of letters, and no Chinese ones: another is taken with those of the machine.
  const browser = await chromium.launch(
    executablePath ? { executablePath, args: ['--no-sandbox'] } : await findBrowser(),
  );
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 700 } });
    for (const [index, card] of kinds.entries())
      for (const side of ['question', 'answer'] as const)
        for (const time of ['day', 'night'] as const) {
          await page.setContent(card[side]);
          const seen = await page.evaluate((isNight) => {
            document.body.classList.toggle('nightMode', isNight);
            return {
              isLeftOver: /\{\{|\}\}/.test(document.body.textContent),
              isWide: document.documentElement.scrollWidth > innerWidth,
              ground: getComputedStyle(document.body).backgroundColor,
            };
          }, time === 'night');
          const name = `${index + 1}-${side}-${time}`;
          same(name, seen, {
            isLeftOver: false,
            isWide: false,
            ground: time === 'day' ? 'rgb(251, 247, 239)' : 'rgb(22, 20, 18)',
          });
          if (values.pictures !== undefined)
            await page.screenshot({ path: join(values.pictures, `${name}.png`) });
        }
  } finally {
    await browser.close();
  }
}
