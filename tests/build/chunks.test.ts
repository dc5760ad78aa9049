import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { partName, SCHEDULE_APART, STUDY_FILES, STUDY_PATHS } from '../../build/chunks.ts';

const src = new URL('../../src/', import.meta.url);
const stands = (path: string) =>
  path.endsWith('/')
    ? existsSync(new URL(path, src))
    : ['.ts', '.svelte.ts', '.svelte'].some((ending) => existsSync(new URL(path + ending, src)));

describe('the file that Today and the drill share', () => {
  it('names only what stands there, so that a file that moves takes its place along', () => {
    expect(STUDY_PATHS.filter((path) => !stands(path))).toEqual([]);
    expect(SCHEDULE_APART.filter((name) => !stands(`schedule/${name}`))).toEqual([]);
  });

  it.each([
    ['/x/src/store/store.ts', true],
    ['/x/src/store/own-copies.ts', false],
    ['/x/src/schedule/queue.ts', true],
    ['/x/src/schedule/statistics.ts', false],
    ['/x/src/app/learner/learner.svelte.ts', true],
    ['/x/src/app/today/today.ts', true],
    ['/x/src/app/drill/drill-address.ts', true],
    ['/x/src/app/statistics/charts.ts', false],
    ['/x/node_modules/ts-fsrs/dist/index.mjs', true],
    ['/x/node_modules/uplot/dist/uPlot.js', false],
  ])('%s: %s', (file, isIn) => expect(STUDY_FILES.test(file)).toBe(isIn));
});

describe('the name of a part', () => {
  it.each([
    [
      ['/x/src/formats/pdf.ts', '/x/node_modules/pdfjs-dist/legacy/build/pdf.mjs'],
      'assets/part-[name]-[hash].js',
    ],
    [['/x/node_modules/jschardet/index.js'], 'assets/part-[name]-[hash].js'],
    [['/x/src/app/read/pdf-tables.ts'], 'assets/part-[name]-[hash].js'],
    // Shared by readers alone.
    [['/x/node_modules/htmlparser2/dist/esm/Parser.js'], 'assets/part-[name]-[hash].js'],
    [['/x/src/formats/xlsx.ts', '/x/src/formats/text.ts'], 'assets/part-[name]-[hash].js'],
    // Needed for any file.
    [['/x/src/formats/text.ts', '/x/src/formats/document.ts'], 'assets/[name]-[hash].js'],
    [['/x/src/pinyin/cantonese.ts'], 'assets/[name]-[hash].js'],
  ])('of %j is %s', (moduleIds, name) => expect(partName({ moduleIds })).toBe(name));
});
