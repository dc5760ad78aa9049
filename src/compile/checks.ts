/**
 * What must be true of a glossary as a whole, whoever wrote it: each rule stands for a kind of error that was once
 * in one. Every fault names file, entry and field, and what is wrong.
 */
import type { Article, Details, Entry, GlossaryDetails } from '../glossary/entry.ts';
import { strangeSign } from './signs.ts';
import { holdsForm } from './written.ts';

interface Checked {
  readonly entry: Entry;
  readonly details: Details;
  /** The author of each occurrence's article, in their order. */
  readonly authors: readonly string[];
}
type Rule = (one: Checked, all: readonly Checked[]) => readonly string[];

/**
 * @param articles those of the issue
 * @param nameOf what a fault calls an entry, by id: its file and hanzi
 */
export function checkGlossary(
  entries: readonly Entry[],
  details: Pick<GlossaryDetails, 'entries' | 'sets'>,
  articles: readonly Article[],
  nameOf: (id: string) => string,
): string[] {
  const authorOf = new Map(articles.map(({ id, author }) => [id, author]));
  const all = entries.map((entry) => ({
    entry,
    details: details.entries[entry.id]!,
    authors: entry.occurrences.map(({ article }) => authorOf.get(article)!),
  }));
  return [
    ...all.flatMap((one) =>
      RULES.flatMap((rule) => rule(one, all).map((fault) => `${nameOf(one.entry.id)}: ${fault}`)),
    ),
    ...details.sets.flatMap((set) => strangeSigns(set).map((fault) => `sets.yaml: ${set.id}: ${fault}`)),
    ...unlikeTheirKind(entries, nameOf),
  ];
}

/** `field: fault` of every text with a sign that no text may hold. */
function strangeSigns(value: unknown, path = ''): string[] {
  if (typeof value === 'string') {
    const strange = strangeSign(value);
    return strange ? [`${path}: ${strange}`] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => strangeSigns(child, path ? `${path}.${key}` : key));
}

const signs: Rule = ({ entry, details }) => [...strangeSigns(entry), ...strangeSigns(details)];

/** What is put right may not stand uncorrected in a heading. */
const correctedSections: Rule = ({ entry, details }) =>
  details.corrections
    .filter(({ type }) => type === 'conversion' || type === 'misprint')
    .flatMap(({ printed }) =>
      entry.occurrences
        .filter(({ section }) => section !== null && holdsForm(section, printed))
        .map(
          ({ line, section }) => `occurrences: line ${line}: the section "${section}" repeats "${printed}"`,
        ),
    );

/** A misprint known of one term is known of every term that it is printed in. */
const sharedMisprints: Rule = ({ entry, details }, all) => {
  const known = all.flatMap((other) =>
    other.details.corrections.filter(
      ({ type, printed }) => (type === 'conversion' || type === 'misprint') && Array.from(printed).length > 1,
    ),
  );
  const missing = new Map<string, number>();
  for (const { printed: form, line } of entry.occurrences) {
    for (const { printed, corrected } of known) {
      // "BOAO" is not "Boao", but "Fang" is in both "Fang Bingxing" and "Fang Binxing".
      if (!holdsForm(form, printed) || holdsForm(form, corrected)) continue;
      if (details.corrections.some((own) => form.includes(own.printed) || own.printed.includes(form)))
        continue;
      if (!missing.has(printed)) missing.set(printed, line);
    }
  }
  return [...missing].map(
    ([printed, line]) =>
      `corrections: "${printed}", corrected elsewhere, is printed in line ${line} and not here`,
  );
};

const NUMBERS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
};

/** "all five articles", "in three articles". */
const countedArticles: Rule = ({ entry, details }) =>
  Array.from(
    (details.context ?? '').matchAll(
      /\b(?:(all)|in) (two|three|four|five|six)(?: of the (?:five|six))? articles\b/gi,
    ),
  ).flatMap(([words, , number]) => {
    const there = new Set(entry.occurrences.map(({ article }) => article)).size;
    return there === NUMBERS[number!.toLowerCase()]
      ? []
      : [`context: says "${words}", but the term stands in ${there}`];
  });

const TIMES: Readonly<Record<string, number>> = {
  once: 1,
  twice: 2,
  ...Object.fromEntries(Object.entries(NUMBERS).map(([word, number]) => [`${word} times`, number])),
};

/** "cited once by Maya Wang and six times, once as Huanqiu, by …", "Maya Wang names it twice". */
const countedMentions: Rule = ({ details, authors }) => {
  const times = `(${Object.keys(TIMES).join('|')})`;
  return [...new Set(authors)].flatMap((author) => {
    const said = new RegExp(
      `\\b${times}(?:, [^,.;]+,)? by ${patternOf(author)}|${patternOf(author)} (?:names|cites|prints|uses) (?:it|him|her|them) ${times}`,
      'iu',
    ).exec(details.context ?? '');
    if (!said) return [];
    const there = authors.filter((one) => one === author).length;
    return TIMES[(said[1] ?? said[2]!).toLowerCase()] === there
      ? []
      : [`context: says "${said[0]}", but the term stands there ${there} times`];
  });
};

/** Whom a context names among the authors, the term stands in an article of; and the other way round. */
const namedAuthors: Rule = ({ details, authors }, all) => {
  const own = new Set(authors);
  const known = new Set(all.flatMap((one) => one.authors));
  return [...known]
    .filter(
      (author) =>
        !own.has(author) &&
        new RegExp(`(?<!\\b(?:not in|but|except) )${patternOf(author)}`, 'u').test(details.context ?? ''),
    )
    .map((author) => `context: names ${author}, in whose article the term does not stand`)
    .concat(
      [...own]
        .filter(
          (author) =>
            details.context !== undefined && !new RegExp(patternOf(author), 'u').test(details.context),
        )
        .map((author) => `context: does not name ${author}, in whose article the term stands`),
    );
};

/** Matches the name as printed, and without a middle initial. */
const patternOf = (author: string): string =>
  author.replace(/ \p{Lu}\./u, (initial) => `(?: ${initial.trim().replace('.', '\\.')})?`);

/** A date is an event of the history, where it has a source or says that it has none. */
const datedBackground: Rule = ({ details }) => {
  const year = /\b(?:1[6-9]|20)\d\d\b/.exec(details.background ?? '');
  return year ? [`background: "${year[0]}" is a date, and belongs to history with its source`] : [];
};

/** What dictionaries write for themselves and not for a reader. */
const MARKUP =
  /\[[a-z]+\d|\||\bCL:|\babbr\. (?:for|of)|\(Tw\)|Taiwan pr\.|\bvariant of\b|\(bound form\)|Wade-Giles/i;
const glosses: Rule = ({ entry, details }) => [
  ...details.characters
    .filter(({ gloss }) => MARKUP.test(gloss))
    .map(({ hanzi, gloss }) => `characters: ${hanzi}: "${gloss}" has a dictionary's own marks`),
  ...entry.words
    .filter(({ gloss }) => MARKUP.test(gloss))
    .map(({ hanzi, gloss }) => `words: ${hanzi}: "${gloss}" has a dictionary's own marks`),
];

/** GB/T 16159 in the example, as far as a rule can tell, and the term in it as the entry writes it. */
const examplePinyin: Rule = ({ entry }) => {
  if (!entry.example) return [];
  const { hanzi, pinyin } = entry.example;
  const faults: string[] = [];
  const atStart = entry.pinyin.charAt(0).toUpperCase() + entry.pinyin.slice(1);
  if (!pinyin.includes(entry.pinyin) && !startsSentence(pinyin, atStart))
    faults.push(`example.pinyin: "${entry.pinyin}" is not in it as the entry writes it`);
  for (const [found] of pinyin.matchAll(/\p{L}+ (?:le|zhe|guo)(?= \p{L})/gu))
    faults.push(`example.pinyin: "${found}" is written in one`);
  if (/[各每某本该我你][国省市县校]/u.test(hanzi)) {
    const joined = /(?<!\p{L})(?:gè|měi|mǒu|běn|gāi|wǒ|nǐ)(?:guó|shěng|shì|xiàn|xiào)(?!\p{L})/iu.exec(
      pinyin,
    );
    if (joined) faults.push(`example.pinyin: "${joined[0]}" is written apart`);
  }
  for (const [word, apart] of [
    ['不同', /(?<!\p{L})bù tóng(?!\p{L})/iu],
    ['之间', /(?<!\p{L})zhī jiān(?!\p{L})/iu],
  ] as const)
    if (hanzi.includes(word) && apart.test(pinyin)) faults.push(`example.pinyin: ${word} is one word`);
  return faults;
};

function startsSentence(text: string, words: string): boolean {
  const at = text.indexOf(words);
  return at === 0 || (at > 0 && /[.!?:“"‘']\s*$/.test(text.slice(0, at)));
}

const relations: Rule = ({ entry, details }, all) => {
  const faults: string[] = [];
  for (const field of ['contrasts', 'related', 'sharesWord'] as const)
    for (const relation of details[field]) {
      if (!('entry' in relation)) continue;
      const other = all.find((one) => one.entry.id === relation.entry);
      const back = (other?.details[field] ?? []) as readonly { readonly entry?: string }[];
      if (!back.some((one) => one.entry === entry.id))
        faults.push(`${field}: ${relation.entry} does not lead back`);
    }
  return faults;
};

const RULES: readonly Rule[] = [
  signs,
  correctedSections,
  sharedMisprints,
  countedArticles,
  countedMentions,
  namedAuthors,
  datedBackground,
  glosses,
  examplePinyin,
  relations,
];

/** Things of one sort by their names. */
const SORTS: readonly (readonly [sort: string, name: RegExp, alike: readonly ('kind' | 'topic')[]])[] = [
  ['a newspaper', /(?:日报|时报)$/u, ['kind', 'topic']],
  ['a journal', /(?:杂志|学刊)$/u, ['kind']],
  ['an academy', /(?:科学院)$/u, ['kind', 'topic']],
  // The Political Consultative Conference is a body that meets, not a meeting.
  ['a meeting', /(?:二十大|(?<!协商)会议|代表大会|论坛)$/u, ['kind']],
  ['a document', /(?:文件|准则|公开信|白皮书)$/u, ['kind']],
];

/** Things of one sort that have not the kind or topic that most of them have. */
function unlikeTheirKind(entries: readonly Entry[], nameOf: (id: string) => string): string[] {
  return SORTS.flatMap(([sort, name, alike]) => {
    const alikes = entries.filter(({ hanzi, kind }) => kind !== 'person' && name.test(hanzi));
    return alike.flatMap((field) => {
      const usual = mostCommon(alikes.map((entry) => entry[field]));
      return alikes
        .filter((entry) => entry[field] !== usual)
        .map((entry) => `${nameOf(entry.id)}: ${field}: ${entry[field]}, but ${sort} is otherwise ${usual}`);
    });
  });
}

function mostCommon<T>(items: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
