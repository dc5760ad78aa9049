/**
 * What an iPhone or iPad shows while the app opens from the home screen, until it paints: a picture of exactly its screen,
 * which the page must name when the reader puts it there (the manifest's colours and icons are not used for it). The
 * pictures are drawn by build/draw-icons.ts; links to those of this device are put into the page after the first screen,
 * since links to all were a tenth of index.html. As data addresses iOS no longer takes them.
 */

/** A screen held upright, in CSS pixels, and how many of the device's are one of them. */
export type DeviceScreen = readonly [width: number, height: number, ratio: number];

/** Of iPhones and iPads that run iOS 16 or later. */
export const DEVICE_SCREENS: readonly DeviceScreen[] = [
  // iPhone 8 and SE; 8 Plus; X, XS, 11 Pro, 12 and 13 mini; XR, 11; XS Max, 11 Pro Max.
  [375, 667, 2],
  [414, 736, 3],
  [375, 812, 3],
  [414, 896, 2],
  [414, 896, 3],
  // 12 to 14, 16e; 12 and 13 Pro Max, 14 Plus; 14 Pro, 15, 16; 14 Pro Max, 15 and 16 Plus, 15 Pro Max.
  [390, 844, 3],
  [428, 926, 3],
  [393, 852, 3],
  [430, 932, 3],
  // 16 Pro, 17, 17 Pro; Air; 16 and 17 Pro Max.
  [402, 874, 3],
  [420, 912, 3],
  [440, 956, 3],
  // iPad mini; with 9.7, 10.2 and 10.5 inches; 10th generation and Air; Pro with 11 and 13 inches, before and since 2024.
  [744, 1133, 2],
  [768, 1024, 2],
  [810, 1080, 2],
  [834, 1112, 2],
  [820, 1180, 2],
  [834, 1194, 2],
  [834, 1210, 2],
  [1024, 1366, 2],
  [1032, 1376, 2],
];

export type Scheme = 'light' | 'dark';
export type Held = 'portrait' | 'landscape';

/** The picture's file, beside the app. */
export const startImageFile = ([width, height, ratio]: DeviceScreen, held: Held, scheme: Scheme): string =>
  `start-images/${held === 'portrait' ? `${width}x${height}` : `${height}x${width}`}x${ratio}-${scheme}.png`;

export interface StartImage {
  readonly href: string;
  readonly media: string;
}

/**
 * The pictures for a device; none for a screen that is not known.
 *
 * @param theme what the reader has chosen here, over the system's
 */
export function startImagesOf([width, height, ratio]: DeviceScreen, theme?: Scheme): StartImage[] {
  const known = DEVICE_SCREENS.find(
    ([w, h, r]) => w === Math.min(width, height) && h === Math.max(width, height) && r === ratio,
  );
  if (known === undefined) return [];
  const [w, h, r] = known;
  const device = `screen and (device-width: ${w}px) and (device-height: ${h}px) and (-webkit-device-pixel-ratio: ${r})`;
  // The dark ones last: of two that fit iOS takes the later.
  return (theme === undefined ? (['light', 'dark'] as const) : [theme]).flatMap((scheme) =>
    (['portrait', 'landscape'] as const).map((held) => ({
      href: startImageFile(known, held, scheme),
      media: `${device} and (orientation: ${held})${
        theme === undefined && scheme === 'dark' ? ' and (prefers-color-scheme: dark)' : ''
      }`,
    })),
  );
}

/** Names this device's pictures in the page. */
export function nameStartImages(page: Document, screen: DeviceScreen): void {
  const { theme } = page.documentElement.dataset;
  const images = startImagesOf(screen, theme === 'light' || theme === 'dark' ? theme : undefined);
  if (images.length === 0) return;
  const capable = page.createElement('meta');
  // Without it they are not looked for, whatever the manifest says.
  capable.name = 'apple-mobile-web-app-capable';
  capable.content = 'yes';
  const links = images.map(({ href, media }) => {
    const link = page.createElement('link');
    Object.assign(link, { rel: 'apple-touch-startup-image', media, href });
    return link;
  });
  page.head.append(capable, ...links);
}
