/**
 * The few facts of the issue that the first paint states, so that it need not wait for the glossary: as the
 * module `virtual:issue-facts`, and in the place of `%journal%`, `%terms%` and `%articles%` in index.html.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { parseGlossary } from '../src/glossary/load.ts';

const FILE = join(dirname(fileURLToPath(import.meta.url)), '../glossary/china-brief-24-08/glossary.json');
const MODULE = 'virtual:issue-facts';

export interface IssueFacts {
  readonly journal: string;
  /** How many printed terms, and in how many articles. */
  readonly terms: number;
  readonly articles: number;
}

export function issueFacts(): Plugin {
  return {
    name: 'tifa:issue-facts',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load(id) {
      if (id !== `\0${MODULE}`) return;
      this.addWatchFile(FILE);
      return `export default ${JSON.stringify(readFacts())}`;
    },
    transformIndexHtml: (html) => {
      const facts: Readonly<Record<string, string | number>> = { ...readFacts() };
      return html.replaceAll(/%(journal|terms|articles)%/g, (_, name: string) => String(facts[name]));
    },
  };
}

function readFacts(): IssueFacts {
  const { issue, entries } = parseGlossary(readFileSync(FILE, 'utf8'), 'glossary.json');
  return { journal: issue.journal, terms: entries.length, articles: issue.articles.length };
}
