/**
 * Draws the app's icons into public/: a printed seal, 提 in white relief on red, on paper.
 *
 *     npm run icons
 *
 * The character's outline comes from Noto Serif SC (SIL Open Font License 1.1), so the SVG files need no font;
 * the PNG files are the same drawings painted by the browser of the tests. What an iPhone or iPad shows while the app
 * opens is drawn, too (start-images.ts). The files are committed: run this after a change here, there, or of the screens
 * in src/app/shell/start-images.ts.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Blob as FontBlob, Face, Font } from 'harfbuzzjs';
import { chromium, type Page } from 'playwright-core';
import subsetFont from 'subset-font';
import { DEVICE_SCREENS, startImageFile } from '../src/app/shell/start-images.ts';
import { findBrowser } from '../tests/browser.ts';
import { startImage, type Tile } from './start-images.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, 'public');
const PAPER = '#fbf7ef';
const SEAL = '#a8201a';
/** The app's ground in either theme, and its seal on it. */
const SCHEMES = { light: [PAPER, SEAL], dark: ['#161412', '#b23a2f'] } as const;
/** How much of the shorter side of a screen the seal takes while the app opens. */
const OPENING_SIDE = 0.26;
const CHARACTER = '提';

/** The seal as it is cut: 100 units square, corners worn unevenly and the edge nicked as stone is. */
const SEAL_SHAPE =
  'M3.2 0.6 L31 0 L33.2 1.1 L35.6 0.1 L95.6 0.5 Q99.6 0.9 99.7 4.6 L100 57.4 L98.7 59.8 L99.9 62 L99.5 94.2 ' +
  'Q99 99.3 94.4 99.5 L71.6 100 L69 98.6 L66.8 99.9 L5.4 99.6 Q0.7 99.2 0.5 95 L0 40.2 L1.2 37.6 L0.1 35.4 ' +
  'L0.4 3.8 Q0.8 1 3.2 0.6 Z';
/** How much of the seal's side the character takes. */
const CHARACTER_SIDE = 78;

/** The character as a path on the seal's 100 units, its ink centred. */
async function characterPath(): Promise<string> {
  const file =
    'node_modules/@fontsource/noto-serif-sc/files/noto-serif-sc-chinese-simplified-900-normal.woff';
  const sfnt = await subsetFont(readFileSync(join(root, file)), CHARACTER, { targetFormat: 'sfnt' });
  const font = new Font(new Face(new FontBlob(sfnt)));
  const glyph = font.nominalGlyph(CHARACTER.codePointAt(0)!);
  const extents = glyph === undefined ? undefined : font.glyphExtents(glyph);
  if (glyph === undefined || extents === undefined) throw new Error(`The face does not draw ${CHARACTER}.`);
  const scale = CHARACTER_SIDE / Math.max(extents.width, -extents.height);
  const middle = { x: extents.xBearing + extents.width / 2, y: extents.yBearing + extents.height / 2 };
  // Font units count upwards, SVG's downwards.
  let isX = false;
  return font.glyphToPath(glyph).replace(/-?\d+(?:\.\d+)?/g, (number) => {
    isX = !isX;
    const at = isX ? 50 + (Number(number) - middle.x) * scale : 50 - (Number(number) - middle.y) * scale;
    return String(Math.round(at * 100) / 100);
  });
}

interface Drawing {
  /** Side of the seal, in hundredths of the picture's. */
  readonly seal: number;
  /** Radius of the paper's corners, in hundredths; undefined where there is no paper. */
  readonly paper?: number;
  /** The colour of the seal; the character is cut out of it. */
  readonly ink: string;
}

/** The seal alone, as pixels. @param side in pixels */
async function sealTile(page: Page, character: string, ink: string, side: number): Promise<Tile> {
  const drawing =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${side}" height="${side}">` +
    `<path d="${SEAL_SHAPE}" fill="${ink}"/><path d="${character}" fill="${PAPER}"/></svg>`;
  const pixels = await page.evaluate(
    async ([source, side]) => {
      const image = new Image();
      image.src = `data:image/svg+xml,${encodeURIComponent(source)}`;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side });
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      return [...context.getImageData(0, 0, side, side).data];
    },
    [drawing, side] as const,
  );
  return { side, rgba: Uint8Array.from(pixels) };
}

function svg(character: string, { seal, paper, ink }: Drawing): string {
  const offset = (100 - seal) / 2;
  const ground = paper === undefined ? '' : `<rect width="100" height="100" rx="${paper}" fill="${PAPER}"/>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${ground}` +
    `<g transform="translate(${offset} ${offset}) scale(${seal / 100})">` +
    (paper === undefined
      ? `<mask id="cut"><path d="${SEAL_SHAPE}" fill="#fff"/><path d="${character}"/></mask>` +
        `<rect width="100" height="100" fill="${ink}" mask="url(#cut)"/>`
      : `<path d="${SEAL_SHAPE}" fill="${ink}"/><path d="${character}" fill="${PAPER}"/>`) +
    `</g></svg>\n`
  );
}

const character = await characterPath();
const drawings = {
  /** A tab's: all seal. */
  favicon: svg(character, { seal: 100, paper: 0, ink: SEAL }),
  icon: svg(character, { seal: 66, paper: 20, ink: SEAL }),
  /** Systems cut it to their own shape and keep a circle of 80 % at the least: the seal's corners fit in it. */
  maskable: svg(character, { seal: 56, paper: 0, ink: SEAL }),
  /** iOS rounds the corners itself. */
  appleTouch: svg(character, { seal: 66, paper: 0, ink: SEAL }),
  /** The system takes its shape only, and colours it. */
  monochrome: svg(character, { seal: 66, ink: '#000' }),
};

const pictures: readonly [file: string, drawing: string, side: number][] = [
  ['icons/icon-192.png', drawings.icon, 192],
  ['icons/icon-512.png', drawings.icon, 512],
  ['icons/maskable-192.png', drawings.maskable, 192],
  ['icons/maskable-512.png', drawings.maskable, 512],
  ['icons/monochrome-512.png', drawings.monochrome, 512],
  ['apple-touch-icon.png', drawings.appleTouch, 180],
];

mkdirSync(join(target, 'icons'), { recursive: true });
writeFileSync(join(target, 'favicon.svg'), drawings.favicon);
writeFileSync(join(target, 'icons/icon.svg'), drawings.icon);
const browser = await chromium.launch(await findBrowser());
try {
  for (const [file, drawing, side] of pictures) {
    const page = await browser.newPage({ viewport: { width: side, height: side } });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${side}px}</style>${drawing}`);
    await page.screenshot({ path: join(target, file), omitBackground: true });
    await page.close();
  }
  rmSync(join(target, 'start-images'), { recursive: true, force: true });
  mkdirSync(join(target, 'start-images'));
  const page = await browser.newPage();
  for (const screen of DEVICE_SCREENS) {
    const [width, height, ratio] = screen;
    for (const scheme of ['light', 'dark'] as const) {
      const [ground, ink] = SCHEMES[scheme];
      const tile = await sealTile(page, character, ink, 2 * Math.round((OPENING_SIDE * width * ratio) / 2));
      const draw = (held: 'portrait' | 'landscape', across: number, down: number) =>
        writeFileSync(
          join(target, startImageFile(screen, held, scheme)),
          startImage(across * ratio, down * ratio, tile, [ground, ink, PAPER]),
        );
      draw('portrait', width, height);
      draw('landscape', height, width);
    }
  }
} finally {
  await browser.close();
}
