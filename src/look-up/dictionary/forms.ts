/** Which lines are of one word, and which a written form is of. */
import type { Lines } from './lines.ts';

export interface Forms {
  /** How many words there are, and of each line which one it is of. */
  readonly count: number;
  readonly words: Uint32Array;
  /** The lines of a word, in order. */
  linesOf(word: number): number[];
  /** The lines of the word that is written so, in simplified characters, from byte to byte of the text. */
  simplified(start: number, end: number): readonly number[];
  /** The lines with these characters in either script, in order. */
  find(characters: string): number[];
}

/** A table of all written forms, by their bytes; the traditional ones are laid into it when something is first asked. */
export function listForms(text: Uint8Array, { starts, tabs }: Lines): Forms {
  const lines = starts.length;
  const size = 2 ** Math.ceil(Math.log2(lines * 4 + 2));
  /** The number of a form and one, 0 where there is none: a line's simplified form, or `lines` more its traditional. */
  const slots = new Uint32Array(size);
  /** The form before it that is written alike, and one. */
  const before = new Uint32Array(lines * 2);
  const startOf = (form: number) => (form < lines ? starts[form]! : tabs[(form - lines) * 2]! + 1);
  const endOf = (form: number) => (form < lines ? tabs[form * 2]! : tabs[(form - lines) * 2 + 1]!);

  /** The slot of what stands in `bytes`, or the free one where it belongs. */
  function slotOf(bytes: Uint8Array, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    let slot = (hash ^ (hash >>> 15)) & (size - 1);
    for (; slots[slot] !== 0; slot = (slot + 1) & (size - 1)) {
      const other = startOf(slots[slot]! - 1);
      if (endOf(slots[slot]! - 1) - other !== end - start) continue;
      let i = 0;
      while (start + i < end && text[other + i] === bytes[start + i]) i++;
      if (start + i === end) break;
    }
    return slot;
  }
  const words = new Uint32Array(lines);
  /** Of each word its last line. */
  const last = new Uint32Array(lines);
  let count = 0;
  for (let line = 0; line < lines; line++) {
    const slot = slotOf(text, startOf(line), endOf(line));
    const known = slots[slot]!;
    const word = known === 0 ? count++ : words[known - 1]!;
    words[line] = word;
    last[word] = line;
    before[line] = known;
    slots[slot] = line + 1;
  }
  let isWhole = false;
  function addTraditional() {
    isWhole = true;
    for (let form = lines; form < lines * 2; form++) {
      if (endOf(form) === startOf(form)) continue;
      const slot = slotOf(text, startOf(form), endOf(form));
      before[form] = slots[slot]!;
      slots[slot] = form + 1;
    }
  }
  const encoder = new TextEncoder();
  function linesOf(word: number) {
    const found: number[] = [];
    for (let form = last[word]! + 1; form !== 0; form = before[form - 1]!) found.push(form - 1);
    return found.reverse();
  }
  return {
    count,
    words,
    linesOf,
    simplified(start, end) {
      const form = slots[slotOf(text, start, end)]!;
      return form === 0 || form > lines ? [] : linesOf(words[form - 1]!);
    },
    find(characters) {
      if (!isWhole) addTraditional();
      const bytes = encoder.encode(characters);
      const found: number[] = [];
      for (let form = slots[slotOf(bytes, 0, bytes.length)]!; form !== 0; form = before[form - 1]!)
        found.push((form - 1) % lines);
      return found.sort((a, b) => a - b);
    },
  };
}
