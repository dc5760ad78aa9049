/**
 * A termbase (TBX, ISO 30042, of 2008 and of 2019) as the table of a word list: a row for each Chinese term of a
 * concept, with the English of the concept. Entities and stylesheets of a file are never followed.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Column } from './word-list.ts';
import { MOST_ROWS, WordListError, type ListRow, type WordTable } from './word-list.ts';

const NAMES = ['Chinese', 'Traditional', 'Pinyin', 'English', 'Subject', 'Definition', 'Note'] as const;
const GUESS: readonly (Column | null)[] = ['hanzi', 'traditional', 'pinyin', 'english', 'tags', null, 'note'];

/** One writing in one language. */
interface Term {
  text: string;
  pinyin: string;
  isDeprecated: boolean;
}

interface Concept {
  /** By language, in lower case. */
  readonly terms: Map<string, Term[]>;
  subject: string;
  definition: string;
  readonly notes: string[];
}

/** Elements of either version: what one calls `conceptEntry` the other calls `termEntry`. */
const CONCEPT = new Set(['conceptEntry', 'termEntry']);
const LANGUAGE = new Set(['langSec', 'langSet']);
const TERM = new Set(['termSec', 'tig', 'ntig']);
/** Types of notes on a term that tell how it is read. */
const READING = /^(?:pronunciation|transliteration|transcribedForm|romani[sz]ation|pinyin)$/i;

/**
 * @throws WordListError `broken-xml` where it is not well formed, `not-tbx` where it holds no concepts, `too-many-rows`
 */
export function readTbx(text: string): WordTable {
  const rows: ListRow[] = [];
  const parser = new SaxesParser({ xmlns: true });
  const path: { name: string; type: string }[] = [];
  let concept: Concept | null = null;
  let language = '';
  let written = '';

  parser.on('error', (error) => {
    throw new WordListError('broken-xml', error.message);
  });
  parser.on('opentag', (tag) => {
    path.push({ name: tag.local, type: valueOf(tag, 'type') });
    if (tag.local !== 'hi') written = '';
    if (CONCEPT.has(tag.local)) concept = { terms: new Map(), subject: '', definition: '', notes: [] };
    if (LANGUAGE.has(tag.local)) language = valueOf(tag, 'xml:lang').toLowerCase();
    if (TERM.has(tag.local) && concept !== null) {
      const terms = concept.terms.get(language) ?? [];
      terms.push({ text: '', pinyin: '', isDeprecated: false });
      concept.terms.set(language, terms);
    }
  });
  parser.on('text', (piece) => (written += piece));
  parser.on('cdata', (piece) => (written += piece));
  parser.on('closetag', ({ local }) => {
    const { type = '' } = path.pop() ?? {};
    const said = written.replaceAll(/\s+/g, ' ').trim();
    // A term's emphasis is part of it.
    if (local !== 'hi') written = '';
    if (concept === null) return;
    if (CONCEPT.has(local)) {
      rows.push(...rowsOf(concept, rows.length));
      concept = null;
      if (rows.length > MOST_ROWS) throw new WordListError('too-many-rows');
      return;
    }
    const inTerm = path.some(({ name }) => TERM.has(name));
    const term = inTerm ? concept.terms.get(language)?.at(-1) : undefined;
    if (local === 'term' && term !== undefined) term.text = said;
    else if (term !== undefined && READING.test(type)) term.pinyin = said;
    else if (term !== undefined && local === 'note') {
      const [, pinyin] = /^Pinyin:\s*(.+)$/i.exec(said) ?? [];
      if (pinyin !== undefined) term.pinyin = pinyin;
    } else if (term !== undefined && type === 'administrativeStatus') {
      term.isDeprecated = /deprecated|superseded/i.test(said);
    } else if (type === 'subjectField' && concept.subject === '') concept.subject = said;
    else if (type === 'definition' && concept.definition === '') concept.definition = said;
    else if (local === 'note' && !inTerm && said !== '') concept.notes.push(said);
  });

  parser.write(text.replace(/^\ufeff/, '')).close();
  if (rows.length === 0) throw new WordListError('not-tbx');
  return { format: 'tbx', names: NAMES, headed: null, rows, guess: GUESS };
}

function valueOf({ attributes }: SaxesTagNS, name: string): string {
  return attributes[name]?.value ?? '';
}

/** A concept without Chinese gives one row, so that it is named among those without. */
function rowsOf({ terms, subject, definition, notes }: Concept, before: number): ListRow[] {
  const of = (is: (language: string) => boolean) =>
    [...terms].flatMap(([language, list]) => (is(language) ? list.filter(({ text }) => text !== '') : []));
  const traditional = of(isTraditional);
  const simplified = of((language) => /^(?:zh|cmn|chi|zho)\b/.test(language) && !isTraditional(language));
  const english = of((language) => /^en\b|^eng\b/.test(language));
  const meaning = english.find(({ isDeprecated }) => !isDeprecated) ?? english[0];
  const length = Math.max(simplified.length, traditional.length, 1);
  return Array.from({ length }, (_, i) => {
    const first = simplified[i] ?? traditional[i];
    return {
      row: before + i + 1,
      cells: [
        first?.text ?? '',
        traditional[i]?.text ?? '',
        first?.pinyin || traditional[i]?.pinyin || '',
        meaning?.text ?? '',
        subject,
        definition,
        notes.join('\n'),
      ],
    };
  });
}

const isTraditional = (language: string): boolean =>
  /^(?:zh|cmn|chi|zho)-(?:.*-)?(?:hant|tw|hk|mo)\b/.test(language);
