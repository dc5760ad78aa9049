import { expect, test } from 'vitest';
import { installOf, type Install, type Surroundings } from '../../../src/app/shell/install.ts';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const SAFARI = 'Version/18.5 Mobile/15E148 Safari/604.1';
const PIXEL =
  'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36';

test.each<[string, Partial<Surroundings>, Install]>([
  ['iPhone, Safari in a tab', { userAgent: `${IPHONE} ${SAFARI}`, maxTouchPoints: 5 }, 'by-share-sheet'],
  [
    'iPhone, from the home screen',
    { userAgent: `${IPHONE} Mobile/15E148`, maxTouchPoints: 5, standalone: true },
    'installed',
  ],
  [
    'iPad, which calls itself a Macintosh',
    { userAgent: `${MAC} Version/18.5 Safari/605.1.15`, maxTouchPoints: 5 },
    'by-share-sheet',
  ],
  [
    'iPad, from the home screen',
    { userAgent: `${MAC} Version/18.5 Safari/605.1.15`, maxTouchPoints: 5, standalone: true },
    'installed',
  ],
  ['iPhone, Chrome', { userAgent: `${IPHONE} CriOS/140.0 ${SAFARI}`, maxTouchPoints: 5 }, 'by-share-sheet'],
  [
    'iPhone, within another app',
    { userAgent: `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/500]`, maxTouchPoints: 5 },
    'by-safari',
  ],
  ['iPhone, a bare web view', { userAgent: `${IPHONE} Mobile/15E148`, maxTouchPoints: 5 }, 'by-safari'],
  ['Mac, Safari', { userAgent: `${MAC} Version/18.5 Safari/605.1.15` }, 'by-menu'],
  ['Android, before the browser has offered', { userAgent: PIXEL, maxTouchPoints: 5 }, 'by-menu'],
  ['Android, offered', { userAgent: PIXEL, maxTouchPoints: 5, offered: true }, 'offered'],
  ['Android, installed', { userAgent: PIXEL, maxTouchPoints: 5, standalone: true }, 'installed'],
  [
    'desktop, a touch screen',
    { userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)', maxTouchPoints: 10 },
    'by-menu',
  ],
])('%s', (_, change, expected) => {
  const plain = { userAgent: '', maxTouchPoints: 0, standalone: false, offered: false };
  expect(installOf({ ...plain, ...change })).toBe(expected);
});
