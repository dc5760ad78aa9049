/**
 * The face in which pinyin is set: Noto Serif SC's Latin letters with their tone marks, and nothing else.
 *
 * Many serif faces of phones and desktops lack the third tone's ǎ ǐ ǒ ǔ ǚ (Georgia among them), and a browser
 * then takes each of these letters from another font, in the middle of a syllable. The package keeps plain and
 * marked letters in two files; they are cut to pinyin's and declared as one family.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

export const PINYIN_FAMILY = 'Tifa Pinyin';
const WEIGHT = 500;
const MARKED = 'āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜêńňǹḿ';
export const PINYIN_LETTERS = [
  ...new Set([
    ..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 '’-–—+·.,;:?!“”()",
    ...MARKED,
    ...MARKED.toUpperCase(),
  ]),
];

const FOLDER = 'assets/';
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

interface Face {
  readonly name: string;
  readonly woff2: Buffer;
  readonly letters: readonly string[];
}

export function pinyinFont(): Plugin {
  let cutting: Promise<Face[]> | undefined;
  const cut = () => (cutting ??= cutPinyin());
  let base = '/';
  return {
    name: 'tifa:pinyin-font',
    configResolved: (config) => void (base = config.base),
    async buildStart() {
      if (this.environment.mode !== 'build') return;
      for (const { name, woff2 } of await cut())
        this.emitFile({ type: 'asset', fileName: FOLDER + name, source: woff2 });
    },
    configureServer(server) {
      server.middlewares.use(`/${FOLDER}`, (request, response, next) => {
        cut().then((faces) => {
          const face = faces.find(({ name }) => request.url === `/${name}`);
          if (!face) return next();
          response.setHeader('Content-Type', 'font/woff2');
          response.end(face.woff2);
        }, next);
      });
    },
    transformIndexHtml: async () => [
      {
        tag: 'style',
        children: (await cut())
          .map(
            ({ name, letters }) =>
              `@font-face{font-family:'${PINYIN_FAMILY}';font-weight:100 900;font-display:swap;` +
              `src:url(${base}${FOLDER}${name}) format('woff2');unicode-range:${rangeOf(letters)}}`,
          )
          .join(''),
        // Behind what is painted first (first-paint.ts).
        injectTo: 'body',
      },
    ],
  };
}

/** The two files, each with the letters it draws. Throws an `Error` naming a letter that neither has. */
export async function cutPinyin(): Promise<Face[]> {
  const inLatin = (letter: string) => letter.codePointAt(0)! < 0x100 || /[–—’“”]/.test(letter);
  const faces = [
    { slice: 'latin', letters: PINYIN_LETTERS.filter(inLatin) },
    { slice: 'latin-ext', letters: PINYIN_LETTERS.filter((letter) => !inLatin(letter)) },
  ];
  return Promise.all(
    faces.map(async ({ slice, letters }) => {
      const file = join(
        root,
        `node_modules/@fontsource/noto-serif-sc/files/noto-serif-sc-${slice}-${WEIGHT}-normal.woff`,
      );
      const woff2 = await subsetFont(readFileSync(file), letters.join(''), {
        targetFormat: 'woff2',
        keepFeatures: ['kern', 'mark', 'mkmk', 'ccmp'],
        noHinting: true,
      });
      const hash = createHash('sha256').update(woff2).digest('hex').slice(0, 8);
      return { name: `tifa-pinyin-${slice}-${hash}.woff2`, woff2, letters };
    }),
  );
}

/** Letters side by side in Unicode as one range: the page is that much smaller. */
export function rangeOf(letters: readonly string[]): string {
  const hex = (code: number) => code.toString(16);
  const runs: [from: number, to: number][] = [];
  for (const code of letters.map((letter) => letter.codePointAt(0)!).sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && code <= last[1] + 1) last[1] = code;
    else runs.push([code, code]);
  }
  return runs.map(([from, to]) => `U+${hex(from)}${to === from ? '' : `-${hex(to)}`}`).join(',');
}
