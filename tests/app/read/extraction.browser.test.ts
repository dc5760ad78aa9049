/** The worker with the dictionary as the app ships it, in a real browser. */
import { afterAll, describe, expect, test, vi } from 'vitest';
import { createExtraction, ExtractionError, type Progress } from '../../../src/app/read/extraction.ts';
import { isKept, removeKept } from '../../../src/app/offline/kept-file.ts';
import { EXTRAS } from '../../../src/app/offline/extras.ts';

const PASSAGE =
  'The *Harbour Times* (海港时报) reports that Mayor Li Jun (李军) spoke of “high-quality development (高质量发展)”.';

// One worker for all: to open the dictionary costs more than what is read with it.
const extraction = createExtraction(EXTRAS.dictionary);
afterAll(async () => {
  extraction.close();
  await removeKept(EXTRAS.dictionary);
});

async function read(texts: readonly string[]) {
  const heard: Progress[] = [];
  const { terms, described } = await extraction.read(texts, {
    onprogress: (progress) => heard.push(progress),
  });
  return { terms, described, heard };
}

describe('reading', () => {
  test('fetches the dictionary once, and tells how much has come: from then on it is on the device', async () => {
    await removeKept(EXTRAS.dictionary);
    expect(await isKept(EXTRAS.dictionary)).toBe(false);
    const first = await read([PASSAGE]);
    const fetched = first.heard.flatMap((one) => (one.type === 'fetching' ? [one.bytes] : []));
    expect(fetched.at(-1)).toBe(EXTRAS.dictionary.bytes);
    expect(fetched).toEqual(fetched.toSorted((a, b) => a - b));
    expect(await isKept(EXTRAS.dictionary)).toBe(true);
    extraction.close();
    const { terms, heard } = await read([PASSAGE]);
    expect(terms[0]).toHaveLength(3);
    expect(heard.some(({ type }) => type === 'fetching')).toBe(false);
  });

  test('finds the terms of each text, and tells how far it is', async () => {
    const { terms, heard } = await read([PASSAGE, 'Nothing here.', '“reform (改革)”']);
    expect(terms.map((list) => list.map(({ hanzi, english, kind }) => [hanzi, english, kind]))).toEqual([
      [
        ['海港时报', 'Harbour Times', 'publication'],
        ['李军', 'Li Jun', 'person'],
        ['高质量发展', 'high-quality development', 'policy-term'],
      ],
      [],
      [['改革', 'reform', 'policy-term']],
    ]);
    for (const { confidence, reasons } of terms[0]!) {
      expect(confidence).toBeGreaterThan(0.5);
      expect(reasons.length).toBeGreaterThan(0);
    }
    const texts = heard.flatMap((one) => (one.type === 'reading' ? [one.text] : []));
    expect([...new Set(texts)]).toEqual([0, 1, 2]);
  });

  test('opened ahead it is asked for nothing twice, and what is to be read meanwhile waits for it', async () => {
    const started = vi.spyOn(Worker.prototype, 'postMessage');
    const ahead = createExtraction(EXTRAS.dictionary);
    const opened = ahead.open();
    const heard: Progress[] = [];
    const { terms } = await ahead.read([PASSAGE], { onprogress: (progress) => heard.push(progress) });
    await opened;
    expect(terms[0]).toHaveLength(3);
    expect(heard.map(({ type }) => type)).not.toContain('opening');
    await ahead.open();
    expect(started.mock.calls.map(([job]) => (job as { type: string }).type)).toEqual(['open', 'read']);
    started.mockRestore();
    ahead.close();
  });

  test('opened ahead and put away again, it is opened anew for what is to be read', async () => {
    const ahead = createExtraction(EXTRAS.dictionary);
    const opened = ahead.open();
    const found = ahead.read([PASSAGE], {});
    ahead.close();
    await expect(opened).rejects.toMatchObject({ name: 'AbortError' });
    expect((await found).terms[0]).toHaveLength(3);
    ahead.close();
  });

  test('of a long text, comes up between two parts of its work, and sends what it finds bit by bit', async () => {
    // A worker is ended between two tasks: it tells how far it is in each of them. How many there are is the machine's.
    const numbers = Array.from('一二三四五六七八九十');
    const words = numbers.flatMap((a) => numbers.flatMap((b) => numbers.map((c) => `计划${a}${b}${c}号`)));
    const text = words
      .map((word, i) => `The plan called “number ${i} of it” (${word}) is kept.`)
      .join('\n\n');
    const { terms, described, heard } = await read([text]);
    expect(terms[0]!.length).toBeGreaterThan(900);
    expect(described[0]!.map(({ hanzi }) => hanzi)).toEqual(terms[0]!.map(({ hanzi }) => hanzi));
    const shares = heard.flatMap((one) => (one.type === 'reading' ? [one.share] : []));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.filter((share) => share > 0 && share < 1)).not.toEqual([]);
  });

  test('says how each term is read, as the list has it', async () => {
    const { terms, described } = await read([PASSAGE, 'Chief executive Carrie Lam 林鄭月娥.']);
    expect(described.map((list) => list.map(({ pinyin }) => pinyin))).toEqual(
      terms.map((list) => list.map(({ pinyin }) => pinyin)),
    );
    expect(described[0]![2]).toMatchObject({
      traditional: '高質量發展',
      numbered: 'gao1 zhi4 liang4 fa1 zhan3',
      words: [{ hanzi: '高质量' }, { hanzi: '发展', pinyin: 'fāzhǎn' }],
    });
    expect(described[1]![0]).toMatchObject({ hanzi: '林郑月娥', traditional: '林鄭月娥' });
  });

  test('describes what the reader makes of a term', async () => {
    expect(
      await extraction.describe(
        [
          { hanzi: '内卷', kind: 'policy-term', reading: 'nei4 juan4' },
          { hanzi: '后发', kind: 'policy-term', traditional: '後發' },
        ],
        {},
      ),
    ).toMatchObject([
      { traditional: '內卷', numbered: 'nei4 juan4', zhuyin: 'ㄋㄟˋ ㄐㄩㄢˋ' },
      { traditional: '後發', numbered: 'hou4 fa1' },
    ]);
  });

  test('reads names spelled in Cantonese', async () => {
    const { terms } = await read(['Former chief executive Carrie Lam 林鄭月娥 declined to comment.']);
    expect(terms[0]).toMatchObject([{ hanzi: '林鄭月娥', english: 'Carrie Lam', kind: 'person' }]);
  });
});

describe('what goes wrong', () => {
  test('a second reading ends the first', async () => {
    const first = extraction.read([PASSAGE], {});
    const second = extraction.read(['“reform (改革)”'], {});
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect((await second).terms).toMatchObject([[{ hanzi: '改革' }]]);
  });

  test('a reading that is ended rejects, and the next one works', async () => {
    const ending = new AbortController();
    const ended = extraction.read([PASSAGE], {
      signal: ending.signal,
      onprogress: () => ending.abort(new DOMException('Enough.', 'AbortError')),
    });
    await expect(ended).rejects.toThrow('Enough.');
    expect((await read([PASSAGE])).terms[0]).toHaveLength(3);
  });

  test('a host without the dictionary is named as the reason', async () => {
    const lost = createExtraction({
      ...EXTRAS.dictionary,
      address: 'http://127.0.0.1:9/no/such/lexicon.bin',
    });
    const failure = await lost.read([PASSAGE], {}).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ExtractionError);
    expect(failure).toMatchObject({ reason: 'lexicon-unreachable' });
    lost.close();
  });

  test('what is no dictionary is named as the reason, and is not kept', async () => {
    const address = URL.createObjectURL(new Blob(['no gzip']));
    const broken = createExtraction({ ...EXTRAS.dictionary, address });
    await expect(broken.read([PASSAGE], {})).rejects.toMatchObject({ reason: 'lexicon-broken' });
    expect(await isKept({ ...EXTRAS.dictionary, address })).toBe(false);
    broken.close();
    URL.revokeObjectURL(address);
  });

  test('a damaged copy on the device is replaced from the network', async () => {
    extraction.close();
    const cache = await caches.open('lexicon');
    await cache.put(EXTRAS.dictionary.address, new Response('cut off'));
    const { terms, heard } = await read([PASSAGE]);
    expect(terms[0]).toHaveLength(3);
    expect(heard.some(({ type }) => type === 'fetching')).toBe(true);
    extraction.close();
    expect((await read([PASSAGE])).heard.some(({ type }) => type === 'fetching')).toBe(false);
  });
});
