/** Commas of a span, and the parts between them. */
import type { Candidate } from '../candidates.ts';
import type { Token } from '../tokens.ts';
import { numberOf } from '../words.ts';
import { N, type Features } from './feature.ts';
import { isCapital, type Looks } from './looks.ts';
import type { Span, SpanContext } from './span.ts';

export function describeParts(span: Span, { tokens, profile }: SpanContext, f: Features): void {
  const { candidate, words, looks, quoted } = span;
  // A, B and C is one phrase; a comma elsewhere more often ends one.
  const parts = profile.items;
  const isPair = /^[两兩二双雙]/.test(profile.hanzi) && candidate.commas === 0 && words.includes('and');
  const text = candidate.commas > 0 || parts > 1 || isPair ? spelling(tokens, candidate) : '';
  const listed = candidate.commas > 0 && /,[^,]*\band\b[^,]*$/.test(text);
  const named = f[N['capitalised name']]! > 0;
  if (named && candidate.commas > 0) f[N['comma inside a name']] = listed ? 0.3 : 1;
  else f[N['comma inside']] = candidate.commas * (quoted ? 0.2 : listed ? 0.4 : candidate.whole ? 0.3 : 1);
  if (named && candidate.left === 'comma' && isCapital(wordBeyond(tokens, candidate.first - 1) ?? ''))
    f[N['capitals after a comma']] = 1;
  if (!quoted && text !== '' && /, (?:the|an?) /i.test(text)) f[N['comma before an article']] = 1;
  const told = isCutShort(text) ? 0 : partsIn(text).length;
  if (parts > 1 && told === parts) f[N['as many parts']] = 1;
  // separatism, terrorism, and extremism (三股势力): what the Chinese counts, the English tells one by one.
  if (parts > 1 || !(listed || isPair) || leadsTo(text, looks)) return;
  // gallium and zinc to the list of dual-use goods (两用物项): no pair of names goes on so.
  if (isPair && looks.some((look, i) => look.little && !look.article && words[i] !== 'and')) return;
  // sincerity, affinity and good faith (真亲诚), building together, sharing together and governing together (共建共享共治)
  if (told > 2 && (told === profile.size || told * 2 === profile.size))
    f[N['as many parts as characters']] = 1;
  if (told !== countedIn(profile.hanzi) || words.some((word) => numberOf(word) !== null)) return;
  f[N['tells what the term counts']] = 1;
  for (const name of ['words without a character left', 'says it twice', 'too long', 'comma inside'] as const)
    f[N[name]] = f[N[name]]! * 0.3;
}

/** Whether little words lead to the first part: escape from poverty, illiteracy and disease. */
function leadsTo(text: string, looks: readonly Looks[]): boolean {
  const size = text.split(/ (?:,|and )/, 1)[0]!.split(' ').length;
  return looks.slice(1, size).some((look) => look.little && !look.article);
}

const partsIn = (text: string): string[] => text.split(/\s*[,;]\s*(?:and |or )?|\s(?:and|or)\s/);

/** Whether the first of several parts lacks the word that all others begin with: clean | water, clean air, and clean soil. */
function isCutShort(text: string): boolean {
  const [first, second, ...others] = partsIn(text).map((part) => part.split(' ', 1)[0]);
  return others.length > 0 && first !== second && others.every((word) => word === second);
}

/** How many things the Chinese counts in all: three in 三农, two in 两院, five in 三去一降一补. */
const countedIn = (hanzi: string): number =>
  Array.from(hanzi).reduce(
    (sum, char) => sum + (/[两兩双雙]/.test(char) ? 2 : '一二三四五六七八九'.indexOf(char) + 1),
    0,
  );

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
