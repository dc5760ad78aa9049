/** Articles as Chromium prints them, read back: the extractor finds the same terms in print and source. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.ts';
import { readPdf } from '../../src/formats/pdf.ts';
import { lexicon } from '../extract/dictionary.ts';
import { readExpected, score } from '../extract/scoring.ts';
import { htmlOf, printPdf, startBrowser, type Paper } from './printing.ts';

let browser: Browser;
beforeAll(async () => void (browser = await startBrowser()), 120_000);
afterAll(async () => browser.close());

const own = (name: string) => readFileSync(new URL(`../fixtures/own-issue/${name}`, import.meta.url), 'utf8');
const passages = [
  '01-quotes-and-names',
  '02-pinyin-in-brackets',
  '03-pinyin-outside',
  '04-chinese-first',
  '05-traditional-fullwidth',
  '06-notes-and-bibliography',
  '08-lists-and-long-quotes',
].map(
  (name) => [name, readFileSync(new URL(`../extract/corpus/${name}.txt`, import.meta.url), 'utf8')] as const,
);
const others = [own('issue.md'), ...passages.map(([, source]) => source)].join('');

const printed = async (html: string, paper: Paper) =>
  readPdf(await printPdf(browser, html, { ...paper, others }), 'a.pdf', {});

describe.each([1, 2])('an issue in %i columns', (columns) => {
  it('gives the terms of its source', async () => {
    const document = await printed(htmlOf(own('issue.md')), { columns, head: 'Harbour Notes • Number 1' });
    expect(score(extract(document.text, { lexicon }), readExpected(own('expected.tsv'))).wrong).toEqual([]);
    expect(document.pages?.length).toBeGreaterThan(1);
    expect(document.dropped).toEqual([
      { kind: 'running-heads', count: document.pages!.length },
      { kind: 'page-numbers', count: document.pages!.length },
    ]);
  });
});

describe('passages in the habits of journals', () => {
  it.each(passages)('%s reads alike from paper in two columns', async (_, source) => {
    const { text } = await printed(htmlOf(source), { columns: 2 });
    const list = (of: string) => extract(of, { lexicon }).map(({ hanzi, english }) => `${hanzi} ${english}`);
    expect(list(text).sort()).toEqual(list(source).sort());
  });
});

describe('what Chromium draws in its own way', () => {
  it('keeps ligatures, notes, looks and tables', async () => {
    const { text } = await printed(
      `<h1>Office of first things</h1>
       <p>An efficient office<sup>1</sup> writes for <i>Zhejiang Daily</i> (浙江日报) and <b>firmly</b> for nobody
       else, <i>斜体字</i> or not.</p>
       <table><tr><th>Term<th>English<tr><td>海关总署<td>General Administration of Customs<tr><td>双循环<td>dual
       circulation</table>
       <p><sup>1</sup> So it is called.</p>`,
      { style: 'td, th { padding-right: 2cm; text-align: left }' },
    );
    expect(text).toBe(
      '# Office of first things\n\n' +
        'An efficient office[^1] writes for *Zhejiang Daily* (浙江日报) and **firmly** for nobody else, *斜体字* or not.\n\n' +
        'Term | English\n海关总署 | General Administration of Customs\n双循环 | dual circulation\n\n' +
        '[^1]: So it is called.\n',
    );
  });
});
