import { readFileSync } from 'node:fs';
import { extract } from '../extract/index.ts';
import { loadLexicon } from './lexicon.ts';
const lexicon = await loadLexicon();
console.log(
  JSON.stringify(
    process.argv.slice(2).flatMap((f) => extract(readFileSync(f, 'utf8'), { lexicon })),
    null,
    1,
  ),
);
