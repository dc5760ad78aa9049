/**
 * The pictures that iPhones and iPads show while the app opens (src/app/shell/start-images.ts): the seal in the middle of
 * plain paper. They are written here as PNG of sixteen colours, some kB each; what a browser writes has ten times as many.
 */
import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number];

/** Pixels of a square, a byte each for red, green, blue and how much it covers. */
export interface Tile {
  readonly side: number;
  readonly rgba: Uint8Array;
}

/** @param hex `#rrggbb` */
export const colour = (hex: string): Colour => {
  const value = parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

/** Eight from the ground to what is on it, and eight more to what is on that. */
function paletteOf(ground: Colour, ink: Colour, onInk: Colour): Colour[] {
  const mix = (from: Colour, to: Colour, share: number) =>
    from.map((value, at) => Math.round(value + (to[at]! - value) * share)) as unknown as Colour;
  return [
    ...Array.from({ length: 8 }, (_, step) => mix(ground, ink, step / 7)),
    ...Array.from({ length: 8 }, (_, step) => mix(ink, onInk, (step + 1) / 8)),
  ];
}

/**
 * A PNG of plain ground with the tile in its middle.
 *
 * @param width in pixels, as `height`
 * @param colours of the ground, of the tile's seal and of the character on it
 */
export function startImage(
  width: number,
  height: number,
  tile: Tile,
  colours: readonly [ground: string, ink: string, onInk: string],
): Buffer {
  const palette = paletteOf(colour(colours[0]), colour(colours[1]), colour(colours[2]));
  const [ground] = palette as [Colour];
  const { side, rgba } = tile;
  const indices = new Uint8Array(side * side);
  for (let pixel = 0; pixel < indices.length; pixel++) {
    const cover = rgba[4 * pixel + 3]! / 255;
    const shown = ground.map((value, at) => value + (rgba[4 * pixel + at]! - value) * cover);
    let least = Infinity;
    palette.forEach((one, index) => {
      const distance = one.reduce((sum, value, at) => sum + (value - shown[at]!) ** 2, 0);
      if (distance < least) {
        least = distance;
        indices[pixel] = index;
      }
    });
  }
  const left = Math.floor((width - side) / 2);
  const top = Math.floor((height - side) / 2);
  // A row: how it is filtered (not), then two pixels a byte.
  const row = Math.ceil(width / 2);
  const rows = Buffer.alloc(height * (1 + row));
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const at = left + x;
      rows[(top + y) * (1 + row) + 1 + (at >> 1)]! |= indices[y * side + x]! << (at % 2 === 0 ? 4 : 0);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Four bits a pixel, by the palette.
  header.set([4, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
