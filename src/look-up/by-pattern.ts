/** Finds items by a pattern of characters and sounds (see pattern.ts). */
import { HANZI_STEP, type CharacterSearch } from './by-characters.ts';
import { eachSound, type Sounds } from './by-sound.ts';
import { BREAK, bytes, codesOf, units, type Column } from './columns.ts';
import { hasHan } from './fold.ts';
import { EXACT, PREFIX, WORD, type Hits } from './hits.ts';
import { placeIn, type Cell, type Pattern } from './pattern.ts';
import { hasTone, isLight, STARTS } from './sounds.ts';

/** A pattern is tried on no more items. */
const MOST_TRIED = 20_000;

export function patternSearch(
  hanzi: Column<Uint16Array>,
  pinyin: Sounds,
  characters: CharacterSearch,
  { note }: Hits,
): (pattern: Pattern) => void {
  function find(pattern: Pattern) {
    const candidates = new Set<number>();
    const add = (index: number) => {
      if (candidates.size < MOST_TRIED) candidates.add(index);
    };
    if (pattern.characters !== '') {
      const rarest = Array.from(codesOf(pattern.characters, units)).sort(
        (a, b) => characters.placesOf(a) - characters.placesOf(b),
      )[0]!;
      characters.each([rarest], add);
    } else if (pattern.sound !== undefined && pattern.sound.letters.length > 1) {
      const { letters, tones } = pattern.sound;
      eachSound(
        { letters: letters.slice(0, 2), tones: tones.filter(({ at }) => at < 2), umlauts: [], ends: [] },
        pinyin,
        add,
      );
    }
    for (const index of candidates) {
      if (!mayHear(index, pattern)) continue;
      const cells = cellsOf(index);
      const place = placeIn(pattern, cells);
      if (place === undefined) continue;
      const [start, end] = place;
      const rank =
        pattern.open || start === 0 ? (!pattern.open && end === cells.length ? EXACT : PREFIX) : WORD;
      note(index, rank, cells.length * HANZI_STEP);
    }
  }

  /** Whether each sound of a pattern begins with what a syllable of the item does, or a Latin letter in it. */
  function mayHear(index: number, { parts }: Pattern): boolean {
    const { initials } = pinyin.columns;
    return parts.every((part) => {
      if (part.is !== 'sound') return true;
      const [first] = codesOf(part.sound.letters, bytes);
      const among = ({ codes, starts }: Column) =>
        codes.subarray(starts[index]!, starts[index + 1]!).some((code) => code === first);
      return among(initials) || among(hanzi);
    });
  }

  /** An item's characters with their syllables: a syllable for each, or for a run of Latin letters. */
  function cellsOf(index: number): Cell[] {
    const { letters, marks } = pinyin.columns;
    let at = letters.starts[index]!;
    const end = letters.starts[index + 1]! - 1;
    const syllable = () => {
      const start = at;
      if (at < end) at++;
      while (at < end && (marks[at]! & STARTS) === 0) at++;
      return start;
    };
    const cells: Cell[] = [];
    const formStart = hanzi.starts[index]!;
    const formEnd = hanzi.codes.indexOf(BREAK, formStart);
    for (let i = formStart; i < formEnd;) {
      const code = hanzi.codes[i]!;
      const isPair = code >= 0xd800 && code < 0xdc00;
      const text = String.fromCharCode(...hanzi.codes.subarray(i, isPair ? i + 2 : i + 1));
      i += text.length;
      const start = syllable();
      let run = text;
      // `AI` is one piece of the reading in some sources, and two in others.
      while (!hasHan(text) && i < formEnd && run.length < at - start)
        run += String.fromCharCode(hanzi.codes[i++]!);
      const isFirst = cells.length === 0;
      cells.push({
        text: run,
        letters: String.fromCharCode(...letters.codes.subarray(start, at)),
        hasTone: (tone) => hasTone(marks[start]!, tone) || (!isFirst && isLight(marks[start]!)),
      });
    }
    return cells;
  }

  return find;
}
