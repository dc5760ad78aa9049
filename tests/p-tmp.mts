import { readLexiconText } from '../src/cli/lexicon.ts';
import { openDictionary } from '../src/look-up/dictionary/index.ts';
import { toZhuyin } from '../src/pinyin/syllable.ts';
const bytes = new TextEncoder().encode(await readLexiconText());
console.log(bytes.length);
for (let i = 0; i < 6; i++) {
  const c = process.cpuUsage(),
    t = performance.now();
  openDictionary(bytes, toZhuyin);
  const d = process.cpuUsage(c);
  console.log((performance.now() - t).toFixed(0), ((d.user + d.system) / 1000).toFixed(0));
}
