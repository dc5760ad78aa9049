import { expect, test } from 'vitest';
import { DEVICE_SCREENS, startImagesOf } from '../../../src/app/shell/start-images.ts';

const PHONE =
  'screen and (device-width: 393px) and (device-height: 852px) and (-webkit-device-pixel-ratio: 3)';

test('a device is given its own pictures, however it is held, the dark ones last', () => {
  const images = startImagesOf([393, 852, 3]);
  expect(images.map(({ href, media }) => [href, media.replace(PHONE, '…')])).toEqual([
    ['start-images/393x852x3-light.png', '… and (orientation: portrait)'],
    ['start-images/852x393x3-light.png', '… and (orientation: landscape)'],
    ['start-images/393x852x3-dark.png', '… and (orientation: portrait) and (prefers-color-scheme: dark)'],
    ['start-images/852x393x3-dark.png', '… and (orientation: landscape) and (prefers-color-scheme: dark)'],
  ]);
  expect(startImagesOf([852, 393, 3])).toEqual(images);
});

test('a theme chosen here goes before the system’s', () => {
  expect(startImagesOf([393, 852, 3], 'dark')).toEqual([
    { href: 'start-images/393x852x3-dark.png', media: `${PHONE} and (orientation: portrait)` },
    { href: 'start-images/852x393x3-dark.png', media: `${PHONE} and (orientation: landscape)` },
  ]);
});

test('a screen that nobody has drawn for has none, rather than one of another size', () => {
  expect(startImagesOf([393, 852, 2])).toEqual([]);
  expect(startImagesOf([1440, 900, 2])).toEqual([]);
});

test('no screen stands twice, and each is upright', () => {
  expect(new Set(DEVICE_SCREENS.map(String)).size).toBe(DEVICE_SCREENS.length);
  expect(DEVICE_SCREENS.filter(([width, height]) => width >= height)).toEqual([]);
});
