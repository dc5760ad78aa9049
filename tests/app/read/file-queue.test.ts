import { describe, expect, test } from 'vitest';
import { createFileQueue, type Brought, type QueueProgress } from '../../../src/app/read/file-queue.ts';
import { OpenError, type Opening } from '../../../src/app/read/opening.ts';
import { LARGEST_FILE, type ReadFiles } from '../../../src/formats/read-file.ts';

const NOTHING: ReadFiles = { documents: [], doubtful: [], unread: [], lists: [], dropped: [] };
const file = (name: string, more: Partial<Brought> = {}): Brought => ({
  name,
  bytes: () => Promise.resolve(new Uint8Array(1)),
  ...more,
});

function queueOf(open: Opening['open'] = () => Promise.resolve(NOTHING)) {
  const heard: string[] = [];
  const progress: (QueueProgress | null)[] = [];
  let closed = 0;
  const queue = createFileQueue(
    { open, close: () => void closed++ },
    {
      opened: ({ name }) => heard.push(`opened ${name}`),
      failed: (name, problem) => heard.push(`${problem} ${name}`),
      now: (one) => progress.push(one),
    },
  );
  return { queue, heard, progress, closed: () => closed };
}

describe('files that wait to be opened', () => {
  test('are opened one after another, those that come meanwhile at the end', async () => {
    let open = 0;
    const { queue, heard, progress, closed } = queueOf(async ({ name }) => {
      expect(++open, name).toBe(1);
      if (name === 'a') void queue.add([file('c')]);
      await Promise.resolve();
      open--;
      return NOTHING;
    });
    await queue.add([file('a'), file('b')]);
    expect(heard).toEqual(['opened a', 'opened b', 'opened c']);
    expect(progress.map((one) => one && [one.name, one.file, one.files])).toEqual([
      ['a', 1, 2],
      ['b', 2, 3],
      ['c', 3, 3],
      null,
    ]);
    // The memory of a large one is free before the terms are looked for.
    expect(closed()).toBe(1);
    await queue.add([file('d')]);
    expect(heard.at(-1)).toBe('opened d');
  });

  test('tell how far they are, by pages', async () => {
    const { queue, progress } = queueOf((_, { onprogress }) => {
      onprogress?.(3, 40);
      return Promise.resolve(NOTHING);
    });
    await queue.add([file('a.pdf')]);
    expect(progress).toContainEqual({ name: 'a.pdf', file: 1, files: 1, parts: { done: 3, of: 40 } });
  });

  test('that cannot be opened are told, and the others are', async () => {
    const { queue, heard } = queueOf(({ name }) =>
      name === 'locked'
        ? Promise.reject(new OpenError('encrypted', ''))
        : name === 'odd'
          ? Promise.reject(new Error('of ours'))
          : Promise.resolve(NOTHING),
    );
    let read = false;
    await queue.add([
      file('gone', { bytes: () => Promise.reject(new DOMException('', 'NotFoundError')) }),
      file('huge', {
        size: LARGEST_FILE + 1,
        bytes: () => {
          read = true;
          return Promise.resolve(new Uint8Array());
        },
      }),
      file('locked'),
      file('odd'),
      file('good'),
    ]);
    expect(heard).toEqual([
      'unreadable gone',
      'too-large huge',
      'encrypted locked',
      'fault odd',
      'opened good',
    ]);
    // A file of gigabytes is not taken into memory to be refused.
    expect(read).toBe(false);
  });

  test('are given up at a word: what was opened stays, the rest is not heard of', async () => {
    const { queue, heard, progress } = queueOf(({ name }, { signal }) =>
      name === 'a'
        ? Promise.resolve(NOTHING)
        : new Promise((_, reject) => {
            signal!.addEventListener('abort', () => reject(signal!.reason as Error));
            queue.stop();
          }),
    );
    await queue.add([file('a'), file('b'), file('c')]);
    expect(heard).toEqual(['opened a']);
    expect(progress.at(-1)).toBeNull();
    await queue.add([file('a')]);
    expect(heard).toEqual(['opened a', 'opened a']);
  });
});
