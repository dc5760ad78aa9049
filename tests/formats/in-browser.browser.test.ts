/** The libraries of the formats as a browser has them: their builds differ from those for Node. */
import { expect, test, vi } from 'vitest';
import type { ReadFormat } from '../../src/formats/document.ts';
import { readDocx } from '../../src/formats/docx.ts';
import { readEpub } from '../../src/formats/epub.ts';
import { readHtml } from '../../src/formats/html.ts';
import { readMhtml } from '../../src/formats/mhtml.ts';
import { readRtf } from '../../src/formats/rtf.ts';
import { asDocx, asEpub, asHtml, asMhtml, asRtf, asText } from './article.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

test.each<[string, ReadFormat, () => Uint8Array | Promise<Uint8Array>]>([
  ['html', readHtml, () => utf8(asHtml())],
  ['mhtml', readMhtml, () => utf8(asMhtml())],
  ['docx', readDocx, () => asDocx()],
  ['epub', readEpub, () => asEpub()],
  ['rtf', readRtf, () => utf8(asRtf())],
])('%s', async (_name, read, write) => {
  const bytes = await write();
  const fetched = vi.spyOn(globalThis, 'fetch');
  const drawn = vi.spyOn(document, 'createElement');
  expect((await read(bytes, 'a', {})).text).toBe(asText());
  expect(fetched).not.toHaveBeenCalled();
  // Nothing of the page's own document: a worker has none.
  expect(drawn).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
