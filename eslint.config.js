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
  glossary: ['term'],
  library: ['glossary', 'term'],
  lexicon: [],
  pinyin: ['lexicon', 'glossary', 'term'],
  describe: ['pinyin', 'lexicon', 'term'],
  extract: ['pinyin', 'lexicon', 'term'],
  compile: ['describe', 'extract', 'pinyin', 'lexicon', 'glossary', 'term'],
  schedule: ['glossary', 'term'],
  platform: [],
  store: ['platform', 'library', 'schedule', 'glossary', 'term'],
  exchange: ['library', 'schedule', 'extract', 'glossary', 'term'],
  app: [
    'exchange',
    'store',
    'platform',
    'library',
    'schedule',
    'describe',
    'extract',
    'pinyin',
    'lexicon',
    'glossary',
    'term',
  ],
  cli: ['exchange', 'compile', 'extract', 'schedule', 'pinyin', 'lexicon', 'glossary', 'term'],
};
const pure = [
  'term',
  'glossary',
  'library',
  'lexicon',
  'pinyin',
  'describe',
  'extract',
  'compile',
  'schedule',
  'exchange',
];
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
  { ignores: ['dist/', 'node_modules/', 'coverage/', 'test-results/', 'playwright-report/', '.svelte-kit/'] },
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
      'boundaries/elements': Object.keys(mayImport).map((type) => ({ type, pattern: `src/${type}` })),
      'import/resolver': { node: { extensions: ['.ts', '.svelte'] } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: Object.entries(mayImport).map(([from, allow]) => ({
            from: { element: { type: from } },
            allow: [from, ...allow].map((type) => ({ to: { element: { type } } })),
          })),
          message:
            '{{from.element.type}} may not import {{to.element.type}}: imports point one way (ARCHITECTURE.md).',
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
