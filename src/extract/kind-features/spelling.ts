/** How the English spells the characters: romanised, translated, or neither. */
import type { Lexicon } from '../../lexicon/lexicon.ts';
import { romanisesWhole } from '../../pinyin/index.ts';
import { startsWithSurname } from '../../pinyin/surname.ts';
import type { Facts } from './facts.ts';
import type { Note } from './feature.ts';
import { PLACE_HEAD } from './gloss-words.ts';
import { ADDRESS_END } from './hanzi-words.ts';

export function noteSpelling(facts: Facts, note: Note): void {
  const { evidence, lexicon, chars, size, words, proper, head, single, several, nameLike } = facts;
  const { romanised } = evidence;
  note(
    'romanised, a name of several words',
    romanised === 'full' && several && nameLike && !PLACE_HEAD.has(head),
  );
  note('romanised, several words', romanised === 'full' && several && !nameLike);
  note('romanised, a name of one word', romanised === 'full' && single && nameLike && size <= 3);
  note('romanised, one word', romanised !== null && single);
  note('surname romanised', romanised === 'surname' && several);
  note('partly romanised, a name', romanised === 'partial' && words.length >= 2 && nameLike);
  note('not romanised', romanised === null && proper);
  note('neither romanised nor translated', romanised === null && proper && !evidence.translated);
  note(
    'ends with a name, as the gloss does',
    proper && ((size > 4 && endsWithName(chars, words, lexicon)) || namesTitled(chars, words, lexicon)),
  );
}

/** Whether the gloss ends with a person's name that a title follows in the characters: 刘欢上将, (Gen.) Liu Huan. */
function namesTitled(chars: readonly string[], words: readonly string[], lexicon: Lexicon): boolean {
  const name = words.slice(-2).join(' ');
  return [3, 2].some((n) => {
    const hanzi = chars.slice(0, n).join('');
    return (
      ADDRESS_END.test(chars.slice(n).join('')) &&
      startsWithSurname(hanzi, lexicon) &&
      romanisesWhole(hanzi, name, lexicon) !== null
    );
  });
}

/** Whether characters and gloss end with one person's name: 外交部发言人毛宁, Foreign Ministry spokesperson Mao Ning. */
function endsWithName(chars: readonly string[], words: readonly string[], lexicon: Lexicon): boolean {
  if (words.length < 3) return false;
  const name = words.slice(-2).join(' ');
  return [3, 2].some((n) => {
    const hanzi = chars.slice(-n).join('');
    return startsWithSurname(hanzi, lexicon) && romanisesWhole(hanzi, name, lexicon) !== null;
  });
}
