import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  BELOW_TODAY,
  CUSTOM_ELEMENTS,
  isStudyRoot,
  partName,
  SHARED,
  STUDY_ROOTS,
  SVELTE_LATER,
  UI_FILES,
} from '../../build/chunks.ts';

describe('the file that Today fetches first', () => {
  it('begins at files that stand there', () => {
    const root = new URL('../../', import.meta.url);
    expect(STUDY_ROOTS.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
    const files = readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => BELOW_TODAY.test(`/src/${file}`))).toHaveLength(1);
    const named = UI_FILES.source
      .slice(UI_FILES.source.indexOf('(?:'), UI_FILES.source.indexOf(')'))
      .split('|');
    expect(files.filter((file) => UI_FILES.test(`/src/${file}`))).toHaveLength(named.length);
  });

  it.each([
    ['/x/src/store/store.ts', true],
    // A query, or a name that only ends alike, is another module.
    ['/x/src/store/my-store.ts', false],
    ['/x/src/app/today/TodayBody.svelte?svelte&type=style', false],
  ])('%s: %s', (id, isRoot) => expect(isStudyRoot(id)).toBe(isRoot));
});

describe('what the first file has nothing of', () => {
  it('is still called so in Svelte', () => {
    const files = readdirSync('node_modules/svelte/src', { recursive: true, encoding: 'utf8' });
    const named = files.filter((file) => CUSTOM_ELEMENTS.test(`/node_modules/svelte/src/${file}`));
    expect(named).toEqual(['internal/client/dom/elements/custom-element.js']);
    const later = files.filter((file) => SVELTE_LATER.test(`/node_modules/svelte/src/${file}`));
    expect(later.map((file) => /[^/]+(?=\.js$)/.exec(file)![0]).sort()).toEqual([
      'await',
      'clone',
      'each',
      'input',
      'select',
      'size',
      'svelte-element',
    ]);
  });
});

describe('the name of a part', () => {
  it.each([
    [
      ['/x/src/formats/pdf.ts', '/x/node_modules/pdfjs-dist/legacy/build/pdf.mjs'],
      'assets/part-[name]-[hash].js',
    ],
    [['/x/node_modules/jschardet/index.js'], 'assets/part-[name]-[hash].js'],
    [['/x/src/app/read/pdf-tables.ts'], 'assets/part-[name]-[hash].js'],
    [['/x/src/exchange/anki/protobuf.ts', '/x/node_modules/pbf/index.js'], 'assets/part-[name]-[hash].js'],
    // Shared by readers alone.
    [['/x/node_modules/htmlparser2/dist/esm/Parser.js'], 'assets/part-[name]-[hash].js'],
    [['/x/src/formats/xlsx.ts', '/x/src/formats/text.ts'], 'assets/part-[name]-[hash].js'],
    // Needed for any file.
    [['/x/src/formats/text.ts', '/x/src/formats/document.ts'], 'assets/[name]-[hash].js'],
    [['/x/src/pinyin/cantonese.ts'], 'assets/[name]-[hash].js'],
  ])('of %j is %s', (moduleIds, name) => expect(partName({ name: 'whatever', moduleIds })).toBe(name));

  it('of what is shared does not list who shares it', () => {
    const shared = { name: `${SHARED}~Words~Term~Settings`, moduleIds: ['/x/src/app/ui/Fold.svelte'] };
    expect(partName(shared)).toBe('assets/shared-[hash].js');
    expect(partName({ ...shared, moduleIds: ['/x/src/formats/pdf.ts'] })).toBe(
      'assets/part-shared-[hash].js',
    );
  });
});
