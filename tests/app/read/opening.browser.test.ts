/** The worker that opens files, in a real browser. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOpening, OpenError, type Opening } from '../../../src/app/read/opening.ts';

let opening: Opening;
beforeEach(() => void (opening = createOpening()));
afterEach(() => opening.close());

const bytes = (text: string) => new TextEncoder().encode(text);

test('a text becomes a document, and its bytes are handed over', async () => {
  const content = bytes('# Ports\r\n\r\nThe line (底线).');
  const { documents } = await opening.open({ name: 'in/a.md', bytes: content }, {});
  expect(documents).toEqual([
    { name: 'in/a.md', format: 'text', text: '# Ports\n\nThe line (底线).', facts: {}, dropped: [] },
  ]);
  expect(content.byteLength).toBe(0);
});

test('an encoding is told by the detector, in the worker', async () => {
  // 高质量发展是硬道理 in GB 18030.
  const gb = [
    0xb8, 0xdf, 0xd6, 0xca, 0xc1, 0xbf, 0xb7, 0xa2, 0xd5, 0xb9, 0xca, 0xc7, 0xd3, 0xb2, 0xb5, 0xc0, 0xc0,
    0xed,
  ];
  const read = await opening.open({ name: 'a.txt', bytes: Uint8Array.from(gb) }, {});
  const text =
    read.documents[0]?.text ?? read.doubtful[0]?.doubt.find((one) => one.encoding === 'gb18030')?.text;
  expect(text).toBe('高质量发展是硬道理');
});

test('a list is decoded as it stands, and what is no text is named', async () => {
  const table = bytes('改革,reform\r\n');
  expect(await opening.decode(table)).toEqual({ encoding: 'utf-8', text: '改革,reform\r\n' });
  expect(await opening.decode(bytes('%PDF-1.7\n'))).toEqual({ problem: 'pdf' });
  expect(await opening.decode(new Uint8Array(0))).toEqual({ problem: 'empty' });
});

test('a file that cannot be read is told with the reason, and the next one is read', async () => {
  const failure = await opening
    .open({ name: 'a', bytes: new Uint8Array(50) }, {})
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(OpenError);
  expect(failure).toMatchObject({ problem: 'binary' });
  const { documents } = await opening.open({ name: 'b', bytes: bytes('底线') }, {});
  expect(documents).toHaveLength(1);
});

test('opening is given up at once, whatever the worker is doing', async () => {
  const ending = new AbortController();
  // A worker that never answers: in the middle of its work one hears nothing.
  const deaf = URL.createObjectURL(new Blob(['for (;;);'], { type: 'text/javascript' }));
  const busy = createOpening(() => new Worker(deaf));
  const opened = busy.open({ name: 'a', bytes: bytes('x') }, { signal: ending.signal });
  ending.abort(new DOMException('Enough.', 'AbortError'));
  await expect(opened).rejects.toThrow('Enough.');
  URL.revokeObjectURL(deaf);
});
