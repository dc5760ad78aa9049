import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * Imports point one way (see ARCHITECTURE.md): a folder may import what stands in its row, and itself.
 * The pure folders also may not name a browser or Node global.
 */
const mayImport = {
  term: [],
  sorted: [],
  'look-up': ['lexicon', 'sorted', 'term'],
  glossary: ['term'],
  library: ['schedule', 'look-up', 'glossary', 'sorted', 'term'],
  lexicon: [],
  pinyin: ['lexicon', 'term'],
  describe: ['pinyin', 'lexicon', 'term'],
  extract: ['pinyin', 'lexicon', 'sorted', 'term'],
  compile: ['describe', 'extract', 'pinyin', 'lexicon', 'glossary', 'sorted', 'term'],
  schedule: ['sorted'],
  platform: [],
  formats: [],
  store: ['platform', 'library', 'schedule', 'glossary', 'term'],
  exchange: ['library', 'schedule', 'extract', 'pinyin', 'formats', 'glossary', 'term'],
  app: [
    'exchange',
    'formats',
    'store',
    'platform',
    'library',
    'schedule',
    'describe',
    'extract',
    'pinyin',
    'lexicon',
    'look-up',
    'glossary',
    'sorted',
    'term',
  ],
  cli: ['exchange', 'formats', 'compile', 'extract', 'schedule', 'pinyin', 'lexicon', 'glossary', 'term'],
};
const pure = [
  'term',
  'sorted',
  'look-up',
  'glossary',
  'library',
  'lexicon',
  'pinyin',
  'describe',
  'extract',
  'compile',
  'schedule',
  'exchange',
  'formats',
];

/**
 * Inside src/app, too: a domain may import those after it, and itself. What stands beside them in src/app (main.ts,
 * App.svelte, screens.ts) may import any.
 */
const domains = [
  'settings',
  'today',
  'drill',
  'fit',
  'statistics',
  'dictionary',
  'words',
  'library',
  'read',
  'term',
  'strokes',
  'learner',
  'speech',
  'offline',
  'shell',
  'ui',
];
/** What the domains after theirs may import all the same; none of it imports a screen. */
const forAll = [
  'drill/drill-address.ts',
  'library/glossary.ts',
  'library/issue-facts.ts',
  'read/SentenceText.svelte',
  'read/typed-reading.ts',
  'statistics/figures.ts',
  'statistics/forecast.ts',
  'today/today.ts',
];
/** What plain TypeScript may have of the shell: values, and loading. What it shows and remembers is for components. */
const plainShell = ['load', 'route', 'appearance'];

/** By the folder below src: a domain may have the name of a folder beside src/app. */
const folders = domains.map((domain) => `app/${domain}`);
const rows = {
  ...mayImport,
  app: [...folders, ...mayImport.app],
  ...Object.fromEntries(folders.map((folder, at) => [folder, [...folders.slice(at + 1), ...mayImport.app]])),
};
const impureGlobals = [
  'window',
  'document',
  'navigator',
  'location',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'fetch',
  'caches',
  'self',
  'process',
  'Buffer',
  'require',
  '__dirname',
  'setTimeout',
  'setInterval',
].map((name) => ({ name, message: 'A pure folder takes this as an argument.' }));

export default ts.config(
  {
    ignores: [
      'command/',
      'dist/',
      'node_modules/',
      'coverage/',
      'test-results/',
      'playwright-report/',
      '.svelte-kit/',
    ],
  },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  {
    files: ['src/**/*.{ts,svelte}'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': [...folders, ...Object.keys(mayImport)].map((type) => ({
        type,
        pattern: `src/${type}`,
      })),
      'boundaries/files': [{ category: 'for-all', pattern: forAll.map((file) => `src/app/${file}`) }],
      'import/resolver': { node: { extensions: ['.ts', '.svelte'] } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            ...Object.entries(rows).map(([from, allow]) => ({
              from: { element: { type: from } },
              allow: { to: { element: { type: [from, ...allow] } } },
            })),
            {
              from: { element: { type: folders } },
              allow: { to: { file: { categories: 'for-all' } } },
            },
          ],
          message:
            '{{from.element.type}} may not import {{to.element.type}}: imports point one way (ARCHITECTURE.md).',
        },
      ],
    },
  },
  {
    files: domains.map((domain) => `src/app/${domain}/**/*.ts`),
    ignores: ['**/*.svelte.ts', 'src/app/shell/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `/shell/(?!(${plainShell.join('|')})\\.ts$)`,
              message: 'Plain TypeScript decides without the shell; a component brings the two together.',
            },
          ],
        },
      ],
    },
  },
  {
    files: pure.map((folder) => `src/${folder}/**/*.ts`),
    rules: {
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(node:|svelte|idb-keyval|workbox)',
              message: 'A pure folder imports no browser, Node or Svelte API.',
            },
          ],
        },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is an argument.' },
        { object: 'Math', property: 'random', message: 'Randomness is an argument.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time is an argument.',
        },
      ],
    },
  },
  {
    files: ['src/app/**'],
    ignores: ['src/app/shell/load.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "ImportExpression:not(CallExpression[callee.name='loadPart'] > ArrowFunctionExpression > *)",
          message:
            'A part is loaded by loadPart (src/app/shell/load.ts), so that a failed download is known as one.',
        },
      ],
    },
  },
  {
    files: ['src/**'],
    ignores: ['src/store/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { paths: [{ name: 'idb-keyval', message: 'Only src/store touches IndexedDB.' }] },
      ],
    },
  },
);
