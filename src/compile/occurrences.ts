/**
 * Every place in a text where a term stands, as hanzi, as its English or as its abbreviation.
 *
 * One pass over the text with one expression of all forms, the longest first, so that a term inside a longer
 * one ("sovereign AI" in "sovereign AI infrastructure") counts for the longer one only.
 */
export interface Forms {
  /** Key of the term, returned with each match. */
  readonly key: string;
  /** English wordings. */
  readonly english: readonly string[];
  readonly abbreviation?: string | undefined;
  /** Whether the wording is a name, found only as capitalised. */
  readonly isName: boolean;
}

export interface FormMatch {
  readonly key: string;
  readonly form: 'english' | 'abbreviation';
  /** Offset in the text, UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly printed: string;
}

/** Matches in order of position. Addresses and HTML tags are passed over. */
export function findForms(text: string, terms: readonly Forms[]): FormMatch[] {
  const forms = terms
    .flatMap((term) => [
      ...term.english.map((wording) => ({ term, wording, form: 'english' as const })),
      ...(term.abbreviation ? [{ term, wording: term.abbreviation, form: 'abbreviation' as const }] : []),
    ])
    .sort((a, b) => b.wording.length - a.wording.length);
  if (forms.length === 0) return [];
  const expression = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${forms.map(({ wording }) => `(${pattern(wording)})`).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  // Same length, so that offsets hold.
  const searched = text.replaceAll(/<[^>\n]*>|https?:\/\/\S+/g, (skipped) => ' '.repeat(skipped.length));
  const matches: FormMatch[] = [];
  for (const match of searched.matchAll(expression)) {
    const printed = match[0];
    const { term, wording, form } = forms[match.slice(1).findIndex((group) => group !== undefined)]!;
    const caseMatters = form === 'abbreviation' || term.isName;
    if (caseMatters && printed[0] !== wording[0] && printed[0] !== wording[0]!.toUpperCase()) continue;
    if (form === 'abbreviation' && printed !== wording) continue;
    matches.push({ key: term.key, form, start: match.index, end: match.index + printed.length, printed });
  }
  return matches;
}

/** Blanks may be line breaks, quotes and hyphens of any shape, and AI may be scanned as Al. */
function pattern(wording: string): string {
  return wording
    .replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replaceAll(/\s+/g, '\\s+')
    .replaceAll(/['’]/g, "['’]")
    .replaceAll(/[-‐‑–]/g, '[-‐‑–]')
    .replaceAll(/\bA[Il]\b/g, 'A[Il]');
}
