/** What stands inside: marks, and words that seldom stand inside a term. */
import { INTRODUCERS } from '../words.ts';
import { N, type Features } from './feature.ts';
import type { Span, SpanContext } from './span.ts';

export function describeInside(span: Span, context: SpanContext, f: Features): void {
  describeMarks(span, context, f);
  if (!span.quoted) describeWordsInside(span, context, f);
}

function describeMarks({ candidate, quoted }: Span, { profile, around }: SpanContext, f: Features): void {
  if (candidate.colons > 0) f[N['colon inside']] = candidate.colons * (quoted ? 0.2 : 1);
  f[N['break inside']] = candidate.breaks;
  if (candidate.torn) f[N['torn quotation']] = 1;
  if (candidate.whole) f[N['whole bracket']] = 1;
  if (!around.pure && candidate.tie === 'before-bracket') f[N['bracket holds other words']] = 1;
  // 关于修改《渡船规则》的决定 is more than the “Rules for Ferries”.
  if (candidate.left === 'quote' && /《.+》|“.+”/.test(profile.hanzi)) f[N['title inside alone']] = 1;
}

/** Of a span that no marks stand around. */
function describeWordsInside(span: Span, { profile }: SpanContext, f: Features): void {
  const { candidate, words, looks, leads } = span;
  if (leads) {
    if (
      words.some(
        (w, i) =>
          i > 0 &&
          i < words.length - 1 &&
          looks[i]!.small &&
          INTRODUCERS.has(w) &&
          profile.links(w).length === 0,
      )
    )
      f[N['introducer inside']] = 1;
    if (!f[N['capitalised name']] && !f[N['tells what the term counts']])
      f[N['verb inside']] = words.filter(
        (w, i) => i > 0 && looks[i]!.bareVerb && words[i - 1] !== 'to' && profile.links(w).length === 0,
      ).length;
  }
  if (leads && !f[N['capitalised name']])
    f[N['past verb inside']] = words.filter(
      (w, i) =>
        i > 0 &&
        i < words.length - 1 &&
        /^\p{Ll}{3,}ed$/u.test(w) &&
        looks[i - 1]!.small &&
        !looks[i - 1]!.little &&
        !/ly$/.test(words[i - 1]!) &&
        profile.links(w).length === 0,
    ).length;
  if (words.length > 2) {
    const article = words.findIndex(
      (_, i) =>
        i > 0 &&
        looks[i]!.article &&
        !(looks[i - 1]!.gerund && profile.links(words[i - 1]!).length > 0) &&
        !/^(?:of|in|between|for|on|with)$/i.test(words[i - 1]!),
    );
    if (article > 0 && looks.some(({ small, particle }) => small && !particle))
      f[article === 1 ? N['verb and its object'] : N['verb before an article']] = 1;
  }
  if (candidate.tie.startsWith('before')) {
    const small = looks.findIndex((look) => look.small);
    f[N['preposition inside']] = small < 0 ? 0 : looks.filter(({ joins }, i) => i > small && joins).length;
  }
}
