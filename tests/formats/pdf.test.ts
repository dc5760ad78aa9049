import { describe, expect, it } from 'vitest';
import { FormatError, type Document, type ReadOptions } from '../../src/formats/document.ts';
import { readPdf } from '../../src/formats/pdf.ts';
import { stream, writtenPdf, type Drawn } from './written-pdf.ts';

const read = (bytes: Uint8Array, options: ReadOptions = {}) => readPdf(bytes, 'a.pdf', options);
const problemOf = async (bytes: Uint8Array): Promise<string> => {
  try {
    return `a text: ${(await read(bytes)).text}`;
  } catch (error) {
    return error instanceof FormatError ? error.problem : `no FormatError: ${String(error)}`;
  }
};
/** Lines of a paragraph from `y` downwards. */
const lines = (texts: readonly string[], y: number, at: Partial<Drawn> = {}): Drawn[] =>
  texts.map((text, i) => ({ text, y: y - 12 * i, ...at }));
const textOf = async (...pages: (readonly Drawn[])[]) => (await read(writtenPdf(pages))).text;

const BODY = [
  'The county answers with a plan that nobody has asked for, and that',
  'everybody has to read: it fills two hundred pages, of which the last',
  'hundred are a list of those who wrote the first. Its title is a word',
  'that the ministry has used for years, and that the press translates',
  'in a new way each spring.',
];

describe('lines into paragraphs', () => {
  it('joins the lines of a paragraph and parts two', async () => {
    const text = await textOf([
      ...lines(BODY, 500),
      ...lines(['It was not the first of its kind, and the', 'village knew.'], 430),
    ]);
    expect(text).toBe(`${BODY.join(' ')}\n\nIt was not the first of its kind, and the village knew.\n`);
  });

  it('parts paragraphs that are set in and have no room between them', async () => {
    const text = await textOf([
      ...lines(BODY, 500),
      { text: 'Another is set in, and it is as long as the first one was, because', x: 65, y: 440 },
      { text: 'its author is the same man, who has now been asked to explain it.', y: 428 },
    ]);
    expect(text.split('\n\n')).toHaveLength(2);
  });

  it.each([
    ['govern-', 'ment of the county', 'government of the county'],
    ['the long-', 'term plan, a long term', 'the long-term plan, a long term'],
    ['of co-', 'operation', 'of co-operation'],
    ['the Sino-', 'Russian talks', 'the Sino-Russian talks'],
    ['from 2019-', '2024 on', 'from 2019-2024 on'],
    ['see https://example.org/a-', 'b/c for more', 'see https://example.org/a-b/c for more'],
  ])('joins "%s" and "%s"', async (before, after, expected) => {
    const filler = 'Here is a line as wide as all of the others on this page, and then';
    const [text] = (
      await textOf([
        ...lines([filler, `and again one that is almost as wide as they are, ${before}`, after], 500),
        ...lines(['Elsewhere they speak of co-operation.'], 400),
      ])
    ).split('\n\n');
    expect(text).toContain(expected);
  });

  const prose = BODY.join(' ');
  it.each<[string, Drawn[], string[]]>([
    ['a byline', lines(['By Ann Harbour', ...BODY], 500), ['By Ann Harbour', prose]],
    [
      'a byline, where its author works, and a day',
      lines(['By Ann Harbour', 'Institute of Quays, Tidewater', '14 March 2024', ...BODY], 500),
      ['By Ann Harbour', 'Institute of Quays, Tidewater', '14 March 2024', prose],
    ],
    [
      'below a title',
      [
        { text: 'Signs and poets', y: 540, size: 16 },
        ...lines(['Ann Harbour and Ben South', 'Quay Review, Volume 3', ...BODY], 515),
      ],
      ['# Signs and poets', 'Ann Harbour and Ben South', 'Quay Review, Volume 3', prose],
    ],
    [
      'above a new title inside of a page',
      [
        ...lines(BODY, 500),
        { text: 'Another article', y: 410, size: 16 },
        ...lines(['By Ben South', ...BODY], 390),
      ],
      [prose, '# Another article', 'By Ben South', prose],
    ],
    [
      'alone in its region, the longest line first',
      [
        { text: 'A title that goes across all of the page', y: 560, size: 18 },
        ...lines(['By Ann Harbour, Institute of Quays', 'March 14, 2024'], 540),
        ...Array.from({ length: 6 }, (_, i) => [
          { text: 'a sign on which its own name is', y: 500 - 12 * i },
          { text: 'Its neighbour has done the same', x: 220, y: 500 - 12 * i },
        ]).flat(),
      ],
      [
        '# A title that goes across all of the page',
        'By Ann Harbour, Institute of Quays',
        'March 14, 2024',
        expect.any(String) as unknown as string,
      ],
    ],
    [
      'no byline: a first line that goes on, and a paragraph that begins with By',
      lines(
        ['By March 2024 the county had put up all of its signs, and had asked', 'Ann Harbour to read them.'],
        500,
      ),
      ['By March 2024 the county had put up all of its signs, and had asked Ann Harbour to read them.'],
    ],
  ])('keeps what stands above a text for itself: %s', async (_name, drawn, expected) => {
    expect((await textOf(drawn)).trim().split('\n\n')).toEqual(expected);
  });

  it('unfolds ligatures and folds radicals that stand for characters', async () => {
    const bytes = writtenPdf([[{ text: 'x y', y: 500 }]], {
      objects: {
        3: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>',
        6: stream(
          '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange ' +
            '2 beginbfchar <78> <FB01006E> <79> <2F5C2F08> endbfchar endcmap end',
        ),
      },
    });
    expect((await read(bytes)).text).toBe('fin 父人\n'.replace('父', '⽜'.normalize('NFKC')));
  });
});

describe('what stands beside the text', () => {
  const page = (n: number): Drawn[] => [
    { text: 'Harbour Notes, Volume 3', y: 570, size: 8 },
    ...lines(
      BODY.map((line) => line.replace('county', `county ${'abcdef'[n]!}`)),
      500,
    ),
    { text: String(n + 7), x: 200, y: 30, size: 8 },
  ];

  it('drops running heads and page numbers, counts them, and says where pages begin', async () => {
    const document = await read(writtenPdf([0, 1, 2].map(page)));
    expect(document.text).not.toMatch(/Harbour|\b[789]\b/);
    expect(document.dropped).toEqual([
      { kind: 'running-heads', count: 3 },
      { kind: 'page-numbers', count: 3 },
    ]);
    expect(document.pages).toEqual([1, 3, 5]);
    expect(document.text.split('\n')[2]).toContain('county b');
  });

  it('keeps a heading that only looks like a running head, and a number that is no page', async () => {
    const text = await textOf(
      [{ text: 'One of a kind', y: 570, size: 14 }, ...lines(BODY, 500), { text: '1987', x: 200, y: 30 }],
      [{ text: 'Another kind', y: 570, size: 14 }, ...lines(BODY, 500), { text: '12', x: 200, y: 30 }],
    );
    expect(text).toContain('# One of a kind');
    expect(text).toContain('# Another kind');
    expect(text).toContain('1987');
  });

  it('goes on over the end of a page, with the page beginning on a line of its own', async () => {
    const document = await read(
      writtenPdf([
        lines(BODY.slice(0, 4), 500),
        lines(['of a new way each spring. And here it', 'ends.'], 500),
      ]),
    );
    expect(document.text).toBe(
      `${BODY.slice(0, 4).join(' ')}\nof a new way each spring. And here it ends.\n`,
    );
    expect(document.pages).toEqual([1, 2]);
  });

  it('keeps notes apart, also where the page cuts them off', async () => {
    const note = { size: 7 };
    const { text, pages } = await read(
      writtenPdf([
        [
          ...lines(BODY.slice(0, 3), 500),
          {
            text: 'and that is all',
            y: 464,
            then: [
              { text: '1', size: 6, rise: 4 },
              { text: ' of it, for now, and it goes on there where the' },
            ],
          },
          {
            text: '1',
            y: 60,
            size: 5,
            then: [
              {
                text: ' So says the ministry in its own paper of record, which is printed in the',
                size: 7,
                rise: -2,
              },
            ],
          },
        ],
        [
          ...lines(['next page begins, as it should.'], 500),
          { text: 'capital and read in the provinces.', y: 60, ...note },
        ],
      ]),
    );
    expect(text.split('\n\n')).toEqual([
      expect.stringMatching(
        / and that is all\[\^1\] of it, for now, and it goes on there where the\nnext page begins, as it should\.$/,
      ),
      '[^1]: So says the ministry in its own paper of record, which is printed in the\ncapital and read in the provinces.\n',
    ]);
    expect(pages).toEqual([1, 2]);
  });

  it('writes a power as one, and not as a note', async () => {
    const text = await textOf([
      ...lines(BODY, 500),
      { text: 'It has 10', y: 400, then: [{ text: '6', size: 6, rise: 4 }, { text: ' people.' }] },
    ]);
    expect(text).toContain('It has 10⁶ people.');
  });
});

describe('the order of columns', () => {
  const left = [
    'A county in the hills has put up',
    'a sign on which its own name is',
    'written in a script that nobody',
    'there can read, and the county',
    'is proud of it as of no other.',
  ];
  const right = [
    'Its neighbour has done the same',
    'and has added a second sign on',
    'which the first one is explained',
    'in the words of a poet who was',
    'born there, or says he was once.',
  ];
  const columns = (y: number) => [
    // Line by line, as some programs write.
    ...left.flatMap((text, i) => [
      { text, y: y - 12 * i },
      { text: right[i]!, x: 220, y: y - 12 * i },
    ]),
  ];

  it('reads a column to its end before the next', async () => {
    expect(await textOf(columns(500))).toBe(`${left.join(' ')}\n\n${right.join(' ')}\n`);
  });

  it('changes on the page: a title, two columns, a line across, two columns', async () => {
    const text = await textOf([
      { text: 'A title that goes across all of the page', y: 560, size: 18 },
      ...columns(500),
      { text: 'A second title that goes across all of the page', y: 400, size: 14 },
      ...columns(370),
    ]);
    const body = `${left.join(' ')}\n\n${right.join(' ')}`;
    expect(text).toBe(
      `# A title that goes across all of the page\n\n${body}\n\n## A second title that goes across all of the page\n\n${body}\n`,
    );
  });

  it('keeps a title whole whose last line is as short as a column', async () => {
    const text = await textOf([
      { text: 'A title that goes right across all of', y: 560, size: 20 },
      { text: 'the page', y: 536, size: 20 },
      ...columns(500),
    ]);
    expect(text).toMatch(/^# A title that goes right across all of the page\n/);
  });

  it('takes a table by its rows', async () => {
    const rows = [
      ['Province', 'Signs', 'Poets'],
      ['Zhejiang', '120', '3'],
      ['Fujian', '45', '12'],
      ['Guizhou', '8', '1'],
    ];
    const text = await textOf([
      ...lines(BODY, 500),
      ...rows.flatMap((row, i) => row.map((cell, j) => ({ text: cell, x: 50 + 110 * j, y: 400 - 14 * i }))),
    ]);
    expect(text).toContain(
      'Province | Signs | Poets\nZhejiang | 120 | 3\nFujian | 45 | 12\nGuizhou | 8 | 1\n',
    );
  });

  it('reads a page that is printed sideways, and keeps what stands in its margin out of the lines', async () => {
    const turned = BODY.map((text, i) => `BT /F1 10 Tf 0 1 -1 0 ${100 + 12 * i} 60 Tm (${text}) Tj ET`).join(
      '\n',
    );
    const margin = `BT /F1 8 Tf 1 0 0 1 30 300 Tm (Draft) Tj ET`;
    expect((await read(writtenPdf([`${turned}\n${margin}`]))).text).toBe(`${BODY.join(' ')}\n\nDraft\n`);
  });
});

describe('looks', () => {
  it('marks bold and italics by the fonts, and headings by their size', async () => {
    const text = await textOf([
      { text: 'Signs and poets', y: 560, size: 16 },
      { text: 'A smaller heading', y: 530, font: 'F2' },
      ...lines(BODY, 500),
      {
        text: 'He wrote for ',
        y: 425,
        then: [
          { text: 'Foreign Affairs', font: 'F3' },
          { text: ', and of ' },
          { text: 'signs', font: 'F2' },
          { text: ' alone.' },
        ],
      },
    ]);
    expect(text).toMatch(/^# Signs and poets\n\n## A smaller heading\n\nThe county/);
    expect(text).toContain('He wrote for *Foreign Affairs*, and of **signs** alone.');
  });

  it('keeps items of lists apart', async () => {
    const text = await textOf([
      ...lines(BODY, 500),
      { text: '\u0095', y: 420 },
      { text: 'The first of them is short.', x: 62, y: 420 },
      { text: '\u0095', y: 408 },
      { text: 'The second is not, because it has so much to say that it needs a', x: 62, y: 408 },
      { text: 'second line.', x: 62, y: 396 },
      ...lines(['1. One', '2. Two'], 370),
    ]);
    expect(text).toContain(
      '- The first of them is short.\n- The second is not, because it has so much to say that it needs a second line.\n1. One\n2. Two\n',
    );
  });
});

describe('what a file says of itself', () => {
  const facts = async (info: string, catalog = ''): Promise<Document['facts']> =>
    (
      await read(
        writtenPdf([[{ text: 'The largest line', y: 560, size: 20 }, ...lines(BODY, 500)]], {
          objects: { 900: `<< ${info} >>` },
          trailer: '/Info 900 0 R',
          catalog,
        }),
      )
    ).facts;

  it('gives title, author, day and language', async () => {
    expect(
      await facts(
        "/Title (Quays) /Author (Ben South) /CreationDate (D:20240412093000+02'00')",
        '/Lang (en-GB)',
      ),
    ).toEqual({ title: 'Quays', author: 'Ben South', date: '2024-04-12', language: 'en-GB' });
  });

  it.each(['Microsoft Word - draft3.docx', 'untitled', 'quays_final.indd', ''])(
    'takes the largest line where a program wrote "%s" for a title',
    async (title) => {
      expect((await facts(`/Title (${title})`)).title).toBe('The largest line');
    },
  );

  it('prefers what its XMP says', async () => {
    const xmp =
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
      '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Cranes</rdf:li></rdf:Alt></dc:title>' +
      '<dc:creator><rdf:Seq><rdf:li>Meng Lihua</rdf:li><rdf:li>Ouyang Fei</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>';
    const bytes = writtenPdf([lines(BODY, 500)], {
      objects: { 900: '<< /Title (Other) >>', 901: stream(xmp, '/Type /Metadata /Subtype /XML') },
      trailer: '/Info 900 0 R',
      catalog: '/Metadata 901 0 R',
    });
    expect((await read(bytes)).facts).toEqual({ title: 'Cranes', author: 'Meng Lihua, Ouyang Fei' });
  });
});

describe('progress and an end', () => {
  const three = writtenPdf([0, 1, 2].map(() => lines(BODY, 500)));

  it('tells each page', async () => {
    const heard: number[][] = [];
    await read(three, { onprogress: (...pages) => heard.push(pages) });
    expect(heard).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it('stops between two pages, with the reason it is given', async () => {
    const stop = new AbortController();
    const heard: number[] = [];
    const reading = read(three, {
      signal: stop.signal,
      onprogress: (done) => heard.push(done),
      pause: async () => stop.abort(new Error('enough')),
    });
    await expect(reading).rejects.toThrow('enough');
    expect(heard).toEqual([1]);
  });

  it('leaves the bytes it is given as they are', async () => {
    const bytes = three.slice();
    await read(bytes);
    expect(bytes).toEqual(three);
  });
});

describe('what is no text', () => {
  const picture = stream(
    '\u0000'.repeat(100 * 100),
    '/Type /XObject /Subtype /Image /Width 100 /Height 100 /BitsPerComponent 8 /ColorSpace /DeviceGray',
  );
  const scan = { objects: { 900: picture }, resources: '/XObject << /P 900 0 R >>' };

  it('says that a file has only pictures of pages', async () => {
    expect(await problemOf(writtenPdf(['q 400 0 0 600 0 0 cm /P Do Q'], scan))).toBe('image-only');
  });

  it('counts the pages that are pictures among others', async () => {
    const { dropped } = await read(writtenPdf([lines(BODY, 500), 'q 400 0 0 600 0 0 cm /P Do Q'], scan));
    expect(dropped).toEqual([{ kind: 'pictures', count: 1 }]);
  });

  it('says that nothing is inside, and that a file is empty', async () => {
    expect(await problemOf(writtenPdf([[]]))).toBe('nothing-inside');
    expect(await problemOf(new Uint8Array())).toBe('empty');
  });

  it('tells characters that a font draws without saying which they are', async () => {
    const bytes = writtenPdf([lines(BODY, 500), [{ text: 'AB', y: 500 }]], {
      objects: {
        3: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>',
        6: stream(
          '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange ' +
            '1 beginbfrange <41> <42> <E041> endbfrange endcmap end',
        ),
      },
    });
    const { text, dropped } = await read(bytes);
    expect(dropped).toContainEqual({ kind: 'unmapped-characters', count: 2 });
    expect(text).toContain('\ufffd\ufffd');
  });

  it('tells letters that look like some and are none, and keeps them', async () => {
    // Each letter stands for the third one after it, as codes that begin elsewhere do.
    const shifted = BODY.map((line) =>
      line.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 94) % 26) + 97)),
    );
    const { text, dropped } = await read(
      writtenPdf([
        [...lines(BODY, 500), ...lines(shifted, 400, { font: 'F3' }), ...lines(BODY, 300, { font: 'F2' })],
      ]),
    );
    const count = shifted.join('').replaceAll(' ', '').length;
    expect(dropped).toEqual([{ kind: 'doubtful-letters', count }]);
    expect(text).toContain('plan that nobody has asked for');
  });
});
