/** How it is printed: in marks, in italics, in a reference. */
import type { Facts } from './facts.ts';
import type { Note } from './feature.ts';

export function notePrint(facts: Facts, note: Note): void {
  const { evidence, words, proper, isWord } = facts;
  const { after, romanised } = evidence;
  note('title marks', evidence.titled);
  note('italics', evidence.emphasised);
  note('italics and capitals', evidence.emphasised && proper && !isWord);
  note('quoted', evidence.quoted);
  note('quoted, capital words', evidence.quoted && proper && words.length > 2);
  note('cited', evidence.cited);
  note('cited and quoted', evidence.cited && evidence.quoted && !romanised);
  note('cited, in italics', evidence.cited && evidence.emphasised && !evidence.quoted && !romanised);
  note(
    'a number follows in a reference',
    proper && evidence.cited && /^(?:(?:nos?|vols?|issue)\.?|\d{1,3})$/.test(after[0] ?? ''),
  );
  note('a publisher follows', evidence.published === true);
}
