/** The web app manifest: how the installed app is named, drawn and opened. Paths are relative to its own. */
import type { ManifestOptions } from 'vite-plugin-pwa';

/** The light theme's colours, as index.html sets them: the ground, and the bar that meets the system's. */
const PAPER = '#fbf7ef';
const BAR = '#f3ecdf';

export const manifest: Partial<ManifestOptions> = {
  id: './',
  name: 'Tifa 提法',
  short_name: 'Tifa',
  description:
    'The Chinese terms printed in China Brief 24-8: look them up, and drill them a few minutes a day, offline.',
  lang: 'en',
  dir: 'ltr',
  categories: ['education', 'books', 'productivity'],
  start_url: './#/',
  scope: './',
  display: 'standalone',
  orientation: 'any',
  background_color: PAPER,
  theme_color: BAR,
  icons: [
    { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    { src: 'icons/maskable-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
    { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: 'icons/monochrome-512.png', sizes: '512x512', type: 'image/png', purpose: 'monochrome' },
  ],
  shortcuts: [
    { name: 'Drill', url: './#/drill', icons: [{ src: 'icons/icon-192.png', sizes: '192x192' }] },
    { name: 'Look up', url: './#/look-up', icons: [{ src: 'icons/icon-192.png', sizes: '192x192' }] },
  ],
};
