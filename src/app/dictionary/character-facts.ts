/**
 * The radical of each character from U+4E00 to U+9FFF and how many strokes it has, packed: in the order of Unicode the
 * radicals stand in long runs, and the strokes take one letter each.
 */

export interface CharacterFacts {
  /** In its full form: 水, not 氵; a simplified one for characters that are simplified in it. */
  readonly radical: string;
  /** Null where nobody has drawn it. */
  readonly strokes: number | null;
}

/** What is known of a character; undefined where nothing is. */
export type FactsOf = (character: string) => CharacterFacts | undefined;

export interface PackedFacts {
  /** Every radical once. */
  readonly forms: string;
  /** Runs of characters with one radical, each `place in forms` or `place*length` in base 36, between blanks. */
  readonly radicals: string;
  /** Of each character the number of its strokes as a letter, `!` for one; a blank where there is none. */
  readonly strokes: string;
}

const FIRST = 0x4e00;
const LAST = 0x9fff;
const NO_STROKES = 32;

export function packFacts(factsOf: (character: string) => CharacterFacts): PackedFacts {
  const forms: string[] = [];
  const runs: { form: number; length: number }[] = [];
  let strokes = '';
  for (let code = FIRST; code <= LAST; code++) {
    const facts = factsOf(String.fromCharCode(code));
    let form = forms.indexOf(facts.radical);
    if (form < 0) form = forms.push(facts.radical) - 1;
    const last = runs.at(-1);
    if (last?.form === form) last.length++;
    else runs.push({ form, length: 1 });
    strokes += String.fromCharCode(NO_STROKES + (facts.strokes ?? 0));
  }
  const radicals = runs
    .map(({ form, length }) => form.toString(36) + (length > 1 ? `*${length.toString(36)}` : ''))
    .join(' ');
  return { forms: forms.join(''), radicals, strokes };
}

export function openFacts(packed: PackedFacts): FactsOf {
  const forms = Array.from(packed.forms);
  const formOf: string[] = [];
  for (const run of packed.radicals.split(' ')) {
    const [form = '', length = '1'] = run.split('*');
    for (let i = parseInt(length, 36); i > 0; i--) formOf.push(forms[parseInt(form, 36)]!);
  }
  return (character) => {
    const place = character.charCodeAt(0) - FIRST;
    const radical = formOf[place];
    if (radical === undefined) return undefined;
    return { radical, strokes: packed.strokes.charCodeAt(place) - NO_STROKES || null };
  };
}
