/**
 * The browser and the fonts of every test, the same wherever the tests run: on Linux x64 the Chromium packed in
 * `@sparticuz/chromium`, which `npm ci` brings, and the one family packed with it. What is installed on the
 * machine would let a test pass here and fail there. `CHROME_PATH` names another browser, to look for what differs;
 * where the packed one does not run (macOS, Windows, ARM), an installed Chrome or Chromium or Playwright's own serves.
 *
 *     npx tsx tests/browser.ts     prints what would be used
 */
import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { chromium } from 'playwright-core';

/** What Playwright's `launch` and Vitest's `playwright({ launchOptions })` need. */
export interface BrowserLaunch {
  readonly executablePath: string;
  readonly args: string[];
  /** The whole environment of the browser process. */
  readonly env: Record<string, string>;
}

const require = createRequire(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const quiet = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Throws an error of one line, saying what to install, where no browser can be had. */
export async function findBrowser(): Promise<BrowserLaunch> {
  // The sandbox needs user namespaces, which containers and root usually lack; the pages are our own.
  const args = process.platform === 'linux' ? ['--no-sandbox', ...quiet] : quiet;
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH && !existsSync(CHROME_PATH)) throw new Error(`CHROME_PATH names no file: ${CHROME_PATH}`);
  if (process.platform === 'linux' && process.arch === 'x64') {
    const packed = await unpack();
    const executablePath = CHROME_PATH || packed.executablePath;
    return {
      executablePath,
      args,
      env: { ...environment(), ...packed.fonts, ...(CHROME_PATH ? {} : packed.libraries) },
    };
  }
  const executablePath = CHROME_PATH || findInstalled();
  if (executablePath) return { executablePath, args, env: environment() };
  throw new Error(
    'No browser for the tests: install Google Chrome or Chromium, or run "npx playwright install chromium".',
  );
}

/** A whole Chrome or Chromium of this machine, which can do what the packed shell cannot, as to install an app. */
export const findInstalled = (): string | undefined =>
  [...onPath(), ...usualPlaces(), chromium.executablePath()].find((path) => existsSync(path));

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

function onPath(): string[] {
  const names =
    process.platform === 'win32'
      ? ['chrome.exe', 'chromium.exe']
      : ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function usualPlaces(): string[] {
  const { HOME = '', LOCALAPPDATA, PROGRAMFILES } = process.env;
  switch (process.platform) {
    case 'darwin':
      return ['/Applications', join(HOME, 'Applications')].flatMap((folder) => [
        join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
        join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
      ]);
    case 'win32':
      return [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          join(folder, 'Google/Chrome/Application/chrome.exe'),
          join(folder, 'Chromium/Application/chrome.exe'),
        ]);
    default:
      return ['/opt/google/chrome/chrome', '/usr/lib/chromium/chromium', '/snap/bin/chromium'];
  }
}

interface Packed {
  readonly executablePath: string;
  /** What has the browser see the packed fonts and no others. */
  readonly fonts: Record<string, string>;
  /** What has it find the packed libraries, where the machine lacks any that it needs. */
  readonly libraries: Record<string, string>;
}

/**
 * Unpacks `@sparticuz/chromium` once, under `node_modules/.cache`. Its own `executablePath()` is not used:
 * it unpacks straight into the machine's temporary folder, where a second process starting at the same
 * moment finds half a browser, and leaves out the libraries a bare machine lacks (NSS, NSPR, expat).
 */
async function unpack(): Promise<Packed> {
  const entry = require.resolve('@sparticuz/chromium');
  const packageFolder = entry.slice(0, entry.lastIndexOf(join('build', 'cjs')));
  const { version } = require(join(packageFolder, 'package.json')) as { version: string };
  const folder = join(root, 'node_modules/.cache/tifa', `chromium-${version}`);
  const bin = join(packageFolder, 'bin');
  const executablePath = join(folder, 'chromium');
  if (!existsSync(executablePath)) {
    const part = `${folder}.${process.pid}`;
    await mkdir(part, { recursive: true });
    try {
      await brotli(join(bin, 'chromium.br'), join(part, 'chromium'));
      await chmod(join(part, 'chromium'), 0o755);
      for (const name of ['swiftshader', 'fonts', 'al2023']) {
        const tar = join(part, `${name}.tar`);
        await brotli(join(bin, `${name}.tar.br`), tar);
        const into = name === 'swiftshader' ? part : join(part, name);
        await mkdir(into, { recursive: true });
        execFileSync('tar', ['--extract', '--no-same-owner', '--file', tar, '--directory', into]);
        await rm(tar);
      }
      // The packed configuration names folders of the machine it was made for.
      await writeFile(
        join(part, 'fonts/fonts.conf'),
        // A relative folder for the cache would be taken from where the browser is started.
        `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir prefix="relative">fonts</dir><cachedir>${join(folder, 'cache')}</cachedir></fontconfig>\n`,
      );
      // What a browser that still ran left there while the packages were installed anew.
      if (existsSync(folder) && !existsSync(executablePath)) await rm(folder, { recursive: true });
      await rename(part, folder);
    } catch (error) {
      await rm(part, { recursive: true, force: true });
      // Another process may have finished first.
      if (!existsSync(executablePath)) throw error;
    }
  }
  return {
    executablePath,
    fonts: { FONTCONFIG_FILE: join(folder, 'fonts/fonts.conf'), FONTCONFIG_PATH: join(folder, 'fonts') },
    libraries: borrowed(executablePath, folder),
  };
}

function borrowed(executablePath: string, folder: string): Record<string, string> {
  if (!execFileSync('ldd', [executablePath], { encoding: 'utf8' }).includes('not found')) return {};
  const path = [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return { LD_LIBRARY_PATH: path };
}

async function brotli(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { executablePath } = await findBrowser();
  process.stdout.write(`${executablePath}\n`);
}
