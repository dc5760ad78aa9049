/**
 * Cantonese readings for `matchRomanisation`, from to-jyutping. Loaded on demand: the package is 380 KB and
 * only names from Hong Kong and Macau want it.
 */
import { getJyutpingCandidates } from 'to-jyutping';

/** The jyutping readings of one character, likeliest first. */
export function cantoneseReadings(char: string): readonly string[] {
  return getJyutpingCandidates(char)[0]?.[1] ?? [];
}
