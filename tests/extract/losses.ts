/** What is lost of the terms of passages, told by what went wrong and by the kind of the term. */
import type { Term } from '../../src/extract/index.ts';
import { bare, fold, type Expected } from './scoring.ts';

type Loss =
  | 'the characters not found'
  | 'characters that are no term'
  | 'no English'
  | 'English where there is none'
  | 'other English'
  | 'English begins too late'
  | 'English begins too early'
  | 'English ends too early'
  | 'English goes on too long'
  | 'both ends of the English'
  | 'the kind'
  | 'the abbreviation';

type Found = Pick<Term, 'hanzi' | 'english' | 'kind' | 'abbreviation'>;

/** The losses of one text, each with the kind that was expected, or found where nothing was. */
export function lossesOf(
  found: readonly Found[],
  expected: readonly Expected[],
): [loss: Loss, kind: string][] {
  const losses: [Loss, string][] = [];
  const byHanzi = new Map(found.map((term) => [bare(term.hanzi), term]));
  for (const { hanzi, alike = [], english, kinds, abbreviation } of expected) {
    const names = [hanzi, ...alike].map(bare);
    const term = names.map((name) => byHanzi.get(name)).find((one) => one !== undefined);
    for (const name of names) byHanzi.delete(name);
    const lose = (loss: Loss) => losses.push([loss, kinds[0] ?? 'untold']);
    if (!term) {
      lose('the characters not found');
      continue;
    }
    const loss = lossOfEnglish(term.english, english);
    if (loss) lose(loss);
    if (kinds.length > 0 && !kinds.includes(term.kind)) lose('the kind');
    if (abbreviation.length > 0 && !abbreviation.includes(term.abbreviation ?? '')) lose('the abbreviation');
  }
  for (const { kind } of byHanzi.values()) losses.push(['characters that are no term', kind]);
  return losses;
}

/** How the English differs from the nearest that is right; null where it is right. */
function lossOfEnglish(english: string | null, right: readonly string[]): Loss | null {
  const got = fold(english);
  const wanted = right.map(fold);
  if (wanted.includes(got)) return null;
  if (got === '') return 'no English';
  if (wanted.every((one) => one === '')) return 'English where there is none';
  const losses = wanted.map((want) => differenceOf(got.split(' '), want.split(' ')));
  return (
    losses.find((loss) => loss !== 'other English' && loss !== 'both ends of the English') ??
    losses.sort()[0]!
  );
}

function differenceOf(got: readonly string[], want: readonly string[]): Loss {
  const begins = got[0] === want[0];
  const ends = got.at(-1) === want.at(-1);
  const isShort = got.length < want.length;
  if (ends && !begins) return isShort ? 'English begins too late' : 'English begins too early';
  if (begins && !ends) return isShort ? 'English ends too early' : 'English goes on too long';
  return got.some((word) => want.includes(word)) ? 'both ends of the English' : 'other English';
}

/** The losses counted, as lines: what was lost and of how many terms of which kind, the most first. */
export function tableOfLosses(losses: readonly (readonly [Loss, string])[]): string[] {
  const rows = new Map<Loss, Map<string, number>>();
  for (const [loss, kind] of losses) {
    const row = rows.get(loss) ?? new Map<string, number>();
    rows.set(loss, row.set(kind, (row.get(kind) ?? 0) + 1));
  }
  const sum = (row: ReadonlyMap<string, number>) => [...row.values()].reduce((all, n) => all + n, 0);
  return [...rows]
    .sort(([, a], [, b]) => sum(b) - sum(a))
    .map(
      ([loss, row]) =>
        `${loss.padEnd(30)}${String(sum(row)).padStart(4)}   ${[...row]
          .sort(([, a], [, b]) => b - a)
          .map(([kind, n]) => `${kind} ${n}`)
          .join(', ')}`,
    );
}
