/**
 * The web app manifest: how the installed app is named, drawn and opened. Paths are relative to its own, so that `scope`
 * is the place where the app lies. It has no `id`, which would be taken from the root of the host whatever it says: then
 * two apps under two paths of one host were the same. Without one, the start address is the app's identity.
 */
import type { Plugin } from 'vite';
import { SHARE_PATH } from '../src/app/offline/shared.ts';
import { READ_EXTENSIONS } from '../src/app/read/ways.ts';

/** The themes' colours, as index.html sets them: the ground, and the bar that meets the system's. */
const LIGHT = { background_color: '#fbf7ef', theme_color: '#f3ecdf' };
const DARK = { background_color: '#161412', theme_color: '#1d1a17' };

export interface Screenshot {
  readonly name: 'today' | 'drill' | 'look-up' | 'term';
  readonly label: string;
  readonly scheme: 'light' | 'dark';
  /** In CSS pixels; the picture has `scale` times as many. */
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

const PHONE = { width: 390, height: 844, scale: 2 };
const DESK = { width: 1280, height: 800, scale: 1 };

/** Taken by build/take-screenshots.ts. */
export const SCREENSHOTS: readonly Screenshot[] = [
  { name: 'today', label: 'What is due today', scheme: 'light', ...PHONE },
  { name: 'drill', label: 'A card in the drill', scheme: 'light', ...PHONE },
  { name: 'look-up', label: 'Looking up by pinyin', scheme: 'dark', ...PHONE },
  { name: 'term', label: 'All about a term', scheme: 'light', ...DESK },
  { name: 'drill', label: 'A card in the drill', scheme: 'dark', ...DESK },
  { name: 'look-up', label: 'Looking up by pinyin', scheme: 'light', ...DESK },
];

/** The type under which systems know each end of a name. */
const TYPES: Readonly<Record<(typeof READ_EXTENSIONS)[number], string>> = {
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.txt': 'text/plain',
  '.text': 'text/plain',
  '.pdf': 'application/pdf',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'application/xhtml+xml',
  '.mht': 'multipart/related',
  '.mhtml': 'multipart/related',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.epub': 'application/epub+zip',
  '.rtf': 'application/rtf',
  '.srt': 'application/x-subrip',
  '.vtt': 'text/vtt',
  '.csv': 'text/csv',
  '.tsv': 'text/tab-separated-values',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.tbx': 'application/x-tbx',
  '.zip': 'application/zip',
};

/** Ends of names by type, as "open with" wants them. */
const byType = Object.fromEntries(
  [...new Set(Object.values(TYPES))].map((type) => [
    type,
    READ_EXTENSIONS.filter((extension) => TYPES[extension] === type),
  ]),
);

export const manifest = {
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
  prefer_related_applications: false,
  orientation: 'any',
  ...LIGHT,
  // The manifest's standard has it (w3c/manifest#1207); a browser that does not opens an installed app on light paper.
  color_scheme_dark: DARK,
  icons: [
    { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    { src: 'icons/maskable-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
    { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: 'icons/monochrome-512.png', sizes: '512x512', type: 'image/png', purpose: 'monochrome' },
  ],
  screenshots: SCREENSHOTS.map(({ name, label, scheme, width, height, scale }) => ({
    src: `screenshots/${name}-${scheme}-${width}.png`,
    sizes: `${width * scale}x${height * scale}`,
    type: 'image/png',
    form_factor: width < height ? 'narrow' : 'wide',
    label,
  })),
  // The service worker takes it (src/app/offline/shared.ts): nothing reaches the host.
  share_target: {
    action: `./${SHARE_PATH}`,
    method: 'POST',
    enctype: 'multipart/form-data',
    params: {
      title: 'title',
      text: 'text',
      url: 'url',
      files: [{ name: 'files', accept: [...new Set(Object.values(TYPES)), ...READ_EXTENSIONS] }],
    },
  },
  file_handlers: [{ action: './#/read', accept: byType, launch_type: 'single-client' }],
  // One window: what is shared or opened comes to the one that is there.
  launch_handler: { client_mode: ['navigate-existing', 'auto'] },
  shortcuts: [
    { name: 'Drill', url: './#/drill', icons: [{ src: 'icons/icon-192.png', sizes: '192x192' }] },
    { name: 'Look up', url: './#/look-up', icons: [{ src: 'icons/icon-192.png', sizes: '192x192' }] },
    { name: 'Add an article', url: './#/read', icons: [{ src: 'icons/icon-192.png', sizes: '192x192' }] },
  ],
};

const FILE = 'manifest.webmanifest';

export function webManifest(): Plugin {
  let base = './';
  return {
    name: 'tifa:web-manifest',
    apply: 'build',
    configResolved: (config) => void (base = config.base),
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: FILE, source: JSON.stringify(manifest) });
    },
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'manifest', href: base + FILE }, injectTo: 'head' },
    ],
  };
}
