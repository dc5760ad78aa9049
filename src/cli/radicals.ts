/** The radicals of characters, as a mainland dictionary files them (cnchar-radical). */
import radical from 'cnchar-radical';

/** Forms that hardly a typeface draws on their own, and the full radical instead. */
const FULL_FORMS: Readonly<Record<string, string>> = { 耂: '老' };

/** The radical's own form in that character (氵, not 水); null where none is known. */
export function radicalOf(char: string): string | null {
  const [found] = radical(char) as { radical?: string }[];
  const form = found?.radical;
  return form ? (FULL_FORMS[form] ?? form) : null;
}
