/** Articles as HTML, and PDFs as Chromium prints them; set in the project's own Song face, so alike on any machine. */
import { chromium, type Browser } from 'playwright-core';
import { cutSong } from '../../build/song-font.ts';
import { findBrowser } from '../browser.ts';

export const startBrowser = async (): Promise<Browser> => chromium.launch(await findBrowser());

export interface Paper {
  readonly columns?: number;
  readonly head?: string;
  /** CSS after the page's own. */
  readonly style?: string;
  /** What else is printed with the same face, which takes a second to cut. */
  readonly others?: string;
}

/** `body` on paper of the size of a journal. */
export async function printPdf(browser: Browser, body: string, paper: Paper = {}): Promise<Uint8Array> {
  const { columns = 1, head, style = '', others = '' } = paper;
  const page = await browser.newPage();
  try {
    await page.setContent(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Printed</title>
      <style>${await songRule(body + others)}
      @page { size: 17cm 24cm; margin: 2cm }
      body { font: 10pt/1.35 'Open Sans', 'Song', serif; columns: ${columns}; column-gap: 8mm; text-align: justify; margin: 0 }
      h1, h2 { column-span: all }
      ${style}</style></head><body>${body}</body></html>`);
    await page.evaluate(() => document.fonts.ready);
    const small = 'font-size: 7pt; width: 100%; text-align: center';
    return new Uint8Array(
      await page.pdf({
        preferCSSPageSize: true,
        ...(head !== undefined && {
          displayHeaderFooter: true,
          headerTemplate: `<div style="${small}">${head}</div>`,
          footerTemplate: `<div style="${small}"><span class="pageNumber"></span></div>`,
        }),
      }),
    );
  } finally {
    await page.close();
  }
}

async function songRule(text: string): Promise<string> {
  const characters = [...new Set(text.match(/[\p{Script=Han}、-〃〈-】！（），：；？]/gu) ?? [])].sort();
  if (characters.length === 0) return '';
  const { woff2 } = await cutSong(characters);
  return `@font-face { font-family: Song; src: url(data:font/woff2;base64,${woff2.toString('base64')}) }`;
}

/** The light Markdown of the project's own texts as HTML; marks of notes become raised figures. */
export function htmlOf(markdown: string): string {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const inline = (text: string) =>
    escaped(text)
      .replace(/&lt;sup>(\d+)&lt;\/sup>/g, '<sup>$1</sup>')
      .replace(/&lt;(\/?[iu])>/g, '<$1>')
      .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
      .replace(/\*(.+?)\*/g, '<i>$1</i>');
  const html: string[] = [];
  for (const block of markdown.split(/\n\s*\n/)) {
    const text = block.trim();
    const heading = /^(#{1,6}) (.*)$/s.exec(text);
    if (text === '') continue;
    if (heading) html.push(`<h${heading[1]!.length}>${inline(heading[2]!)}</h${heading[1]!.length}>`);
    else if (/^- /.test(text))
      html.push(
        `<ul>${text
          .split(/^- /m)
          .slice(1)
          .map((item) => `<li>${inline(item.trim())}</li>`)
          .join('')}</ul>`,
      );
    else html.push(`<p>${inline(text)}</p>`);
  }
  return html.join('\n');
}
