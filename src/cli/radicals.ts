/** The radicals of characters, as a mainland dictionary files them (cnchar-radical). */
import radical from 'cnchar-radical';

/** The radical's own form in that character (氵, not 水); null where none is known. */
export function radicalOf(char: string): string | null {
  const [found] = radical(char) as { radical?: string }[];
  return found?.radical || null;
}
