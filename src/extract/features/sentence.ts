/** Words of the writer's sentence that the term has none for: years, pronouns, denials, and the verb of a statement. */
import { HAN_DATE, HAN_PRONOUN, HAN_YEAR } from '../words.ts';
import { N, type Features } from './feature.ts';
import { mayBeFinite } from './looks.ts';
import type { Span, SpanContext } from './span.ts';
import { closesBefore } from './standing.ts';

const HAN_DENIES = /[不没沒无無非勿莫别別未免禁反防戒拒否除缺失零空难難避]/;

/** What begins a clause about the word before: a banner that | praises the system. */
const RELATIVE = /^(?:that|which|who)$/;

export function describeSentence(span: Span, { tokens, profile, around }: SpanContext, f: Features): void {
  const { candidate, words, looks, coverage: counted, quoted, leads } = span;
  if (looks[0]!.years && words.length > 1 && !/\d/.test(profile.hanzi)) f[N['begins with a year']] = 1;
  if (looks[0]!.pronoun && words.length > 1 && !HAN_PRONOUN.test(profile.hanzi))
    f[N['begins with a pronoun']] = 1;
  const pronoun = HAN_PRONOUN.test(profile.hanzi) ? -1 : looks.findIndex((look) => look.pronoun);
  const called =
    pronoun < 0
      ? -1
      : looks.findIndex(({ calls }, i) => i > pronoun && calls && profile.links(words[i]!).length === 0);
  // “now we say lie flat”, “They used to be called the third sector”
  const isCalled = leads && !quoted && looks[0]!.calls && counted.last === 'unaligned';
  // “keep in step without being dragged” (同频共振): a quotation that closes before the Chinese is its translation.
  const isQuotation = candidate.left === 'quote' && closesBefore(tokens, candidate, around);
  if (words.length > 1 && !isQuotation && (isCalled || (called > 0 && called < words.length - 1)))
    f[N['says inside what somebody calls it']] = 1;
  if (!quoted && !candidate.whole)
    f[N['statement inside']] = Math.min(
      2,
      looks.filter(
        ({ states }, i) => i > 0 && (states || (RELATIVE.test(words[i]!) && mayBeFinite(words[i + 1] ?? ''))),
      ).length,
    );
  if (looks.some(({ denies }) => denies) && !isQuotation && !HAN_DENIES.test(profile.hanzi))
    f[N['denies what the term does not']] = 1;
  if (
    words.length > 1 &&
    looks.some(({ dates, years }, i) => i > 0 && dates && !(years ? HAN_YEAR : HAN_DATE).test(profile.hanzi))
  )
    f[N['date inside']] = 1;
}
