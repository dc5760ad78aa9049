/** Bringing a text in, in a real browser: a long paste, and a file whose encoding is in doubt. */
import { afterEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { openGlossary } from '../../../src/app/library/glossary.ts';
import ReadInput from '../../../src/app/read/ReadInput.svelte';
import { addFiles, LONGEST_FIELD, reading, startOver } from '../../../src/app/read/reading.svelte.ts';

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
  expect(reading.text).toBe('');
  paste(`${text} again`);
  await expect.element(page.getByText('Pasted text 2', { exact: true })).toBeVisible();
  expect(reading.files.map((file) => file.text.length)).toEqual([text.length, text.length + 6]);
});

test('a long paste without Chinese is named, and not taken', async () => {
  render(ReadInput);
  paste('a'.repeat(LONGEST_FIELD + 1));
  await expect.element(page.getByText(/Pasted text 1.* has no Chinese characters/)).toBeVisible();
  expect(reading.files).toEqual([]);
});

test('a short paste goes into the field by itself', () => {
  render(ReadInput);
  expect(paste('a term (术语)').defaultPrevented).toBe(false);
  expect(reading.files).toEqual([]);
});

test('a file in doubt is shown in each encoding, and read in the one that is chosen', async () => {
  // 人类命运共同体 in UTF-16 without a mark.
  const codes = Array.from('人类命运共同体', (letter) => letter.charCodeAt(0));
  const bytes = Uint8Array.from(codes.flatMap((code) => [code & 0xff, code >> 8]));
  render(ReadInput);
  await addFiles([new File([bytes], 'note.txt')]);
  await expect.element(page.getByText('How does note.txt read?')).toBeVisible();
  await page.getByRole('button', { name: /^人类命运共同体/ }).click();
  expect(reading.files).toEqual([{ name: 'note.txt', text: '人类命运共同体' }]);
  await expect.element(page.getByText('How does note.txt read?')).not.toBeInTheDocument();

  await addFiles([new File([bytes], 'other.txt')]);
  await page.getByRole('button', { name: 'None of these' }).click();
  await expect.element(page.getByText(/other\.txt.* is not a text file/)).toBeVisible();
});
