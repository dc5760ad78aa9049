/**
 * Every place in a text where a term stands, as hanzi, as its English or as its abbreviation.
 *
 * One pass over the text with one expression of all forms, the longest first, so that a term inside a longer
 * one ("sovereign AI" in "sovereign AI infrastructure") counts for the longer one only.
 */
import { groupBy } from './group.ts';

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

/** The text with addresses and HTML tags blanked out; as long as before, so that offsets hold. */
export function blankAddresses(text: string): string {
  return text.replaceAll(/<[^>\n]*>|https?:\/\/\S+/g, (skipped) => ' '.repeat(skipped.length));
}

/**
 * Matches in order of position. Addresses and HTML tags are passed over. Where two terms have the same wording,
 * the first that is not refused gets it.
 *
 * @param refuse whether the term does not stand there, whatever the wording
 */
export function findForms(
  text: string,
  terms: readonly Forms[],
  refuse: (match: FormMatch) => boolean = () => false,
): FormMatch[] {
  const forms = terms
    .flatMap((term) => [
      ...term.english.map((wording) => ({ term, wording, form: 'english' as const })),
      ...(term.abbreviation ? [{ term, wording: term.abbreviation, form: 'abbreviation' as const }] : []),
    ])
    .sort((a, b) => b.wording.length - a.wording.length);
  if (forms.length === 0) return [];
  const byPattern = [...groupBy(forms, ({ wording }) => pattern(wording.toLowerCase()))];
  const expression = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${byPattern.map(([source]) => `(${source})`).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  const matches: FormMatch[] = [];
  for (const match of blankAddresses(text).matchAll(expression)) {
    const printed = match[0];
    const [, bearers] = byPattern[match.slice(1).findIndex((group) => group !== undefined)]!;
    const standing = bearers.flatMap(({ term, wording, form }): FormMatch[] => {
      const caseMatters = form === 'abbreviation' || term.isName;
      if (caseMatters && printed[0] !== wording[0] && printed[0] !== wording[0]!.toUpperCase()) return [];
      if (form === 'abbreviation' && printed !== wording) return [];
      const found = { key: term.key, form, start: match.index, end: match.index + printed.length, printed };
      return refuse(found) ? [] : [found];
    });
    matches.push(...standing.slice(0, 1));
  }
  return matches;
}

/** Blanks may be line breaks or hyphens and hyphens blanks, quotes of any shape, and AI may be scanned as Al. */
function pattern(wording: string): string {
  return wording
    .replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replaceAll(/['’]/g, "['’]")
    .replaceAll(/\s+|[-‐‑–]/g, '(?:\\s+|[-‐‑–])')
    .replaceAll(/\ba[il]\b/g, 'A[Il]');
}
