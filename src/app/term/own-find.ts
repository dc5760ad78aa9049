/** The find of a word of the reader's own, out of what the dictionary says of it. */
import * as v from 'valibot';
import type { Described } from '../../describe/describe.ts';
import { LONGEST, plainLine } from '../../library/plain-text.ts';
import { FindSchema, type Find } from '../../library/source.ts';
import type { Kind } from '../../term/kinds.ts';
import { termKey } from '../../term/term-key.ts';

/**
 * Null where it is no word.
 *
 * @param english what it is asked by; nothing where it is empty
 * @param meanings what its words mean here, by their characters; the dictionary says it of the others
 */
export function ownFind(
  described: Described,
  kind: Kind,
  english: string,
  meanings: Readonly<Record<string, string>> = {},
): Find | null {
  const find = {
    term: termKey(described.hanzi),
    hanzi: described.hanzi,
    traditional: described.traditional,
    pinyin: described.pinyin,
    numbered: described.numbered,
    zhuyin: described.zhuyin,
    kind,
    gloss: plainLine(english, LONGEST.gloss) || null,
    confidence: 1,
    words: described.words.map((word) => ({
      ...word,
      gloss: plainLine(meanings[word.hanzi] ?? '', LONGEST.gloss) || plainLine(word.gloss, LONGEST.gloss),
    })),
    places: [],
  };
  const checked = v.safeParse(FindSchema, find);
  return checked.success ? checked.output : null;
}
