import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { FormatError } from '../../src/formats/document.ts';
import { joined } from '../../src/formats/pdf/join.ts';
import { readPdf } from '../../src/formats/pdf.ts';
import { limit, runs } from './fuzz.ts';
import { bytesOf, fileOf, stream, writtenPdf, type Drawn, type Written } from './written-pdf.ts';

const read = (bytes: Uint8Array) => readPdf(bytes, 'a.pdf', {});
/** The text, or the problem; anything else that is thrown is a fault. */
const outcome = async (bytes: Uint8Array): Promise<string> => {
  try {
    return (await read(bytes)).text;
  } catch (error) {
    if (error instanceof FormatError) return error.problem;
    throw error;
  }
};
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const hello: Drawn[] = [{ text: 'Hello from the county', y: 500 }];

describe('a file with a password', () => {
  const PAD = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');
  const ID = Buffer.from('0123456789abcdef0123456789abcdef', 'hex');

  function rc4(key: Uint8Array, data: Uint8Array): Buffer {
    const s = Uint8Array.from({ length: 256 }, (_, i) => i);
    for (let i = 0, j = 0; i < 256; i++) {
      j = (j + s[i]! + key[i % key.length]!) & 255;
      [s[i], s[j]] = [s[j]!, s[i]!];
    }
    let [i, j] = [0, 0];
    return Buffer.from(
      data.map((byte) => {
        i = (i + 1) & 255;
        j = (j + s[i]!) & 255;
        [s[i], s[j]] = [s[j]!, s[i]!];
        return byte ^ s[(s[i]! + s[j]!) & 255]!;
      }),
    );
  }
  const md5 = (...parts: Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest();
  const padded = (password: string) => Buffer.concat([Buffer.from(password), PAD]).subarray(0, 32);

  /** Encrypted by 40 bits of RC4: the oldest way, and the shortest to write. */
  function locked(password: string): Uint8Array {
    const owner = rc4(md5(padded('owner')).subarray(0, 5), padded(password));
    const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
    const key = md5(padded(password), owner, permissions, ID).subarray(0, 5);
    const user = rc4(key, PAD);
    const content = Buffer.from('BT /F1 10 Tf 50 500 Td (Hello from the county) Tj ET');
    const own = md5(key, Buffer.from([1000 & 255, 1000 >> 8, 0, 0, 0])).subarray(0, 10);
    return writtenPdf([[]], {
      objects: {
        1000: stream(latin(rc4(own, content))),
        900: `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> /P -4 >>`,
      },
      trailer: `/Encrypt 900 0 R /ID [<${ID.toString('hex')}> <${ID.toString('hex')}>]`,
    });
  }

  it('is said to have one', async () => {
    expect(await outcome(locked('secret'))).toBe('encrypted');
  });

  it('opens where the password is empty, as of files that only may not be printed', async () => {
    expect(await outcome(locked(''))).toBe('Hello from the county\n');
  });
});

describe('a file that is broken', () => {
  it('is read where its table of places is wrong', async () => {
    const text = latin(writtenPdf([hello])).replace(/startxref\n\d+/, 'startxref\n7');
    expect(await outcome(bytesOf(text))).toBe('Hello from the county\n');
  });

  it('is read where it is cut off near its end', async () => {
    const text = latin(writtenPdf([hello]));
    expect(await outcome(bytesOf(text.slice(0, text.indexOf('startxref'))))).toBe('Hello from the county\n');
  });

  it('is damaged where nothing of it can be found', async () => {
    expect(await outcome(bytesOf('%PDF-1.7\nHello'))).toBe('damaged');
    expect(await outcome(bytesOf('Hello'))).toBe('damaged');
  });
});

describe('a file that leads in circles', () => {
  const tree = (objects: Record<number, string>) =>
    fileOf({ 1: '<< /Type /Catalog /Pages 2 0 R >>', ...objects });

  it('in its tree of pages', async () => {
    expect(await outcome(tree({ 2: '<< /Type /Pages /Count 1 /Kids [2 0 R] >>' }))).toMatch(/^[a-z-]+$/);
    expect(
      await outcome(
        tree({
          2: '<< /Type /Pages /Count 4 /Kids [3 0 R 3 0 R] >>',
          3: '<< /Type /Pages /Parent 2 0 R /Count 2 /Kids [2 0 R 2 0 R] >>',
        }),
      ),
    ).toMatch(/^[a-z-]+$/);
  });

  it('of forms that draw each other, and of patterns', async () => {
    const form = (content: string, resources: string) =>
      stream(content, `/Type /XObject /Subtype /Form /BBox [0 0 400 600] /Resources << ${resources} >>`);
    const circle: Written = {
      resources: '/XObject << /A 900 0 R >>',
      objects: {
        900: form(
          'q /Pattern cs /P scn 0 0 200 200 re f Q /A Do',
          '/Pattern << /P 901 0 R >> /XObject << /A 900 0 R >>',
        ),
        901: stream(
          '/A Do',
          '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << /XObject << /A 900 0 R >> >>',
        ),
      },
    };
    expect(await outcome(writtenPdf(['/A Do BT /F1 10 Tf 50 500 Td (Hello) Tj ET'], circle))).toBe('Hello\n');
  });

  it('or says that it has a million pages', async () => {
    const text = latin(writtenPdf([hello])).replace('/Count 1', '/Count 1000000');
    expect(await outcome(bytesOf(text))).toMatch(/^(?:Hello from the county\n|too-large|damaged)$/);
  });
});

describe('a file that unpacks to more than it should', () => {
  const packed = (bytes: Uint8Array, entries = '/Filter /FlateDecode') => stream(latin(bytes), entries);

  it('by one stream', async () => {
    const bomb = deflateSync(Buffer.alloc(100_000_000, ' '), { level: 9 });
    expect(bomb.length).toBeLessThan(120_000);
    expect(await outcome(writtenPdf([hello], { objects: { 1000: packed(bomb) } }))).toBe('bomb');
  });

  it('by one that is packed twice, whatever its filters are called', async () => {
    const once = deflateSync(Buffer.alloc(100_000_000, ' '), { level: 9 });
    const twice = deflateSync(
      Buffer.concat([once, Buffer.from(Array.from({ length: 60_000 }, (_, i) => (i * 7919 * i) >> 3))]),
    );
    expect(
      await outcome(
        writtenPdf([hello], { objects: { 1000: packed(twice, '/Filter 901 0 R'), 901: '[/Fl /Fl]' } }),
      ),
    ).toBe('bomb');
  });

  it('and is read where it only packs well', async () => {
    const content = deflateSync(
      Buffer.from(`${' '.repeat(30_000_000)}BT /F1 10 Tf 50 500 Td (Hello) Tj ET`),
      { level: 1 },
    );
    expect(await outcome(writtenPdf([hello], { objects: { 1000: packed(content) } }))).toBe('Hello\n');
  });

  it('by forms that each draw the next ten times', async () => {
    const objects = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [
        900 + i,
        stream(
          i === 11 ? `BT /F1 10 Tf 50 500 Td ${'(Hello) Tj 0 -2 Td '.repeat(200)}ET` : '/N Do '.repeat(10),
          `/Type /XObject /Subtype /Form /BBox [0 0 400 600] /Resources << /XObject << /N ${901 + i} 0 R >> /Font << /F1 3 0 R >> >>`,
        ),
      ]),
    );
    expect(await outcome(writtenPdf(['/N Do'], { objects, resources: '/XObject << /N 900 0 R >>' }))).toBe(
      'bomb',
    );
  });

  it('or draws without end, and is read all the same', async () => {
    const objects = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [
        900 + i,
        stream(
          i === 11 ? '0 0 m 9 9 l S ' : '/N Do '.repeat(10),
          `/Type /XObject /Subtype /Form /BBox [0 0 400 600] /Resources << /XObject << /N ${901 + i} 0 R >> >>`,
        ),
      ]),
    );
    const bytes = writtenPdf(['BT /F1 10 Tf 50 500 Td (Hello) Tj ET /N Do'], {
      objects,
      resources: '/XObject << /N 900 0 R >>',
    });
    expect(await outcome(bytes)).toBe('Hello\n');
  });
});

it('a Chinese paragraph as long as a book goes on in its next line', () => {
  const before = `${'新'.repeat(300_000)} a`;
  expect(joined(before, '质')).toEqual({ before, between: ' ' });
});

describe('a file that wants more than to be read', () => {
  it('runs no script and fetches nothing', async () => {
    const asked = vi.fn(() => Promise.reject(new Error('no network')));
    vi.stubGlobal('fetch', asked);
    vi.stubGlobal('XMLHttpRequest', asked);
    const script = '<< /S /JavaScript /JS (globalThis.ran = true; app.alert\\(1\\)) >>';
    const bytes = writtenPdf([hello], {
      catalog: `/OpenAction ${script} /AA << /WC ${script} >> /Names << /JavaScript << /Names [(a) ${script}] >> >> /URI << /Base (https://example.org/) >>`,
      page: `/AA << /O ${script} >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org/) >> >> << /Type /Annot /Subtype /Screen /Rect [0 0 9 9] /A << /S /Launch /F (calc.exe) >> >>]`,
      resources: '/XObject << /R 900 0 R >>',
      objects: {
        900: '<< /Type /XObject /Subtype /Image /Width 9 /Height 9 /ColorSpace /DeviceGray /BitsPerComponent 8 /F << /FS /URL /F (https://example.org/a.png) >> /Length 0 >>\nstream\n\nendstream',
      },
    });
    expect(await outcome(bytes)).toBe('Hello from the county\n');
    expect(asked).not.toHaveBeenCalled();
    expect(globalThis).not.toHaveProperty('ran');
  });

  it('asks for a table only by a plain name', async () => {
    const names: string[] = [];
    const bytes = writtenPdf([hello], {
      objects: {
        3: '<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /..#2f..#2fsecret /DescendantFonts [901 0 R] >>',
        901: '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 0 >> >>',
      },
    });
    await readPdf(bytes, 'a.pdf', {
      table: (name) => {
        names.push(name);
        return Promise.reject(new Error('none'));
      },
    }).catch((error: unknown) => expect(error).toBeInstanceOf(FormatError));
    expect(names.filter((name) => !/^[\w-]+\.bcmap$/.test(name))).toEqual([]);
  });
});

describe('any bytes', () => {
  const valid = latin(
    writtenPdf([hello, hello], { catalog: '/Lang (en)', trailer: '/Info << /Title (A) >>' }),
  );

  it('give a text or a FormatError', { timeout: Math.max(limit, 300_000) }, async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.uint8Array({ maxLength: 400 }).map((random) => bytesOf(`%PDF-1.7\n${latin(random)}`)),
      fc.nat({ max: valid.length }).map((length) => bytesOf(valid.slice(0, length))),
      fc
        .array(fc.tuple(fc.nat({ max: valid.length - 1 }), fc.nat({ max: 255 })), {
          minLength: 1,
          maxLength: 20,
        })
        .map((changes) => {
          const bytes = bytesOf(valid);
          for (const [at, byte] of changes) bytes[at] = byte;
          return bytes;
        }),
      fc
        .tuple(fc.nat({ max: valid.length }), fc.nat({ max: valid.length }), fc.nat({ max: 60 }))
        .map(([from, to, length]) =>
          bytesOf(valid.slice(0, to) + valid.slice(from, from + length) + valid.slice(to)),
        ),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (file) => {
        expect(typeof (await outcome(file))).toBe('string');
      }),
      runs(150),
    );
  });
});
