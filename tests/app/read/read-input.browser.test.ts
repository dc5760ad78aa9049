/** Bringing a text in, in a real browser: a long paste, and a file whose encoding is in doubt. */
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { openGlossary } from '../../../src/app/library/glossary.ts';
import ReadInput from '../../../src/app/read/ReadInput.svelte';
import { broughtFile } from '../../../src/app/read/file-queue.ts';
import { LONGEST_FIELD } from '../../../src/app/read/reading-input.svelte.ts';
import { input, startOver } from '../../../src/app/read/reading.svelte.ts';

await openGlossary();
afterEach(() => startOver());

function paste(text: string): Event {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
  document.querySelector('textarea')!.dispatchEvent(event);
  return event;
}

test('a long paste becomes a file at once, with name and size, and the field stays as it was', async () => {
  render(ReadInput);
  const text = `a term (术语)${'\n'.repeat(1_000_000)}`;
  expect(paste(text).defaultPrevented).toBe(true);
  await expect.element(page.getByText('Pasted text 1', { exact: true })).toBeVisible();
  await expect.element(page.getByText(`${text.length.toLocaleString('en')} characters`)).toBeVisible();
  expect(input.text).toBe('');
  paste(`${text} again`);
  await expect.element(page.getByText('Pasted text 2', { exact: true })).toBeVisible();
  expect(input.files.map((file) => file.text.length)).toEqual([text.length, text.length + 6]);
});

test('a long paste without Chinese is named, and not taken', async () => {
  render(ReadInput);
  paste('a'.repeat(LONGEST_FIELD + 1));
  await expect.element(page.getByText(/Pasted text 1.* has no Chinese characters/)).toBeVisible();
  expect(input.files).toEqual([]);
});

test('an example is tried and cleared from one place of the keyboard', async () => {
  render(ReadInput);
  const example = page.getByRole('button', { name: 'Try an example' });
  (example.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: 'Clear', exact: true })).toHaveFocus();
  expect(input.text).not.toBe('');
  await userEvent.keyboard('{Enter}');
  await expect.element(example).toHaveFocus();
  expect(input.text).toBe('');
});

test('a short paste goes into the field by itself', () => {
  render(ReadInput);
  expect(paste('a term (术语)').defaultPrevented).toBe(false);
  expect(input.files).toEqual([]);
});

test('a file in doubt is shown in each encoding, and read in the one that is chosen', async () => {
  // 人类命运共同体 in UTF-16 without a mark.
  const codes = Array.from('人类命运共同体', (letter) => letter.charCodeAt(0));
  const bytes = Uint8Array.from(codes.flatMap((code) => [code & 0xff, code >> 8]));
  render(ReadInput);
  await input.addFiles([broughtFile(new File([bytes], 'note.txt'))]);
  await expect.element(page.getByText('How does note.txt read?')).toBeVisible();
  await page.getByRole('button', { name: /^人类命运共同体/ }).click();
  await expect.poll(() => input.files).toMatchObject([{ name: 'note.txt', text: '人类命运共同体' }]);
  await expect.element(page.getByText('How does note.txt read?')).not.toBeInTheDocument();

  await input.addFiles([broughtFile(new File([bytes], 'other.txt'))]);
  await page.getByRole('button', { name: 'None of these' }).click();
  await expect.element(page.getByText(/other\.txt.* is not a text file/)).toBeVisible();
});

test('what was understood of a file is shown, and can be put right, the text too', async () => {
  render(ReadInput);
  const text = '# Ports\n\nBy Ann Harbour\n\nThe line (底线).';
  await input.addFiles([broughtFile(new File([text], 'ports.md'))]);
  await expect.element(page.getByText('Ann Harbour', { exact: true })).toBeVisible();
  await expect.element(page.getByText(/^Text · \d+ characters/)).toBeVisible();
  await page.getByText('Ports', { exact: true }).click();
  await page.getByLabelText('Author').fill('Bo Quay');
  await page.getByLabelText('Language').selectOptions('German');
  await page.getByText('The text as it will be read').click();
  await page.getByLabelText('Text of ports.md').fill('The line (底线) alone.');
  await page.getByLabelText('The article').click();
  expect(input.files).toMatchObject([{ name: 'ports.md', text: 'The line (底线) alone.' }]);
  expect(input.factsOf(input.files[0]!)).toMatchObject({ author: 'Bo Quay', language: 'de' });
});

test('a file may have the name of anything', async () => {
  render(ReadInput);
  await input.addFiles(['constructor', '__proto__'].map((name) => broughtFile(new File(['# 底线'], name))));
  expect(input.files.map((file) => input.factsOf(file).title)).toEqual(['底线', '底线']);
});

test('files that are pasted are opened, and what they are refused for is said', async () => {
  render(ReadInput);
  const data = new DataTransfer();
  data.items.add(new File(['The line (底线).'], 'a.txt'));
  data.items.add(new File([Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])], 'old.doc'));
  const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
  document.querySelector('textarea')!.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
  await expect.element(page.getByText(/“old\.doc” is in a format that is not read here/)).toBeVisible();
  expect(input.files.map(({ name }) => name)).toEqual(['a.txt']);
});

test('a paste out of a page keeps its emphasis and tables, until plain text is wanted', async () => {
  render(ReadInput);
  const field = page.getByLabelText('The article');
  await field.fill('Before  after');
  const element = field.element() as HTMLTextAreaElement;
  element.setSelectionRange(7, 7);
  const plain = 'The bottom line (底线).\nTerm\tEnglish\n双循环\tdual circulation';
  const data = new DataTransfer();
  data.setData('text/plain', plain);
  data.setData(
    'text/html',
    '<p>The <b>bottom line</b> (底线).</p><script>alert(1)</script><table><tr><th>Term<th>English<tr><td>双循环<td>dual circulation</table>',
  );
  const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
  element.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
  await expect.element(page.getByText('Pasted with its emphasis and tables.')).toBeVisible();
  expect(input.text).toBe(
    'Before The **bottom line** (底线).\n\n| Term | English |\n| --- | --- |\n| 双循环 | dual circulation | after',
  );
  await page.getByRole('button', { name: 'Use plain text' }).click();
  expect(input.text).toBe(`Before ${plain} after`);
});

/** An entry of a dropped folder, as a browser gives it: its children a few at a time. */
function entryOf(
  name: string,
  content: string | readonly FileSystemEntry[],
  path = `/${name}`,
  comes: Promise<void> = Promise.resolve(),
): FileSystemEntry {
  const isDirectory = typeof content !== 'string';
  let given = false;
  return {
    name,
    fullPath: path,
    isFile: !isDirectory,
    isDirectory,
    file: (resolve: FileCallback) => resolve(new File([content as string], name)),
    createReader: () => ({
      async readEntries(resolve: FileSystemEntriesCallback) {
        await comes;
        resolve(given ? [] : [...(content as readonly FileSystemEntry[])]);
        given = true;
      },
    }),
  } as unknown as FileSystemEntry;
}

/** Drops a folder on the field. @returns whether the page has taken what was dragged and dropped */
function dropFolder(folder: FileSystemEntry): readonly boolean[] {
  const data = {
    types: ['Files'],
    items: [{ kind: 'file', webkitGetAsEntry: () => folder, getAsFile: () => null }],
    files: [],
  };
  const drop = (type: string) => {
    const event = new DragEvent(type, { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'dataTransfer', { value: data });
    page.getByLabelText('The article').element().dispatchEvent(event);
    return event.defaultPrevented;
  };
  return [drop('dragover'), drop('drop')];
}

test('a dropped folder that takes long to be looked through is said to be', async () => {
  render(ReadInput);
  let come = () => {};
  const coming = new Promise<void>((resolve) => (come = resolve));
  dropFolder(entryOf('disk', [entryOf('a.txt', 'The reform (改革).', '/disk/a.txt')], '/disk', coming));
  const said = page.getByText('Looking through what was dropped…');
  await expect.element(said).toBeVisible();
  come();
  await expect.poll(() => input.files.map(({ name }) => name)).toEqual(['disk/a.txt']);
  await expect.element(said).not.toBeInTheDocument();
});

test('a dropped folder brings what lies in it and below, by its path, and nothing hidden', async () => {
  render(ReadInput);
  const folder = entryOf('reports', [
    entryOf('b.md', 'The “bottom line” (底线).', '/reports/b.md'),
    entryOf('.DS_Store', 'x', '/reports/.DS_Store'),
    entryOf('2025', [entryOf('a.txt', 'The reform (改革).', '/reports/2025/a.txt')], '/reports/2025'),
  ]);
  expect(dropFolder(folder)).toEqual([true, true]);
  await expect
    .poll(() => input.files.map(({ name }) => name))
    .toEqual(['reports/2025/a.txt', 'reports/b.md']);
});

test('of two lists that have no room in a draft together the second is not made ready for it', async () => {
  const encoding = vi.spyOn(FileReader.prototype, 'readAsDataURL');
  onTestFinished(() => encoding.mockRestore());
  const list = `改革,${'reform '.repeat(90_000)}`;
  await input.addFiles(['a.csv', 'b.csv'].map((name) => broughtFile(new File([list], name))));
  expect(input.wordListNamed('b.csv')).toBeDefined();
  expect(encoding).toHaveBeenCalledOnce();
});
