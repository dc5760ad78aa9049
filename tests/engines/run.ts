/**
 * The core of the app in three engines: Chromium, as in all other tests; Firefox; and WebKit, the engine of Safari.
 *
 *     sudo apt install firefox-esr webkit2gtk-driver xvfb
 *     npm run test:engines                                   all three
 *     npm run test:engines -- --engine firefox               one; more than one with another --engine
 *     npm run test:engines -- --pictures FOLDER              with pictures of some screens
 *
 * No part of `npm test`, since it needs the browsers. An engine that is not there is said to be missing, and the run
 * fails, unless it was not asked for.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import buildSites, { site } from '../e2e/build-sites.ts';
import { hostStatically } from '../e2e/static-host.ts';
import { asHtml } from '../formats/article.ts';
import { printPdf, startBrowser } from '../formats/printing.ts';
import { chromium } from './chromium.ts';
import { Device } from './device.ts';
import type { Engine } from './engine.ts';
import { firefox } from './firefox.ts';
import { watchForeign } from './foreign.ts';
import { lacks } from './offers.ts';
import { STEPS, type Way } from './steps.ts';
import { webkit } from './webkit.ts';

const ENGINES: readonly Engine[] = [chromium, firefox, webkit];
/** What the console says of a host that is gone, in the words of each engine. */
const GONE = /net::ERR_|NetworkError|Could not connect|Load failed|Connection refused|access control checks/;

type Outcome =
  | { readonly kind: 'passed'; readonly ms: number }
  | { readonly kind: 'skipped' | 'failed'; readonly why: string };

interface Column {
  readonly engine: string;
  readonly outcomes: readonly Outcome[];
  readonly lacks: readonly string[];
}

const { values } = parseArgs({
  options: { engine: { type: 'string', multiple: true }, pictures: { type: 'string' } },
});
const unknown = values.engine?.find((name) => !ENGINES.some((engine) => engine.name === name));
if (unknown !== undefined) {
  process.stderr.write(
    `There is no engine ${unknown}; there are ${ENGINES.map(({ name }) => name).join(', ')}.\n`,
  );
  process.exit(2);
}
const wanted = ENGINES.filter(({ name }) => values.engine === undefined || values.engine.includes(name));
const { pictures } = values;
if (pictures !== undefined) await mkdir(pictures, { recursive: true });

let isMissing = false;
const ready: Engine[] = [];
for (const engine of wanted) {
  const missing = await engine.missing();
  if (missing === null) ready.push(engine);
  else {
    isMissing = true;
    process.stderr.write(
      `${engine.name} is not there: ${missing}\n  or go without it: ${ENGINES.filter((one) => one !== engine)
        .map(({ name }) => `--engine ${name}`)
        .join(' ')}\n`,
    );
  }
}
const columns: Column[] = [];
if (ready.length > 0) {
  const takeAway = await buildSites();
  try {
    const pdf = await printed();
    for (const engine of ready) columns.push(await goesIt(engine, pdf));
  } finally {
    await takeAway();
  }
  process.stdout.write(table(columns));
}
process.exitCode =
  isMissing || columns.some(({ outcomes }) => outcomes.some(({ kind }) => kind === 'failed')) ? 1 : 0;

async function printed(): Promise<Uint8Array> {
  const browser = await startBrowser();
  try {
    return await printPdf(browser, /<body>([^]*)<\/body>/.exec(asHtml())![1]!);
  } finally {
    await browser.close();
  }
}

async function goesIt(engine: Engine, pdf: Uint8Array): Promise<Column> {
  const host = await hostStatically(site('first'), '/', { gzip: true });
  const foreign = await watchForeign();
  const devices: Device[] = [];
  const start = async () => {
    const device = await Device.start(engine, foreign.port);
    devices.push(device);
    return device;
  };
  const outcomes: Outcome[] = [];
  try {
    const device = await start();
    const name = device.page.driver.browser;
    process.stdout.write(`\n${name}\n`);
    // A page without code: the app would be left while it still loads, and would say so.
    await device.page.driver.open(`${host.url}glossary/index.html`);
    const absent = await lacks(device.page);
    const picture = async (of: string) => {
      if (pictures !== undefined)
        await writeFile(join(pictures, `${engine.name}-${of}.png`), await device.page.driver.picture());
    };
    const way: Way = { engine, host, foreign, device, pdf, picture, another: start };
    for (const step of STEPS) {
      const skipped = step.skips?.(engine) ?? null;
      const began = performance.now();
      let outcome: Outcome;
      if (skipped !== null) outcome = { kind: 'skipped', why: skipped };
      else
        try {
          await step.go(way);
          const errors = devices
            .flatMap(({ page }) => page.driver.takeErrors())
            .filter((error) => !(step.offline && GONE.test(error)));
          if (errors.length > 0) throw new Error(`The console says:\n${errors.join('\n')}`);
          outcome = { kind: 'passed', ms: performance.now() - began };
        } catch (error) {
          outcome = { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
          await picture(`failed-${outcomes.length + 1}`);
        }
      outcomes.push(outcome);
      process.stdout.write(
        `  ${said(outcome).padEnd(8)}  ${step.name}${'why' in outcome ? `\n    ${outcome.why.replaceAll('\n', '\n    ')}` : ''}\n`,
      );
    }
    return { engine: name, outcomes, lacks: absent };
  } finally {
    for (const device of devices) await device.end();
    await foreign.stop();
    await host.stop();
  }
}

function said(outcome: Outcome): string {
  return outcome.kind === 'passed' ? `${(outcome.ms / 1000).toFixed(1)} s` : outcome.kind;
}

/** Step by engine, and beneath it why something was skipped. */
function table(all: readonly Column[]): string {
  const width = Math.max(...STEPS.map(({ name }) => name.length));
  const line = (first: string, cells: readonly string[]) =>
    `${first.padEnd(width)}  ${cells.map((cell, at) => cell.padEnd(all[at]!.engine.length)).join('  ')}`.trimEnd();
  const lines = [
    line(
      '',
      all.map(({ engine }) => engine),
    ),
    ...STEPS.map(({ name }, at) =>
      line(
        name,
        all.map(({ outcomes }) => said(outcomes[at]!)),
      ),
    ),
    ...all.flatMap(({ engine, outcomes }) =>
      outcomes.flatMap((outcome) =>
        outcome.kind === 'skipped' ? [`Skipped in ${engine}: ${outcome.why}.`] : [],
      ),
    ),
    ...all.flatMap(({ engine, lacks: absent }) =>
      absent.length === 0 ? [] : [`${engine} has not: ${absent.join('; ')}.`],
    ),
  ];
  return `\n${lines.join('\n')}\n`;
}
