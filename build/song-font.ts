/**
 * The Song face of the app, cut at build time to the Chinese characters the glossary and the screens use,
 * so that every device shows the same strokes and the whole face can be precached. The plugin emits the font
 * files and declares @font-face "Tifa Song" in the head of index.html, where it delays no paint.
 *
 * The glyphs are Noto Serif SC's (SIL Open Font License 1.1): one large file has the common characters, and
 * for the rest (mostly traditional forms) there is the numbered slice whose unicode-range lists them. Files
 * cannot be merged glyph by glyph, so each slice in use costs a further file, of a kilobyte or two.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Blob as FontBlob, Face } from 'harfbuzzjs';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

export const SONG_FAMILY = 'Tifa Song';
/** Of all its files together, in bytes; above it the build stops. */
export const SONG_BUDGET = 150 * 1024;

/** Song strokes are thin: 500 keeps its horizontals on a phone and on a dark ground. */
const WEIGHT = 500;
/** Raised when what is written for the same characters changes. */
const FORM = 2;
const SONG_CHARACTER =
  /[\p{Script=Han}\p{Script=Bopomofo}\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]/gu;

const CHINESE =
  'U+2e80-2fdf,U+3000-303f,U+3100-312f,U+31a0-31bf,U+3400-9fff,U+f900-faff,U+ff00-ffef,U+20000-323af';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cache = join(root, 'node_modules/.cache/tifa');
const faces = join(root, 'node_modules/@fontsource/noto-serif-sc');

/** Where the files lie below the app, built or served by `vite`. */
const FOLDER = 'assets/';

export function songFont(): Plugin {
  let song: SongFace | undefined;
  const cut = async () =>
    (song ??= await cutSong(
      songSources()
        .map((file) => readFileSync(file, 'utf8'))
        .join('\n'),
    ));
  let base = '/';
  return {
    name: 'tifa:song-font',
    configResolved: (config) => void (base = config.base),
    async buildStart() {
      if (this.environment.mode !== 'build') return;
      for (const { name, path } of (await cut()).files)
        this.emitFile({ type: 'asset', fileName: FOLDER + name, source: readFileSync(path) });
    },
    configureServer(server) {
      server.watcher.on('change', (file) => {
        if (songSources().includes(file)) song = undefined;
      });
      server.middlewares.use(`/${FOLDER}`, (request, response, next) => {
        cut().then(({ files }) => {
          const file = files.find(({ name }) => request.url === `/${name}`);
          if (!file) return next();
          response.setHeader('Content-Type', 'font/woff2');
          response.end(readFileSync(file.path));
        }, next);
      });
    },
    async transformIndexHtml() {
      return [{ tag: 'style', children: (await cut()).css(base + FOLDER), injectTo: 'head' }];
    },
  };
}

/** The files whose Chinese characters the face must have. */
export function songSources(): string[] {
  const below = (folder: string, pattern: RegExp) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
          .filter((name) => pattern.test(name))
          .map((name) => join(root, folder, name))
      : [];
  return [
    ...below('glossary', /\.json$/),
    ...below('src/app', /\.(svelte|ts)$/),
    join(root, 'index.html'),
  ].sort();
}

export interface SongFace {
  readonly files: readonly { readonly name: string; readonly path: string }[];
  /** The style sheet that declares the face, for files below `folder` (an address that ends in a slash). */
  css(folder: string): string;
}

/**
 * Cuts the face to the Chinese characters of `text` and keeps the files under `node_modules/.cache`.
 * Throws an `Error` naming the characters no file has, or the size where the budget is exceeded.
 */
export async function cutSong(text: string): Promise<SongFace> {
  const characters = [...new Set(text.match(SONG_CHARACTER))].sort();
  const { version } = JSON.parse(readFileSync(join(faces, 'package.json'), 'utf8')) as { version: string };
  const key = createHash('sha256')
    .update([FORM, version, WEIGHT, ...characters].join())
    .digest('hex');
  const folder = join(cache, `song-${key.slice(0, 16)}`);
  if (!existsSync(folder)) {
    const files = await cutFiles(characters);
    const size = files.reduce((sum, file) => sum + file.woff2.length, 0);
    if (size > SONG_BUDGET)
      throw new Error(
        `The Song face has grown to ${Math.ceil(size / 1024)} KB for ${characters.length} characters; ` +
          `its budget is ${SONG_BUDGET / 1024} KB.`,
      );
    // Written beside and moved, so that two builds at once never read half a folder.
    const part = `${folder}.${process.pid}`;
    mkdirSync(part, { recursive: true });
    for (const { name, woff2 } of files) writeFileSync(join(part, name), woff2);
    writeFileSync(join(part, 'song.css'), fontFaces(files));
    try {
      renameSync(part, folder);
    } catch (error) {
      rmSync(part, { recursive: true });
      if (!existsSync(folder)) throw error;
    }
  }
  const css = readFileSync(join(folder, 'song.css'), 'utf8');
  return {
    files: readdirSync(folder)
      .filter((name) => name.endsWith('.woff2'))
      .map((name) => ({ name, path: join(folder, name) })),
    css: (below) => css.replaceAll('url(./', `url(${below}`),
  };
}

interface FontFile {
  /** With a hash of the content. */
  readonly name: string;
  readonly woff2: Buffer;
  /** The characters it draws. */
  readonly held: readonly string[];
}

async function cutFiles(characters: readonly string[]): Promise<FontFile[]> {
  const files: FontFile[] = [];
  const common = await cutFile('tifa-song', 'chinese-simplified', characters);
  files.push(common);
  const rest = characters.filter((character) => !common.held.includes(character));
  const slices = readSlices();
  const wanted = new Map<string, string[]>();
  const nowhere: string[] = [];
  for (const character of rest) {
    const slice = slices.find(({ has }) => has(character.codePointAt(0)!));
    if (slice) wanted.set(slice.name, [...(wanted.get(slice.name) ?? []), character]);
    else nowhere.push(character);
  }
  for (const [slice, held] of wanted) {
    const file = await cutFile(`tifa-song-${slice}`, slice, held);
    nowhere.push(...held.filter((character) => !file.held.includes(character)));
    if (file.held.length > 0) files.push(file);
  }
  if (nowhere.length > 0)
    throw new Error(
      `Noto Serif SC has no glyph for ${nowhere.length} character(s) in use: ` +
        nowhere.map((c) => `${c} (U+${c.codePointAt(0)!.toString(16).toUpperCase()})`).join(', '),
    );
  return files;
}

async function cutFile(name: string, slice: string, characters: readonly string[]): Promise<FontFile> {
  const whole = readFileSync(join(faces, `files/noto-serif-sc-${slice}-${WEIGHT}-normal.woff`));
  const options = { keepFeatures: [], noHinting: true };
  const sfnt = await subsetFont(whole, characters.join(''), { ...options, targetFormat: 'sfnt' });
  const drawn = new Set(new Face(new FontBlob(sfnt)).collectUnicodes());
  const woff2 = await subsetFont(sfnt, characters.join(''), { ...options, targetFormat: 'woff2' });
  return {
    name: `${name}-${createHash('sha256').update(woff2).digest('hex').slice(0, 8)}.woff2`,
    woff2,
    held: characters.filter((character) => drawn.has(character.codePointAt(0)!)),
  };
}

/** The numbered slices with their unicode-range, as the package's own style sheet declares them. */
function readSlices(): { name: string; has: (codePoint: number) => boolean }[] {
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

/**
 * The rules for `@font-face`, the common file's first. Its range is all of Chinese, because listing each
 * character would add kilobytes to the page before its first paint; a character it does not draw falls to the
 * next family, and one of the slices' wins by standing later.
 *
 * One weight is declared for all, so that no browser smears a bold of its own.
 */
function fontFaces(files: readonly FontFile[]): string {
  return files
    .map(({ name, held }, index) => {
      const range =
        index === 0 ? CHINESE : held.map((character) => `U+${character.codePointAt(0)!.toString(16)}`).join();
      return (
        `@font-face{font-family:'${SONG_FAMILY}';font-weight:100 900;font-display:swap;` +
        `src:url(./${name}) format('woff2');unicode-range:${range}}`
      );
    })
    .join('\n');
}
