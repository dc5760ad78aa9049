import { readdirSync, readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { colour, startImage } from '../../build/start-images.ts';
import { DEVICE_SCREENS, startImageFile } from '../../src/app/shell/start-images.ts';

/** What a decoder of PNG finds: size, and the colour of a pixel. Reads what startImage writes. */
function picture(png: Buffer) {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const header = chunks.get('IHDR')!;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const palette = chunks.get('PLTE')!;
  let rows: Buffer | undefined;
  return {
    width,
    height,
    at(x: number, y: number) {
      rows ??= inflateSync(chunks.get('IDAT')!);
      const byte = rows[y * (1 + Math.ceil(width / 2)) + 1 + (x >> 1)]!;
      const index = x % 2 === 0 ? byte >> 4 : byte & 15;
      return [...palette.subarray(3 * index, 3 * index + 3)];
    },
  };
}

test('every picture there is to be is there, of exactly its screen, on the ground of its theme, and no other', () => {
  const names: string[] = [];
  let bytes = 0;
  for (const screen of DEVICE_SCREENS) {
    const [width, height, ratio] = screen;
    for (const scheme of ['light', 'dark'] as const)
      for (const held of ['portrait', 'landscape'] as const) {
        const name = startImageFile(screen, held, scheme);
        const png = readFileSync(`public/${name}`);
        const { at, ...size } = picture(png);
        const [across, down] = held === 'portrait' ? [width, height] : [height, width];
        expect(size, name).toEqual({ width: across * ratio, height: down * ratio });
        names.push(name.replace('start-images/', ''));
        bytes += png.length;
        // Some of them to the pixel: unpacked they are 170 MB.
        if (screen !== DEVICE_SCREENS[0] && screen !== DEVICE_SCREENS[20]) continue;
        const ground = colour(scheme === 'light' ? '#fbf7ef' : '#161412');
        expect(at(0, 0), name).toEqual(ground);
        expect(at(size.width - 1, size.height - 1), name).toEqual(ground);
        // Red of the seal, left of the character.
        const side = 0.26 * width * ratio;
        const [red, green] = at(Math.round(size.width / 2 - 0.46 * side), size.height >> 1);
        expect(red! - green!, name).toBeGreaterThan(90);
      }
  }
  expect(readdirSync('public/start-images').sort()).toEqual(names.sort());
  expect(bytes / names.length).toBeLessThan(12_000);
});

test('what a tile shows stands in the middle, mixed with the ground where it covers in part', () => {
  // Left pixels red, one of them half; right ones white.
  const rgba = Uint8Array.from([200, 0, 0, 255, 255, 255, 255, 255, 200, 0, 0, 128, 255, 255, 255, 255]);
  const { width, height, at } = picture(
    startImage(5, 4, { side: 2, rgba }, ['#000000', '#c80000', '#ffffff']),
  );
  expect([width, height]).toEqual([5, 4]);
  expect([at(1, 1), at(2, 1), at(0, 1), at(3, 1)]).toEqual([
    [200, 0, 0],
    [255, 255, 255],
    [0, 0, 0],
    [0, 0, 0],
  ]);
  expect(Math.abs(at(1, 2)[0]! - 100)).toBeLessThan(20);
});
