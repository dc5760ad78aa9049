import { beforeEach, describe, expect, test, vi } from 'vitest';
import { PASTED } from '../../../src/app/read/draft.ts';
import type { Brought } from '../../../src/app/read/file-queue.ts';
import type { OpenJob } from '../../../src/app/read/open-messages.ts';
import { ReadingInput } from '../../../src/app/read/reading-input.svelte.ts';
import type { ReadFiles } from '../../../src/formats/read-file.ts';

const NOTHING: ReadFiles = { documents: [], doubtful: [], unread: [], lists: [], dropped: [] };
type Read = (job: Extract<OpenJob, { type: 'open' }>) => Partial<ReadFiles> | Promise<Partial<ReadFiles>>;

/** What opens files, in the place of the worker. */
let read: Read;
class FilesWorker {
  onmessage?: (event: { data: unknown }) => void;
  async postMessage(job: Parameters<Read>[0]) {
    const files = { ...NOTHING, ...(await read(job)) };
    this.onmessage?.({ data: { type: 'opened', job: job.job, read: files } });
  }
  terminate = () => undefined;
}

const textIn = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
/** A file is a text as it stands. */
const asItStands: Read = ({ name, bytes }) => ({
  documents: [{ name, format: 'text', text: textIn(bytes), facts: {}, dropped: [] }],
});
const file = (name: string, text = '底线'): Brought => ({
  name,
  bytes: () => Promise.resolve(new TextEncoder().encode(text)),
});

let input: ReadingInput;
beforeEach(() => {
  vi.stubGlobal('Worker', FilesWorker);
  vi.spyOn(console, 'info').mockReturnValue();
  read = asItStands;
  input = new ReadingInput({ ontyped: () => undefined, onact: () => undefined });
});

describe('a paste out of a page', () => {
  const FIELD = { value: '', selectionStart: 0, selectionEnd: 0 };
  const paste = () => input.pasteRich(FIELD, 'The bottom line (底线)', new Uint8Array(1));
  const rich: Awaited<ReturnType<Read>> = {
    documents: [
      { name: 'pasted.html', format: 'html', text: 'The **bottom line** (底线)', facts: {}, dropped: [] },
    ],
  };

  test('is offered as plain text no longer once the field is emptied', async () => {
    read = () => rich;
    await paste();
    expect(input.pasted).toMatchObject({ state: 'rich', full: input.text });
    input.clear();
    expect(input.pasted).toBeNull();
    input.pastePlain();
    expect(input.text).toBe('');

    await paste();
    input.letGoOf([{ name: PASTED, text: input.text }]);
    expect([input.text, input.pasted]).toEqual(['', null]);
  });

  test('that comes after it was read leaves the text as it was read', async () => {
    let come: () => void = () => undefined;
    const coming = new Promise<void>((resolve) => (come = resolve));
    read = () => coming.then(() => rich);
    const pasted = paste();
    const texts = input.toRead();
    come();
    await pasted;
    input.wasRead(texts);
    expect(texts).toEqual([{ name: PASTED, text: 'The bottom line (底线)' }]);
    expect(input.forDraft()?.text).toBe(texts[0]!.text);
  });
});

describe('files of one name', () => {
  const brought = () => input.files.map(({ name, text }) => [name, text]);

  test('out of two folders are two', async () => {
    await input.addFiles([file('notes.txt', '改革'), file('notes 2.txt', '开放'), file('notes.txt', '主权')]);
    expect(brought()).toEqual([
      ['notes.txt', '改革'],
      ['notes 2.txt', '开放'],
      ['notes 3.txt', '主权'],
    ]);
  });

  test('are one where it is brought again', async () => {
    await input.addFiles([file('notes.txt', '改革')]);
    await input.addFiles([file('notes.txt', '主权')]);
    expect(brought()).toEqual([['notes.txt', '主权']]);
  });

  test('that are brought again before they are opened are asked about, and told of, once', async () => {
    read = ({ name }) => ({
      doubtful: [{ name: `${name}/old.txt`, doubt: [{ encoding: 'gb18030', text: '底线' }] }],
      unread: [{ name: `${name}/locked.docx`, problem: 'encrypted' }],
      dropped: [{ kind: 'files', count: 3 }],
    });
    await Promise.all([input.addFiles([file('a.zip')]), input.addFiles([file('a.zip')])]);
    expect(input.doubts.map(({ name }) => name)).toEqual(['a.zip/old.txt']);
    expect(input.problems.map(({ name }) => name)).toEqual(['a.zip/locked.docx']);
    expect(input.dropped).toEqual([{ name: 'a.zip', kind: 'files', count: 3 }]);

    const gone = { ...file('gone.txt'), bytes: () => Promise.reject(new DOMException('', 'NotFoundError')) };
    await Promise.all([input.addFiles([gone]), input.addFiles([gone])]);
    expect(input.problems.filter(({ name }) => name === 'gone.txt')).toHaveLength(1);
  });
});
