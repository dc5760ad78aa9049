/**
 * Queries that mix characters and pinyin, or leave something open: `ren类`, `*主权`, `人?`, `zhu*quan`. A star stands
 * for any number of characters, a question mark for one.
 */
import { foldChinese } from '../term/term-key.ts';
import { hasHan, readPinyinQuery, type SoundQuery } from './fold.ts';

/** One character of an item with its reading, or Latin letters that stand among its characters. */
export interface Cell {
  /** Folded. */
  readonly text: string;
  /** Of its syllable, without tone; empty where the reading does not tell. */
  readonly letters: string;
  /** Whether the syllable has this tone, written or spoken, or may be learned with it. */
  hasTone(tone: number): boolean;
}

type Part =
  | { readonly is: 'any' }
  | { readonly is: 'one' }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'sound'; readonly sound: SoundQuery; readonly text: string };

export interface Pattern {
  readonly parts: readonly Part[];
  /** It leaves something open, and is of the whole item; otherwise it may stand anywhere in it. */
  readonly open: boolean;
  /** Every character that must be there. */
  readonly characters: string;
  /** The longest sound that must be there. */
  readonly sound: SoundQuery | undefined;
}

const PIECE = /\*+|\?|\p{Script=Han}+|[^*?\p{Script=Han}]+/gu;

/** @returns undefined where the query is none, or only stars and question marks */
export function readPattern(query: string): Pattern | undefined {
  const open = /[*?]/.test(query);
  if (!open && !(hasHan(query) && /[a-zü]/i.test(query))) return undefined;
  const parts: Part[] = [];
  for (const [piece] of query.matchAll(PIECE)) {
    if (piece.startsWith('*')) parts.push({ is: 'any' });
    else if (piece === '?') parts.push({ is: 'one' });
    else if (hasHan(piece)) for (const text of foldChinese(piece)) parts.push({ is: 'text', text });
    else {
      const sound = readPinyinQuery(piece);
      const text = foldChinese(piece);
      if (sound !== undefined) parts.push({ is: 'sound', sound, text });
      else if (text !== '') parts.push({ is: 'text', text });
    }
  }
  const characters = parts.flatMap((part) => (part.is === 'text' ? [part.text] : [])).join('');
  const sounds = parts.flatMap((part) => (part.is === 'sound' ? [part.sound] : []));
  if (characters === '' && sounds.length === 0) return undefined;
  return {
    parts,
    open,
    characters,
    sound: sounds.sort((a, b) => b.letters.length - a.letters.length)[0],
  };
}

/**
 * Where a pattern stands among cells: `[start, end)`; undefined where it does not. An open one takes all of them.
 * Syllables in the middle of a sound may be told by their initials: `r类`.
 */
export function placeIn({ parts, open }: Pattern, cells: readonly Cell[]): [number, number] | undefined {
  for (let start = 0; start < (open ? 1 : cells.length); start++) {
    const end = match(parts, 0, cells, start, open);
    if (end !== undefined) return [start, end];
  }
  return undefined;
}

function match(
  parts: readonly Part[],
  p: number,
  cells: readonly Cell[],
  at: number,
  whole: boolean,
): number | undefined {
  const part = parts[p];
  if (part === undefined) return whole && at < cells.length ? undefined : at;
  const go = (next: number) => match(parts, p + 1, cells, next, whole);
  switch (part.is) {
    case 'any':
      for (let next = at; next <= cells.length; next++) {
        const end = go(next);
        if (end !== undefined) return end;
      }
      return undefined;
    case 'one':
      return at < cells.length ? go(at + 1) : undefined;
    case 'text':
      return cells[at]?.text === part.text ? go(at + 1) : undefined;
    case 'sound': {
      const last = p === parts.length - 1;
      return (
        (cells[at]?.text === part.text ? go(at + 1) : undefined) ?? hear(part.sound, 0, cells, at, last, go)
      );
    }
  }
}

/** The letters of a sound from `from` on, spread over the syllables of the cells from `at` on. */
function hear(
  sound: SoundQuery,
  from: number,
  cells: readonly Cell[],
  at: number,
  last: boolean,
  go: (next: number) => number | undefined,
): number | undefined {
  const { letters } = sound;
  if (from === letters.length) return go(at);
  const cell = cells[at];
  if (cell === undefined || cell.letters === '') return undefined;
  let same = 0;
  while (same < cell.letters.length && letters[from + same] === cell.letters[same]) same++;
  for (let length = same; length > 0; length--) {
    const end = from + length;
    const isWhole = length === cell.letters.length;
    const isInitial = /^(?:[zcs]h|[a-z])$/.test(cell.letters.slice(0, length));
    if (!isWhole && !isInitial && !(last && end === letters.length)) continue;
    const tone = sound.tones.find(({ at: place }) => place >= from && place < end)?.tone;
    if (tone !== undefined && !cell.hasTone(tone)) continue;
    if (sound.ends.some((place) => place > from && place < end)) continue;
    const found = hear(sound, end, cells, at + 1, last, go);
    if (found !== undefined) return found;
  }
  return undefined;
}
