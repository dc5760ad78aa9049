/** A word list that was brought as an article, in a real browser: handed over, shown by its columns, taken. */
import { zipSync } from 'fflate';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import App from '../../../src/app/App.svelte';
import { openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { handListOver } from '../../../src/app/read/handed-list.ts';
import { broughtFile } from '../../../src/app/read/file-queue.ts';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
import { input, keepDraft, startOver } from '../../../src/app/read/reading.svelte.ts';
import {
  bringFile,
  bringHanded,
  bringPasted,
  listImport,
  putAway,
  takeList,
  undoTaking,
} from '../../../src/app/words/list-import.svelte.ts';
import indexHtml from '../../../index.html?raw';

// The worker opens the dictionary; a slow machine is no failure.
vi.setConfig({ testTimeout: 120_000 });
const slow = { timeout: 60_000 };

const TBX = `<?xml version="1.0"?><tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="en"><text><body>
<conceptEntry id="a"><langSec xml:lang="zh-Hans"><termSec><term>潮水学</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>tidal science</term></termSec></langSec></conceptEntry></body></text></tbx>`;

beforeAll(async () => {
  const base = /<style>.*?<\/style>/s.exec(indexHtml);
  document.head.insertAdjacentHTML('beforeend', base?.[0] ?? '');
  await openWholeLibrary();
});
afterEach(() => {
  putAway();
  startOver();
  location.hash = '';
});

async function bring(name: string, content: string) {
  render(App);
  location.hash = '#/read';
  await expect.element(page.getByLabelText('The article')).toBeVisible();
  await input.addFiles([broughtFile(new File([content], name))]);
  await page.getByRole('button', { name: 'Take it as a word list' }).click();
  await expect.element(page.getByRole('heading', { name: 'What the list holds' }), slow).toBeVisible();
}

test('a table shows what its columns are taken for, and is an article all the same until it is taken', async () => {
  await bring('words.csv', 'Meaning,Word\nharbour wall,海塘\nquay,码头\n');
  await expect.element(page.getByLabelText('Column 1: Meaning')).toHaveValue('english');
  await expect.element(page.getByLabelText('Column 2: Word')).toHaveValue('hanzi');
  await page.getByRole('button', { name: 'Back' }).click();
  await expect.element(page.getByRole('heading', { name: 'Read an article' })).toBeVisible();
  expect(input.files.map(({ name }) => name)).toEqual(['words.csv']);
});

test('a termbase, which is no text, is taken and no longer waits to be read', async () => {
  await bring('terms.tbx', TBX);
  await page.getByRole('button', { name: 'Add 1 word' }).click();
  await expect.element(page.getByText('1 word of “terms” is in your library.'), slow).toBeVisible();
  expect(input.problems).toEqual([]);
});

test('of many lists the draft keeps no more than it can store at every act', async () => {
  const long = TBX.replace('<text>', `<!--${'x'.repeat(600_000)}--><text>`);
  await input.addFiles(['a.tbx', 'b.tbx'].map((name) => broughtFile(new File([long], name))));
  expect(input.problems).toHaveLength(2);
  await keepDraft();
  const stored = (await (await openLearnerData()).store.readDraft()) as { lists: { name: string }[] };
  expect(stored.lists.map(({ name }) => name)).toEqual(['a.tbx']);
});

test('a list that cannot be written down for the draft can be taken all the same, until the page is left', async () => {
  const broken = vi.spyOn(FileReader.prototype, 'readAsDataURL').mockImplementation(function (
    this: FileReader,
  ) {
    this.onerror?.(new ProgressEvent('error') as ProgressEvent<FileReader>);
  });
  await input.addFiles([broughtFile(new File([TBX], 'terms.tbx'))]);
  expect(broken).toHaveBeenCalled();
  broken.mockRestore();
  expect(input.wordListNamed('terms.tbx')).toBeDefined();
});

test('a file that could not be taken is still to be read after another list was pasted and taken', async () => {
  const taken = vi.fn();
  const bytes = () => Promise.reject(new DOMException('It has gone.', 'NotFoundError'));
  handListOver({ file: { name: 'gone.csv', bytes }, taken });
  await bringHanded();
  expect(listImport.failure?.happened).toContain('gone.csv');
  await bringPasted('潮差');
  await takeList();
  expect(listImport.taken?.words).toBe(1);
  expect(taken).not.toHaveBeenCalled();
  expect(await undoTaking()).toBe(true);
});

test('where the code that reads a list does not come, that is said, and not that the file is at fault', async () => {
  class Unreachable {
    onerror?: (event: Event) => void;
    postMessage() {
      queueMicrotask(() => this.onerror?.(new Event('error')));
    }
    terminate = () => undefined;
  }
  vi.stubGlobal('Worker', Unreachable);
  try {
    await bringFile(new File(['潮水,tide'], 'words.csv'));
  } finally {
    vi.unstubAllGlobals();
  }
  expect(listImport.failure?.happened).toContain('the part of Tifa that reads this format did not come');
});

describe('a file that takes long to be read', () => {
  /** One that the disk gives when the test says so. */
  function slowFile(name: string, content: string) {
    const file = new File([content], name);
    let give: () => void = () => undefined;
    const given = new Promise<void>((resolve) => (give = resolve));
    file.arrayBuffer = async () => {
      await given;
      return File.prototype.arrayBuffer.call(file);
    };
    return { file, give };
  }

  test('takes no place of one that was brought after it', async () => {
    const { file, give } = slowFile('slow.csv', '潮水,tide');
    const slowly = bringFile(file);
    await bringFile(new File(['海塘,sea wall'], 'quick.csv'));
    expect(listImport.name).toBe('quick.csv');
    give();
    await slowly;
    expect([listImport.name, listImport.overview?.words]).toEqual(['quick.csv', 1]);
  });

  test('does not come once it is put away, nor says what is wrong with it', async () => {
    for (const content of ['潮水,tide', '\0\0\0\0']) {
      const { file, give } = slowFile('slow.csv', content);
      const slowly = bringFile(file);
      putAway();
      give();
      await slowly;
      expect([listImport.name, listImport.doubt, listImport.failure]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    }
  });
});

describe('an archive that is brought anew', () => {
  const bring = async (files: Readonly<Record<string, string>>) => {
    const encode = (text: string) => new TextEncoder().encode(text);
    const packed = zipSync(
      Object.fromEntries(Object.entries(files).map(([path, text]) => [path, encode(text)])),
    );
    await input.addFiles([broughtFile(new File([packed as Uint8Array<ArrayBuffer>], 'all.zip'))]);
  };
  const texts = () => input.files.map(({ name, text }) => [name, text]);
  const lists = async () => {
    await keepDraft();
    const stored = await (await openLearnerData()).store.readDraft();
    return ((stored as { lists: { name: string }[] } | null)?.lists ?? []).map(({ name }) => name).sort();
  };

  test('takes the place of what came out of it before, wherever that lies in it now', async () => {
    await bring({ 'terms.csv': '海塘,sea wall\n', 'old/words.tbx': TBX, 'a.md': 'The quay (码头).' });
    await expect.poll(lists, slow).toEqual(['all.zip/old/words.tbx', 'all.zip/terms.csv']);
    await bring({ 'new/terms.csv': '海塘,harbour wall\n', 'new/words.tbx': TBX });
    expect(texts()).toEqual([['all.zip/new/terms.csv', expect.stringContaining('harbour wall')]]);
    expect(input.problems).toEqual([{ name: 'all.zip/new/words.tbx', problem: 'word-list' }]);
    await expect.poll(lists, slow).toEqual(['all.zip/new/terms.csv', 'all.zip/new/words.tbx']);
  });

  test('has a list twice where it lies in it twice', async () => {
    await bring({ 'a/words.tbx': TBX, 'b/words.tbx': TBX });
    await bring({ 'a/words.tbx': TBX, 'b/words.tbx': TBX });
    await expect.poll(lists, slow).toEqual(['all.zip/a/words.tbx', 'all.zip/b/words.tbx']);
    expect(input.problems).toHaveLength(2);
  });

  test('is gone from the draft with what came out of it, where nothing to read is in it any more', async () => {
    await bring({ 'a.md': 'The quay (码头).' });
    const stored = async () => {
      await keepDraft();
      const draft = await (await openLearnerData()).store.readDraft();
      return ((draft as { files: { name: string }[] } | null)?.files ?? []).map(({ name }) => name);
    };
    await expect.poll(stored).toEqual(['all.zip/a.md']);
    await bring({ 'a.md': 'No sign of it.' });
    expect(texts()).toEqual([]);
    await expect.poll(stored).toEqual([]);
  });

  test('and cannot be opened leaves what came out of it', async () => {
    await bring({ 'terms.csv': '海塘,sea wall\n' });
    await input.addFiles([broughtFile(new File(['PK\x03\x04 cut off'], 'all.zip'))]);
    expect(texts()).toHaveLength(1);
    await expect.poll(lists, slow).toEqual(['all.zip/terms.csv']);
    expect(input.problems).toMatchObject([{ name: 'all.zip' }]);
  });
});
