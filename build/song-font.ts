/**
 * The Song face of the app, cut at build time to the Chinese characters the glossary and the screens use,
 * so that every device shows the same strokes and the whole face can be precached. The plugin emits one font
 * file and declares @font-face "Tifa Song" at the end of index.html, behind what is painted first.
 *
 * The glyphs are Noto Serif SC's (SIL Open Font License 1.1): one file of the package has the common
 * characters, and for the rest (mostly traditional forms) there is the numbered slice whose unicode-range
 * lists them. Their outlines are drawn on a coarser grid than the package's and joined in one file.
 *
 * What of it the app must know is a module: `import characters from 'virtual:song-face'` gives the characters the face
 * draws, so that a term it holds but in part is set in one face all the same (src/app/term/face.ts).
 *
 * The file has a budget. Terms and screens come first (`songCharacters`); what there is no room for is left to
 * the device's own Chinese font, and the build says which characters those are.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createFont, type TTF } from 'fonteditor-core';
import { Blob as FontBlob, Face } from 'harfbuzzjs';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

export const SONG_FAMILY = 'Tifa Song';
/** In bytes. */
export const SONG_BUDGET = 150 * 1024;

/** Song strokes are thin: 500 keeps the horizontals on a phone and on a dark ground. */
const WEIGHT = 500;
/**
 * Units to the em; the package has 1000. A coordinate moves by 1/666 em at the most, which is 0.14 px in hanzi
 * of 96 px, and the file is a fifth smaller.
 */
const UNITS = 333;
/** Raised when what is written for the same characters changes. */
const FORM = 3;
const SONG_CHARACTER =
  /[\p{Script=Han}\p{Script=Bopomofo}\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]/gu;
/** What the face is asked for; a character it does not draw falls to the next family. */
const CHINESE =
  'U+2e80-2fdf,U+3000-303f,U+3100-312f,U+31a0-31bf,U+3400-9fff,U+f900-faff,U+ff00-ffef,U+20000-323af';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cache = join(root, 'node_modules/.cache/tifa');
const faces = join(root, 'node_modules/@fontsource/noto-serif-sc');
/** Where the file lies below the app, built or served by `vite`. */
const FOLDER = 'assets/';
const ID = 'virtual:song-face';
const RESOLVED = `\0${ID}`;

export function songFont(): Plugin {
  let cutting: Promise<SongFace> | undefined;
  const cut = () => (cutting ??= cutSong(songCharacters()));
  let base = '/';
  return {
    name: 'tifa:song-font',
    configResolved: (config) => void (base = config.base),
    async buildStart() {
      if (this.environment.mode !== 'build') return;
      const { name, woff2, left } = await cut();
      this.emitFile({ type: 'asset', fileName: FOLDER + name, source: woff2 });
      if (left.length > 0)
        this.info(
          `The Song face is full: ${left.length} characters are left to the device: ${left.join('')}`,
        );
    },
    resolveId: (id) => (id === ID ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return;
      return `export default ${JSON.stringify((await cut()).drawn.join(''))};`;
    },
    configureServer(server) {
      server.watcher.on('change', (file) => {
        if (songSources().includes(file)) cutting = undefined;
      });
      server.middlewares.use(`/${FOLDER}`, (request, response, next) => {
        cut().then(({ name, woff2 }) => {
          if (request.url !== `/${name}`) return next();
          response.setHeader('Content-Type', 'font/woff2');
          response.end(woff2);
        }, next);
      });
    },
    transformIndexHtml: async () => [
      { tag: 'style', children: fontFaceRule(base + FOLDER + (await cut()).name), injectTo: 'body' },
    ],
  };
}

/** One weight is declared for all, so that no browser smears a bold of its own. */
function fontFaceRule(address: string): string {
  return (
    `@font-face{font-family:'${SONG_FAMILY}';font-weight:100 900;font-display:swap;` +
    `src:url(${address}) format('woff2');unicode-range:${CHINESE}}`
  );
}

/** The files whose Chinese characters the face should have. */
function songSources(): string[] {
  const below = (folder: string, pattern: RegExp) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => pattern.test(name))
      .map((name) => join(root, folder, name));
  return [
    ...below('glossary', /(?:glossary|supplied|details)\.json$/),
    ...below('src/app', /\.(svelte|ts)$/),
    join(root, 'index.html'),
  ].sort();
}

/** In texts that are quoted, and not in Noto Serif SC. */
const LEFT_TO_THE_DEVICE: ReadonlySet<string> = new Set('譟');

/**
 * The Chinese characters of the sources, what matters most first: the terms in both scripts and the screens;
 * then other simplified text; then what only a traditional sentence or a radical needs. In each, the frequent
 * come before the rare.
 */
export function songCharacters(): string[] {
  const ranks = new Map<string, { tier: number; count: number }>();
  const count = (text: string, tier: number) => {
    for (const [character] of text.matchAll(SONG_CHARACTER)) {
      const rank = ranks.get(character) ?? { tier, count: 0 };
      ranks.set(character, { tier: Math.min(rank.tier, tier), count: rank.count + 1 });
    }
  };
  for (const file of songSources()) {
    const text = readFileSync(file, 'utf8');
    if (!file.endsWith('.json')) {
      count(text, 0);
      continue;
    }
    const glossary = JSON.parse(text) as {
      entries: readonly { hanzi: string; traditional: string }[] | Readonly<Record<string, unknown>>;
    };
    // What only a term's own page shows comes after what cards and lists do.
    const terms =
      'length' in glossary.entries
        ? (glossary.entries as readonly { hanzi: string; traditional: string }[])
        : [];
    const isDepth = terms.length === 0;
    for (const { hanzi, traditional } of terms) count(hanzi + traditional, 0);
    const withKeys = (wanted: (key: string) => boolean) =>
      JSON.stringify(glossary, (key, value: unknown) =>
        typeof value === 'string' && !wanted(key) ? undefined : value,
      );
    // In `quoted` the keys are Chinese themselves.
    const seldomSeen = (key: string) => /^traditional|adical$|\p{Script=Han}/u.test(key);
    count(
      withKeys((key) => !seldomSeen(key)),
      isDepth ? 2 : 1,
    );
    count(withKeys(seldomSeen), isDepth ? 3 : 2);
  }
  return [...ranks]
    .filter(([character]) => !LEFT_TO_THE_DEVICE.has(character))
    .sort(([a, x], [b, y]) => x.tier - y.tier || y.count - x.count || a.codePointAt(0)! - b.codePointAt(0)!)
    .map(([character]) => character);
}

export interface SongFace {
  /** File name with a hash of the content. */
  readonly name: string;
  readonly woff2: Buffer;
  /** What it draws of what was asked, in the order of Unicode. */
  readonly drawn: readonly string[];
  /** What the budget has no room for, out of the end of what was asked. */
  readonly left: readonly string[];
}

/**
 * Cuts the face to as many of `characters`, from the first on, as the budget allows, and keeps it under
 * `node_modules/.cache`. Throws an `Error` naming the characters that Noto Serif SC does not have.
 */
export async function cutSong(characters: readonly string[]): Promise<SongFace> {
  const { version } = JSON.parse(readFileSync(join(faces, 'package.json'), 'utf8')) as { version: string };
  const key = createHash('sha256').update([FORM, version, WEIGHT, UNITS, ...characters].join());
  const file = join(cache, `song-${key.digest('hex').slice(0, 16)}.woff2`);
  const woff2 = await once(file, () => fillBudget(characters));
  const drawn = new Set(
    (await once(`${file}.drawn`, async () => [...(await drawnBy(woff2))].join(' '))).toString().split(' '),
  );
  const isDrawn = (character: string) => drawn.has(String(character.codePointAt(0)));
  return {
    name: `tifa-song-${createHash('sha256').update(woff2).digest('hex').slice(0, 8)}.woff2`,
    woff2,
    drawn: characters.filter(isDrawn).sort(),
    left: characters.filter((character) => !isDrawn(character)),
  };
}

/** What a file of the cache holds; made first, where there is none. */
async function once(file: string, make: () => Promise<Buffer | string>): Promise<Buffer> {
  if (!existsSync(file)) {
    // Written beside and moved, so that two builds at once never read half a file.
    mkdirSync(cache, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, await make());
    renameSync(`${file}.${process.pid}`, file);
  }
  return readFileSync(file);
}

async function fillBudget(characters: readonly string[]): Promise<Buffer> {
  const glyphs = await readGlyphs(characters);
  let count = characters.length;
  for (;;) {
    const woff2 = await writeFace(glyphs, characters.slice(0, count));
    if (woff2.length <= SONG_BUDGET) return woff2;
    // By the mean size of a character, and at least one fewer.
    count = Math.min(count - 1, Math.floor((count * SONG_BUDGET) / woff2.length));
  }
}

interface Glyphs {
  /** A font of the package, for everything but its glyphs. */
  readonly template: TTF.TTFObject;
  readonly of: ReadonlyMap<string, TTF.Glyph>;
}

async function readGlyphs(characters: readonly string[]): Promise<Glyphs> {
  const template = await readSlice('chinese-simplified', characters);
  const of = new Map<string, TTF.Glyph>();
  const take = (font: TTF.TTFObject) => {
    for (const glyph of font.glyf)
      for (const unicode of glyph.unicode ?? []) of.set(String.fromCodePoint(unicode), glyph);
  };
  take(template);
  const slices = readSliceRanges();
  const wanted = new Map<string, string[]>();
  for (const character of characters.filter((each) => !of.has(each))) {
    const slice = slices.find(({ has }) => has(character.codePointAt(0)!));
    if (slice) wanted.set(slice.name, [...(wanted.get(slice.name) ?? []), character]);
  }
  for (const [slice, rare] of wanted) take(await readSlice(slice, rare));
  const nowhere = characters.filter((character) => !of.has(character));
  if (nowhere.length > 0)
    throw new Error(
      `Noto Serif SC has no glyph for ${nowhere.length} character(s) in use: ` +
        nowhere.map((c) => `${c} (U+${c.codePointAt(0)!.toString(16).toUpperCase()})`).join(', '),
    );
  return { template, of };
}

async function readSlice(slice: string, characters: readonly string[]): Promise<TTF.TTFObject> {
  const whole = readFileSync(join(faces, `files/noto-serif-sc-${slice}-${WEIGHT}-normal.woff`));
  const cut = await subsetFont(whole, characters.join(''), { targetFormat: 'sfnt', keepFeatures: [] });
  return createFont(cut, { type: 'ttf' }).get();
}

/** The numbered slices with their unicode-range, as the package's own style sheet declares them. */
function readSliceRanges(): { name: string; has: (codePoint: number) => boolean }[] {
  const css = readFileSync(join(faces, `${WEIGHT}.css`), 'utf8');
  return [...css.matchAll(/noto-serif-sc-(\d+)-\d+-normal\.woff2[^}]*?unicode-range:\s*([^;}]+)/g)].map(
    ([, name, list]) => {
      const ranges = list!.split(',').map((range) => {
        const [from, to = from] = range.trim().replace(/^U\+/i, '').split('-');
        return [parseInt(from!, 16), parseInt(to!, 16)] as const;
      });
      return {
        name: name!,
        has: (codePoint) => ranges.some(([from, to]) => from <= codePoint && codePoint <= to),
      };
    },
  );
}

async function writeFace({ template, of }: Glyphs, characters: readonly string[]): Promise<Buffer> {
  const scale = UNITS / (template.head.unitsPerEm ?? 1000);
  const scaled = <T extends object>(table: T, names: readonly (keyof T)[]): T => ({
    ...table,
    ...Object.fromEntries(names.map((name) => [name, Math.round((table[name] as number) * scale)])),
  });
  const glyph = (from: TTF.Glyph, unicode: number[]): TTF.Glyph => ({
    ...scaled(from, ['xMin', 'yMin', 'xMax', 'yMax', 'advanceWidth', 'leftSideBearing']),
    unicode,
    contours: (from.contours ?? []).map((contour) =>
      contour.map(({ x, y, onCurve }) => ({ x: Math.round(x * scale), y: Math.round(y * scale), onCurve })),
    ),
  });
  const font = createFont();
  font.set({
    ...template,
    head: { ...template.head, unitsPerEm: UNITS },
    hhea: scaled(template.hhea, ['ascent', 'descent', 'lineGap']),
    'OS/2': scaled(template['OS/2'], [
      'sTypoAscender',
      'sTypoDescender',
      'sTypoLineGap',
      'usWinAscent',
      'usWinDescent',
      'sxHeight',
      'sCapHeight',
    ]),
    glyf: [
      glyph(template.glyf[0]!, []),
      // Neighbours in Unicode share radicals, and so strokes: they compress better side by side.
      ...[...characters].sort().map((each) => glyph(of.get(each)!, [each.codePointAt(0)!])),
    ],
  });
  const ttf = font.write({ type: 'ttf', toBuffer: true }) as Buffer;
  // Once more through HarfBuzz, which drops the tables the web has no use for.
  return subsetFont(ttf, characters.join(''), { targetFormat: 'woff2', keepFeatures: [], noHinting: true });
}

async function drawnBy(font: Buffer): Promise<Set<number>> {
  const sfnt = await subsetFont(font, undefined, { targetFormat: 'sfnt', keepAllGlyphs: true });
  return new Set(new Face(new FontBlob(sfnt)).collectUnicodes());
}
