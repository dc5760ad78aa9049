import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { costOf, excessOf, LIMITS } from '../../build/budget.ts';
import { listFiles } from '../../build/service-worker.ts';

const PAGE =
  '<link rel="icon" href="./icon.svg"><link rel="manifest" href="./m.webmanifest">' +
  '<script type="module" src="./assets/a.js"></script><link rel="modulepreload" href="./assets/b.js">' +
  '<img src="./icon.svg"><link rel="preload" as="fetch" href="./assets/g.json"><a href="glossary/">x</a>';

test('counts what a first visit asks for, and what the device keeps', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tifa-budget-'));
  try {
    mkdirSync(join(folder, 'assets'));
    mkdirSync(join(folder, 'screenshots'));
    const files = {
      'index.html': PAGE,
      'icon.svg': '<svg/>',
      'm.webmanifest': '{}',
      'assets/a.js': 'a()',
      'assets/b.js': 'bb()',
      'assets/later.js': 'c()',
      'assets/g.json': '[]',
      'assets/lexicon.bin': 'x'.repeat(1000),
      'screenshots/s.png': 'x',
      'sw.js': 'w()',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const packed = (...names: (keyof typeof files)[]) =>
      names.reduce((sum, name) => sum + gzipSync(files[name]).byteLength, 0);

    const cost = costOf(folder);
    expect(cost).toEqual({
      requests: 5,
      page: packed('index.html'),
      scripts: packed('assets/a.js', 'assets/b.js'),
      data: packed('icon.svg', 'assets/g.json'),
      device: PAGE.length + '<svg/>'.length + '{}a()bb()c()[]'.length,
      files: 7,
    });
    expect(listFiles(folder).find(({ url }) => url === 'assets/a.js')).toEqual({
      url: 'assets/a.js',
      integrity: 'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4=',
      bytes: 3,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('names each cost above its limit', () => {
  expect(excessOf(LIMITS, LIMITS)).toEqual([]);
  expect(excessOf({ ...LIMITS, scripts: LIMITS.scripts + 1 }, LIMITS)).toEqual([
    `scripts ${LIMITS.scripts + 1}, at most ${LIMITS.scripts}`,
  ]);
});
