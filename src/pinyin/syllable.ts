/**
 * One syllable of standard Chinese, between its three spellings: tone marks (`lǜ`), tone numbers (`lü4`)
 * and zhuyin (`ㄌㄩˋ`).
 *
 * Why not pinyin-pro's `convert`: it knows neither `v` nor the neutral 5, leaves `hng` and `r` as they are,
 * and takes decomposed marks (`n` + U+0300) for separate letters; text pasted from PDFs is full of those.
 *
 * Everywhere in this folder a syllable is written in lower case with `ü` and a tone number from 1 to 5
 * (5 is the neutral tone), as `lü4`, `de5`, `r5`; the same without the number is its *base*.
 */

/** Initials with the finals they take, in pinyin's spelling: the table of the Xinhua dictionary. */
const TABLE: Readonly<Record<string, string>> = {
  '': 'a o e ê ai ei ao ou an en ang eng er yi ya yo ye yao you yan yin yang ying yong wu wa wo wai wei wan wen wang weng yu yue yuan yun',
  b: 'a o ai ei ao an en ang eng i ie iao ian in ing u',
  p: 'a o ai ei ao ou an en ang eng i ie iao ian in ing u',
  m: 'a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u',
  f: 'a o ei ou an en ang eng u',
  d: 'a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un',
  t: 'a e ai ei ao ou an ang eng ong i ie iao ian ing u uo ui uan un',
  n: 'a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan un ü üe',
  l: 'a o e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un ü üe',
  g: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  k: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  h: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  j: 'i ia ie iao iu ian in iang ing iong u ue uan un',
  q: 'i ia ie iao iu ian in iang ing iong u ue uan un',
  x: 'i ia ie iao iu ian in iang ing iong u ue uan un',
  zh: 'i a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  ch: 'i a e ai ao ou an en ang eng ong u ua uo uai ui uan un uang',
  sh: 'i a e ai ei ao ou an en ang eng u ua uo uai ui uan un uang',
  r: 'i e ao ou an en ang eng ong u ua uo ui uan un',
  z: 'i a e ai ei ao ou an en ang eng ong u uo ui uan un',
  c: 'i a e ai ao ou an en ang eng ong u uo ui uan un',
  s: 'i a e ai ao ou an en ang eng ong u uo ui uan un',
};
/** Syllables of a few dialect words, place names and interjections, which no scheme lists in full. */
const RARE = 'biang fiao pia kei yai lüan den nia cei sei ging eng'.split(' ');
/** Syllables without a vowel: the interjections 呣, 嗯, 哼, and the suffix that colours a final. */
const VOWELLESS = ['m', 'n', 'ng', 'hm', 'hng', 'r'];

/** Every base, in pinyin's spelling. */
export const SYLLABLES: ReadonlySet<string> = new Set([
  ...Object.entries(TABLE).flatMap(([initial, finals]) => finals.split(' ').map((final) => initial + final)),
  ...RARE,
  ...VOWELLESS,
]);
/** Those that can be written inside a word: all but the interjections without a vowel. */
export const WORD_SYLLABLES: ReadonlySet<string> = new Set(
  [...SYLLABLES].filter((base) => !VOWELLESS.includes(base)),
);

export type Tone = 1 | 2 | 3 | 4 | 5;
export interface Syllable {
  /** Lower case, `ü` for the umlaut, without tone. */
  readonly base: string;
  readonly tone: Tone;
}

const MARKS = ['', '\u0304', '\u0301', '\u030C', '\u0300'] as const;
/** The breve is a frequent slip for the caron, and PDFs of Mandarin textbooks print it. */
const TONE_OF_MARK: Readonly<Record<string, Tone>> = {
  '\u0304': 1,
  '\u0301': 2,
  '\u030C': 3,
  '\u0306': 3,
  '\u0300': 4,
};

/** Numbered syllables read before: there are few, and every reading of every character asks for them. */
const numbered = new Map<string, Syllable | null>();
const MOST_NUMBERED = 10_000;
/** Longer texts are no syllables, and not worth keeping. */
const LONGEST_NUMBERED = 10;

/** `lü4` → `{ base: 'lü', tone: 4 }`; also reads `lu:4`, `lv4`, `LÜ4`; null when it is no numbered syllable. */
export function readNumbered(text: string): Syllable | null {
  let syllable = numbered.get(text);
  if (syllable !== undefined) return syllable;
  syllable = parseNumbered(text);
  if (text.length <= LONGEST_NUMBERED) {
    if (numbered.size >= MOST_NUMBERED) numbered.clear();
    numbered.set(text, syllable);
  }
  return syllable;
}

function parseNumbered(text: string): Syllable | null {
  const found = /^([a-zêü]+)([0-5])$/.exec(plainUmlaut(text.toLowerCase().normalize('NFC')));
  if (!found) return null;
  const tone = Number(found[2]) || 5;
  return { base: found[1]!, tone: tone as Tone };
}

/** `lǜ` → `{ base: 'lü', tone: 4 }`; no mark is the neutral tone; null when it is no marked syllable. */
export function readMarked(text: string): Syllable | null {
  let tone: Tone = 5;
  let marks = 0;
  let base = '';
  for (const char of text.toLowerCase().normalize('NFD')) {
    const mark = TONE_OF_MARK[char];
    if (mark === undefined) base += char;
    else {
      tone = mark;
      marks++;
    }
  }
  base = plainUmlaut(base.normalize('NFC'));
  return marks <= 1 && /^[a-zêü]+$/.test(base) ? { base, tone } : null;
}

/** The spellings of ü that keyboards and dictionaries use instead: `u:`, `v`. */
function plainUmlaut(text: string): string {
  return text.replace(/u:|v/g, 'ü');
}

export function writeNumbered({ base, tone }: Syllable): string {
  return base + tone;
}

/**
 * Writes the tone as a mark over the vowel the Scheme for the Chinese Phonetic Alphabet (1958) names:
 * a or e where there is one, else o, else the last of i, u, ü; over the nasal where there is no vowel.
 */
export function writeMarked({ base, tone }: Syllable): string {
  const mark = MARKS[tone % 5]!;
  if (!mark) return base;
  let at = base.search(/[aeê]/);
  if (at < 0) at = base.indexOf('o');
  if (at < 0) at = Math.max(base.lastIndexOf('i'), base.lastIndexOf('u'), base.lastIndexOf('ü'));
  if (at < 0) at = base.search(/[mn]/);
  if (at < 0) return base;
  return (base.slice(0, at + 1) + mark + base.slice(at + 1)).normalize('NFC');
}

/** Syllables with their marks, written before; of each base and tone there is one. */
const marked = new WeakMap<Syllable, string>();

/** `lü4` → `lǜ`. A text that is no numbered syllable is returned as it is. */
export function toMarks(numbered: string): string {
  const syllable = readNumbered(numbered);
  if (!syllable) return numbered;
  let written = marked.get(syllable);
  if (written === undefined) {
    written = writeMarked(syllable);
    marked.set(syllable, written);
  }
  return written;
}

/** `lǜ` → `lü4`. A text that is no marked syllable is returned as it is. */
export function toNumbers(marked: string): string {
  const syllable = readMarked(marked);
  return syllable ? writeNumbered(syllable) : marked;
}

/** An initial and a final as phonology has them: `yue` is `['', 'üe']`, `ju` is `['j', 'ü']`, `zhi` is `['zh', '']`. */
export function divide(base: string): readonly [initial: string, final: string] {
  const zero = ZERO_INITIAL[base];
  if (zero !== undefined) return ['', zero];
  const initial = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcs])(?=.*[aeiouüê])/.exec(base)?.[0] ?? '';
  let final = base.slice(initial.length);
  if (/^[jqx]$/.test(initial)) final = final.replace(/^u/, 'ü');
  if (/^(?:[zcs]h?|r)$/.test(initial) && final === 'i') final = '';
  return [initial, FULL_FINAL[final] ?? final];
}
const ZERO_INITIAL: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'yi:i ya:ia yo:io ye:ie yai:iai yao:iao you:iou yan:ian yin:in yang:iang ying:ing yong:iong ' +
    'wu:u wa:ua wo:uo wai:uai wei:uei wan:uan wen:uen wang:uang weng:ueng yu:ü yue:üe yuan:üan yun:ün'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);
/** Finals that pinyin shortens after an initial. */
const FULL_FINAL: Readonly<Record<string, string>> = { iu: 'iou', ui: 'uei', un: 'uen' };

const ZHUYIN_INITIALS =
  'bㄅ pㄆ mㄇ fㄈ dㄉ tㄊ nㄋ lㄌ gㄍ kㄎ hㄏ jㄐ qㄑ xㄒ zhㄓ chㄔ shㄕ rㄖ zㄗ cㄘ sㄙ';
const ZHUYIN_FINALS =
  'aㄚ oㄛ eㄜ êㄝ aiㄞ eiㄟ aoㄠ ouㄡ anㄢ enㄣ angㄤ engㄥ erㄦ iㄧ iaㄧㄚ ioㄧㄛ ieㄧㄝ iaiㄧㄞ iaoㄧㄠ iouㄧㄡ ianㄧㄢ inㄧㄣ iangㄧㄤ ingㄧㄥ ' +
  'uㄨ uaㄨㄚ uoㄨㄛ uaiㄨㄞ ueiㄨㄟ uanㄨㄢ uenㄨㄣ uangㄨㄤ uengㄨㄥ ongㄨㄥ üㄩ üeㄩㄝ üanㄩㄢ ünㄩㄣ iongㄩㄥ mㄇ nㄋ ngㄫ hmㄏㄇ hngㄏㄫ rㄦ';
const symbols = (list: string): ReadonlyMap<string, string> =>
  new Map(
    list.split(' ').map((pair) => {
      const latin = /^[a-zêü]+/.exec(pair)![0];
      return [latin, pair.slice(latin.length)];
    }),
  );
const INITIAL_SYMBOL = symbols(ZHUYIN_INITIALS);
const FINAL_SYMBOL = symbols(ZHUYIN_FINALS);
const ZHUYIN_TONES = ['', '', 'ˊ', 'ˇ', 'ˋ'] as const;

/**
 * `lü4` → `ㄌㄩˋ`. The neutral tone's dot stands before the syllable and the first tone has no sign, as the
 * Manual of the Phonetic Symbols of Mandarin Chinese (Taiwan, Ministry of Education) has it in running text.
 * Null when the syllable is not in the table.
 */
export function toZhuyin(numbered: string): string | null {
  const syllable = readNumbered(numbered);
  if (!syllable || !SYLLABLES.has(syllable.base)) return null;
  const [initial, final] = divide(syllable.base);
  const body = (INITIAL_SYMBOL.get(initial) ?? '') + (FINAL_SYMBOL.get(final) ?? '');
  // It colours the syllable before it, and has no tone of its own: 花兒 is ㄏㄨㄚ ㄦ.
  if (syllable.base === 'r') return body;
  return syllable.tone === 5 ? `˙${body}` : body + ZHUYIN_TONES[syllable.tone]!;
}

const BASE_OF_ZHUYIN: ReadonlyMap<string, string> = new Map(
  [...SYLLABLES]
    // 'r' shares its letter with 'er', which is the one to read.
    .filter((base) => base !== 'r')
    .map((base) => [toZhuyin(`${base}1`)!, base]),
);

/** `ㄌㄩˋ` → `lü4`; the neutral dot may stand before or after. Null when it is no syllable in zhuyin. */
export function fromZhuyin(zhuyin: string): string | null {
  const { light, body, sign } =
    /^(?:˙(?<light>[ㄅ-ㄯ]+)|(?<body>[ㄅ-ㄯ]+)(?<sign>[ˉˊˇˋ˙]?))$/.exec(zhuyin)?.groups ?? {};
  const base = BASE_OF_ZHUYIN.get(light ?? body ?? '');
  const tone = light ? 5 : { '': 1, ˉ: 1, ˊ: 2, ˇ: 3, ˋ: 4, '˙': 5 }[sign ?? ''];
  return base && tone ? base + tone : null;
}
