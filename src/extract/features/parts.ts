/** Commas of a span, and the parts between them. */
import type { Candidate } from '../candidates.ts';
import type { Token } from '../tokens.ts';
import { N, type Features } from './feature.ts';
import { isCapital } from './looks.ts';
import type { Span, SpanContext } from './span.ts';

export function describeParts(span: Span, { tokens, profile }: SpanContext, f: Features): void {
  const { candidate, quoted } = span;
  // A, B and C is one phrase; a comma elsewhere more often ends one.
  const parts = profile.items;
  const text = candidate.commas > 0 || parts > 1 ? spelling(tokens, candidate) : '';
  const listed = candidate.commas > 0 && /,[^,]*\band\b[^,]*$/.test(text);
  const named = f[N['capitalised name']]! > 0;
  if (named && candidate.commas > 0) f[N['comma inside a name']] = listed ? 0.3 : 1;
  else f[N['comma inside']] = candidate.commas * (quoted ? 0.2 : listed ? 0.4 : candidate.whole ? 0.3 : 1);
  if (named && candidate.left === 'comma' && isCapital(wordBeyond(tokens, candidate.first - 1) ?? ''))
    f[N['capitals after a comma']] = 1;
  if (!quoted && text !== '' && /, (?:the|an?) /i.test(text)) f[N['comma before an article']] = 1;
  if (parts > 1 && text.split(/\s*[,;]\s*(?:and |or )?|\s(?:and|or)\s/).length === parts)
    f[N['as many parts']] = 1;
}

function spelling(tokens: readonly Token[], { first, last }: Candidate): string {
  return tokens
    .slice(first, last + 1)
    .map((t) => t.text)
    .join(' ');
}

/** The word beyond the mark at `at`, leftwards. */
function wordBeyond(tokens: readonly Token[], at: number): string | null {
  const token = tokens[at - 1];
  return token?.type === 'word' ? token.text : null;
}
