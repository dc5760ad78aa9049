/** How characters are rarely read, though they are common. */
import type { Sense } from '../../lexicon/lexicon.ts';
import type { Forms } from './forms.ts';
import type { Lines } from './lines.ts';
import { meaningsOf } from './senses.ts';

/** How much less common a reading makes a character than its count, which is that of all its readings. */
export const RARE_READING = 12;
/** So many times as much is said of the reading that the character mostly has. */
const MUCH_MORE = 4;
/** In UTF-8, of the longest. */
const BYTES_OF_A_CHARACTER = 4;
/** Which of its readings a character has that is counted less often makes no difference. */
const COMMON_CHARACTER = 500;

/**
 * The lines of characters that are rarely read so: 见 is jiàn, and xiàn where it is 现. Told by how much the dictionary
 * has to say of each reading; particles, of which there is little to say, are left out.
 */
export function rareReadings(
  { starts, tabs, counts }: Lines,
  { words, linesOf }: Forms,
  senseOf: (line: number) => Sense,
): number[] {
  const seen = new Set<number>();
  const rare: number[] = [];
  for (let line = 0; line < starts.length; line++) {
    if (tabs[line * 2]! - starts[line]! > BYTES_OF_A_CHARACTER || counts[line]! < COMMON_CHARACTER) continue;
    const word = words[line]!;
    if (seen.has(word)) continue;
    seen.add(word);
    const all = linesOf(word);
    if (all.length < 2) continue;
    const senses = all.map(senseOf);
    const most = Math.max(...senses.map(meaningsOf));
    for (const [i, sense] of senses.entries())
      if (!sense.pinyin.endsWith('5') && meaningsOf(sense) * MUCH_MORE <= most) rare.push(all[i]!);
  }
  return rare;
}
