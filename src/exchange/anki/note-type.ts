/**
 * Tifa's note type in Anki: its fields, a card template for each direction, and their look. Fields and templates stay
 * as they are from one version to the next: Anki brings a second file into the notes of the first only where both
 * have the same ones, by the identifiers below.
 */
import { DIRECTIONS, type Direction } from '../../schedule/model.ts';

/** Which script and which notation the cards show large; the other stands small beside it, or not at all. */
export interface CardLook {
  readonly script: 'simplified' | 'traditional';
  readonly phonetics: 'pinyin' | 'zhuyin';
}

/** As Anki does it in its own "optional reversed card": a card is made where its field holds anything. */
export const ASK_FIELDS: Readonly<Record<Direction, string>> = {
  'hanzi-meaning': 'Ask meaning',
  'meaning-hanzi': 'Ask characters',
  'hanzi-pinyin': 'Ask reading',
  listening: 'Ask by ear',
  cloze: 'Ask in a sentence',
};

/** In the order of a note's fields. Anki takes two notes for the same where the first one is. */
export const FIELDS = [
  'Hanzi',
  'Traditional',
  'Pinyin',
  'Zhuyin',
  'English',
  'Kind',
  'Source',
  'Sentence',
  'Gap',
  'Notes',
  ...DIRECTIONS.map((direction) => ASK_FIELDS[direction]),
] as const;

export const TEMPLATE_NAMES: Readonly<Record<Direction, string>> = {
  'hanzi-meaning': 'Characters to meaning',
  'meaning-hanzi': 'Meaning to characters',
  'hanzi-pinyin': 'Characters to reading',
  listening: 'Listening',
  cloze: 'Gap in a sentence',
};

/** Anki names everything by moments, in ms; these never change. */
export const NOTE_TYPE_ID = 1_764_115_200_001;
export const DECK_ID = 1_764_115_200_002;
export const fieldId = (ord: number): number => 7_641_152_000_000_100 + ord;
export const templateId = (ord: number): number => 7_641_152_000_000_200 + ord;

export const NOTE_TYPE_NAME = 'Tifa term';

/** Of the fields, where a note is edited. */
export const FIELD_LOOK = { font: 'Arial', size: 20 } as const;

const HEADWORD =
  '<div class="headword"><span class="hans" lang="zh-Hans">{{Hanzi}}</span>{{#Traditional}}<span class="hant" lang="zh-Hant">{{Traditional}}</span>{{/Traditional}}</div>';
const READING =
  '<div class="reading"><span class="pinyin" lang="zh-Latn-pinyin">{{Pinyin}}</span><span class="zhuyin" lang="zh-Bopo">{{Zhuyin}}</span></div>';
const GLOSS = '{{#English}}<div class="gloss">{{English}}</div>{{/English}}';
const ABOUT =
  '{{#Sentence}}<div class="sentence">{{Sentence}}</div>{{/Sentence}}{{#Notes}}<div class="notes">{{Notes}}</div>{{/Notes}}<div class="about">{{Kind}}{{#Source}}, {{Source}}{{/Source}}</div>';

const asks = (question: string) => `<div class="asks">${question}</div>`;

/** What a question shows, and what the answer adds below it. The cue of a gap stands in its field. */
const SIDES: Readonly<Record<Direction, readonly [question: string, answer: string]>> = {
  'hanzi-meaning': [
    `${asks('How is it read, and what does it mean?')}${HEADWORD}`,
    `${READING}${GLOSS}${ABOUT}`,
  ],
  'meaning-hanzi': [
    `${asks('How is it written?')}<div class="gloss large">{{English}}</div><div class="about">{{Kind}}</div>`,
    `${HEADWORD}${READING}${ABOUT}`,
  ],
  'hanzi-pinyin': [`${asks('How is it read?')}${HEADWORD}`, `${READING}${GLOSS}${ABOUT}`],
  listening: [
    `${asks('What did you hear?')}<div class="listen">{{tts zh_CN:Hanzi}}</div>`,
    `${HEADWORD}${READING}${GLOSS}${ABOUT}`,
  ],
  cloze: [
    `${asks('Which term is missing?')}<div class="sentence large">{{Gap}}</div>`,
    `${HEADWORD}${READING}${GLOSS}${ABOUT}`,
  ],
};

/** Fields without which a direction has nothing to ask. */
const NEEDS: Readonly<Record<Direction, readonly string[]>> = {
  'hanzi-meaning': ['Hanzi'],
  'meaning-hanzi': ['English'],
  'hanzi-pinyin': ['Hanzi'],
  listening: ['Hanzi'],
  cloze: ['Gap'],
};

export interface Template {
  readonly name: string;
  readonly question: string;
  readonly answer: string;
}

/** One for each direction, in their order. */
export const TEMPLATES: readonly Template[] = DIRECTIONS.map((direction) => {
  const [question, answer] = SIDES[direction];
  const ask = ASK_FIELDS[direction];
  return {
    name: TEMPLATE_NAMES[direction],
    question: `{{#${ask}}}${question}{{/${ask}}}`,
    answer: `{{FrontSide}}<hr id="answer">${answer}`,
  };
});

/** The fields, by their numbers, that must all hold something for a template to make a card. */
export const REQUIREMENTS: readonly (readonly number[])[] = DIRECTIONS.map((direction) =>
  [...NEEDS[direction], ASK_FIELDS[direction]]
    .map((name) => (FIELDS as readonly string[]).indexOf(name))
    .sort((a, b) => a - b),
);

/** Paper, ink and seal red, as the app has them; Anki itself marks the night on the card's element. */
export function cardStyle({ script, phonetics }: CardLook): string {
  const [main, other] = script === 'simplified' ? ['hans', 'hant'] : ['hant', 'hans'];
  return `.card {
  --paper: #fbf7ef; --ink: #1f1b16; --faint: #655b4e; --rule: #ddd3c2; --seal: #a8201a;
  margin: 0 auto; padding: 1.25rem; max-width: 42rem; box-sizing: border-box;
  background-color: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, 'Noto Serif', serif;
  text-align: start; overflow-wrap: anywhere;
}
.card.nightMode, .card.night_mode, .nightMode .card, .night_mode .card {
  --paper: #161412; --ink: #ece5d8; --faint: #a99f90; --rule: #38322b; --seal: #f08275;
  background-color: var(--paper); color: var(--ink);
}
.asks, .about { color: var(--faint); font-size: 0.875rem; }
.asks { margin-bottom: 1rem; }
.about, .notes, .sentence { margin-top: 0.75rem; }
.headword { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.75rem; font-size: 2.75rem; line-height: 1.25; }
.hans { font-family: 'Songti SC', 'Noto Serif CJK SC', 'Noto Serif SC', 'Source Han Serif SC', STSong, SimSun, serif; }
.hant { font-family: 'Songti TC', 'Noto Serif CJK TC', 'Noto Serif TC', 'Source Han Serif TC', PMingLiU, serif; }
.${main} { order: 0; }
.${main} ~ .${other}, .${other}:not(:only-child) { order: 1; color: var(--faint); font-size: 1.25rem; }
.reading { margin-top: 0.25rem; color: var(--seal); font-size: 1.25rem; line-height: 1.3; }
.${phonetics === 'pinyin' ? 'zhuyin' : 'pinyin'} { display: none; }
.gloss { margin-top: 0.5rem; }
.gloss.large { font-size: 1.625rem; line-height: 1.25; }
.sentence.large { font-size: 1.375rem; line-height: 1.45; }
.sentence b { color: var(--seal); font-weight: inherit; }
.gap { display: inline-block; min-width: 4em; border-bottom: 2px solid var(--seal); }
.cue { display: block; margin-top: 0.75rem; color: var(--faint); font-size: 1.0625rem; }
.notes { padding-inline-start: 0.75rem; border-inline-start: 2px solid var(--rule); }
hr#answer { margin: 1.25rem 0; border: 0; border-top: 1px solid var(--rule); }
`;
}

/** A note type as schema 11 keeps it. */
export interface NoteTypeJson {
  readonly id: number;
  readonly [key: string]: unknown;
}

/** The note type as schema 11 keeps it. @param modified seconds since 1970 */
export function noteTypeJson(look: CardLook, modified: number): NoteTypeJson {
  return {
    id: NOTE_TYPE_ID,
    name: NOTE_TYPE_NAME,
    type: 0,
    mod: modified,
    usn: -1,
    sortf: 0,
    did: DECK_ID,
    tmpls: TEMPLATES.map(({ name, question, answer }, ord) => ({
      name,
      ord,
      qfmt: question,
      afmt: answer,
      bqfmt: '',
      bafmt: '',
      did: null,
      bfont: '',
      bsize: 0,
      id: templateId(ord),
    })),
    flds: FIELDS.map((name, ord) => ({
      name,
      ord,
      sticky: false,
      rtl: false,
      ...FIELD_LOOK,
      media: [],
      description: '',
      plainText: false,
      collapsed: false,
      excludeFromSearch: false,
      id: fieldId(ord),
      tag: null,
      preventDeletion: false,
    })),
    css: cardStyle(look),
    latexPre: '',
    latexPost: '',
    latexsvg: false,
    req: REQUIREMENTS.map((fields, ord) => [ord, 'all', fields]),
    tags: [],
    vers: [],
  };
}
