/** How it is tied to the Chinese, what stands at its ends, and the little words that it begins and ends with. */
import { opensTitle } from '../candidates.ts';
import { EDGE, END, END_EDGE, N, SOUGHT, START, TIE, type Features } from './feature.ts';
import type { Span, SpanContext } from './span.ts';
import { fillsLine, headsEntry } from './standing.ts';

export function describeEnds(
  span: Span,
  { tokens, profile, around, habits }: SpanContext,
  f: Features,
): void {
  const { candidate, words, looks, firstWord, quoted, leads } = span;
  f[TIE[candidate.tie]] = 1;
  f[(leads ? SOUGHT : START) + EDGE[candidate.left]] = 1;
  if (candidate.tie.startsWith('after') || candidate.tie.startsWith('same-'))
    f[END + END_EDGE[candidate.right]] = 1;
  if (habits.has(candidate.tie)) f[N['habit of the text']] = 1;
  if (candidate.literal) f[N['literal meaning']] = 1;
  if (candidate.bounded && candidate.right === 'word') f[N['cut short']] = 1;

  if (!quoted && words.length > 1 && looks[0]!.adverb && span.coverage.last === 'unaligned')
    f[N['begins with an adverb']] = 1;
  if (looks[0]!.article && words.length > 1) f[N['begins with a little word']] = quoted ? 0 : 0.2;
  else if (looks[0]!.little)
    // `表态 to declare one’s position`: where the gloss has a place to itself, a verb may have its to.
    f[N['begins with a little word']] =
      // 论船工 [On boatmen]
      (candidate.tie === 'after-bracket' && candidate.whole && looks[0]!.upper) ||
      quoted ||
      opensTitle(tokens, candidate.first) ||
      // About us 关于我们, as a page's menu has it
      (looks[0]!.upper &&
        (fillsLine(tokens, candidate, around) || (leads && headsEntry(tokens, candidate, around)))) ||
      // as they say, with grain in hand, there is calm at heart (手中有粮，心中不慌)
      (profile.items > 1 && candidate.commas > 0 && /^(?:comma|label|stop|line)$/.test(candidate.left)) ||
      (firstWord === 'to' && (candidate.whole || fillsLine(tokens, candidate, around)))
        ? 0.1
        : 1;
  if (looks[words.length - 1]!.little) f[N['ends with a little word']] = 1;
}
