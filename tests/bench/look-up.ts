/**
 * How long the main thread is held while words are looked up, in a real Chromium: with 10,000 terms in the library, the
 * dictionary on the device and answering from its worker, and the list of what is found drawn anew at every letter. Each
 * task is weighed by the processor time it takes, which a busy machine does not make longer. Prints JSON lines; passes or
 * fails nothing.
 *
 *     npx tsx tests/bench/look-up.ts
 */
import { readLexiconText } from '../../src/cli/lexicon.ts';
import { serve } from './dev-server.ts';
import type * as LookUpPage from './look-up-page.ts';
import { traced } from './trace.ts';

const TERMS = 10_000;
const QUERIES = ['gongchandang', 'sovereignty', '人类命运共同体', 'to make sense', 'shi4', 'zzzzz'];

const lines = (await readLexiconText()).split('\n').filter((line) => /^\p{Script=Han}{2,}\t/u.test(line));
const step = Math.floor(lines.length / (TERMS * 1.1));
const terms = new Map<string, LookUpPage.Term>();
for (let i = 0; terms.size < TERMS && i < lines.length; i += step) {
  const [simplified = '', traditional = '', numbered = '', , glosses = ''] = lines[i]!.split('\t');
  if (numbered === '') continue;
  terms.set(simplified, {
    simplified,
    traditional: traditional || simplified,
    numbered,
    gloss: glosses.split('/')[0]!,
  });
}

const FRESH = 5;

const { browser, newPage, close } = await serve();
const address = '/tests/bench/look-up-page.ts';

/** How long it takes to prepare the dictionary in pages that have run nothing yet: ms, by the clock. */
async function prepared(): Promise<readonly number[]> {
  const took: number[] = [];
  for (let time = 0; time < FRESH; time++) {
    const page = await newPage();
    const prepare = async (address: string) => {
      const { prepareDictionary } = (await import(/* @vite-ignore */ address)) as typeof LookUpPage;
      return prepareDictionary();
    };
    took.push(Math.round(await page.evaluate(prepare, address)));
    await page.close();
  }
  return took;
}

try {
  process.stdout.write(`${JSON.stringify({ 'dictionary prepared, ms': await prepared() })}\n`);
  const page = await newPage();
  const weigh = async <T>(what: string, work: () => Promise<T>) => {
    const { result, ...tasks } = await traced(browser, page, work);
    process.stdout.write(`${JSON.stringify({ [what]: result, ...tasks })}\n`);
  };
  await weigh('opened with terms', () =>
    page.evaluate(
      async ({ address, terms }) => {
        const { open } = (await import(/* @vite-ignore */ address)) as typeof LookUpPage;
        return open(terms);
      },
      { address, terms: [...terms.values()] },
    ),
  );
  // The first time the code is new to the browser, too.
  for (const query of [...QUERIES, ...QUERIES]) {
    await weigh(query, () =>
      page.evaluate(
        async ({ address, query }) => {
          const { type } = (await import(/* @vite-ignore */ address)) as typeof LookUpPage;
          return type(query);
        },
        { address, query },
      ),
    );
  }
} finally {
  await close();
}
