/** What the extractor found and why, in words for a reader. */
import type { Flag } from '../../extract/index.ts';
import type { IssueText } from '../../library/issue-text.ts';
import { storageSize } from '../learner/wording.ts';
import { counted } from '../term/labels.ts';
import type { Changes, Kept } from './keeping.ts';
import type { FailureReason } from './messages.ts';
import type { Fact } from './facts.ts';
import { STANDINGS, type RowStanding, type Standing } from './standing.ts';
import type { FileFacts } from './found-term.ts';
import type { Certainty } from './term-list.ts';
import type { Dropped, DroppedKind, Format } from '../../formats/document.ts';
import { LARGEST_FILE as LARGEST_DOCUMENT } from '../../formats/read-file.ts';
import type { OtherEncoding } from '../../formats/encoding.ts';
import type { OpenProblem } from './open-messages.ts';
import { MOST_FILES } from './draft.ts';
import type { InputProblem } from './text-file.ts';
import { languageName, type Script } from './language.ts';

/** Why nothing can be found in what the reader brought. */
export type BroughtProblem = OpenProblem | 'no-chinese' | 'nothing' | 'unreadable' | 'too-many';

/** What cannot be read. */
export interface Problem {
  /** Of the file; absent for what was pasted. */
  readonly name?: string;
  readonly problem: BroughtProblem;
}

export const CERTAINTY_LABELS: Readonly<Record<Certainty, string>> = {
  sure: 'Sure',
  likely: 'Likely',
  doubtful: 'Doubtful',
  unglossed: 'No English beside it',
};

/** Which of the texts that are brought are read by touch. */
export function wordByTouch(chinese: number, count: number): string {
  if (count === 1) return 'This text is Chinese: read it by touch.';
  if (chinese === count) return 'These texts are Chinese: read them by touch.';
  return `${chinese} of ${count} texts ${chinese === 1 ? 'is' : 'are'} Chinese, to be read by touch.`;
}

export const STANDING_LABELS: Readonly<Record<RowStanding, string>> = {
  outside: 'Not yet in your library',
  known: 'You know it',
  learning: 'Learning',
  new: 'Not drilled yet',
};

const COUNTED_AS: Readonly<Record<Standing, string>> = {
  known: 'known',
  learning: 'learning',
  new: 'not drilled yet',
};

/**
 * "14 not yet in your library, 3 in it (1 known, 2 not drilled yet)": what keeping a text adds, and what it does not.
 *
 * @param standings of the text's terms; undefined of one in the library, of which it is not told yet
 */
export function wordStandings(standings: readonly (RowStanding | undefined)[]): string {
  const count = (of: RowStanding | undefined) => standings.filter((one) => one === of).length;
  const outside = count('outside');
  const inside = standings.length - outside;
  const how =
    count(undefined) > 0
      ? []
      : STANDINGS.filter((one) => count(one) > 0).map((one) => `${number(count(one))} ${COUNTED_AS[one]}`);
  const where = outside > 0 ? `${number(inside)} in it` : `${counted(inside, 'term')} in your library`;
  return [
    outside > 0 ? `${number(outside)} not yet in your library` : '',
    inside > 0 ? `${where}${how.length > 0 ? ` (${how.join(', ')})` : ''}` : '',
  ]
    .filter((one) => one !== '')
    .join(', ');
}

const number = (count: number): string => count.toLocaleString('en');

export const FACT_LABELS: Readonly<Record<Fact, string>> = {
  title: 'Title',
  author: 'Author',
  publication: 'Publication',
  date: 'Date',
  address: 'Address of the page',
  language: 'Language',
};

export interface FlagWording {
  readonly tone: 'warning' | 'note';
  /** Two or three words. */
  readonly title: string;
  readonly explanation: string;
  /** What may be meant instead, as a question to answer. */
  readonly suggestion?: string;
}

/** A flag that this version has no words for is told in the extractor's own. */
export function wordFlag({ type, message, from, read, suggestion }: Flag): FlagWording {
  switch (type) {
    case 'name-mismatch':
      return {
        tone: 'warning',
        title: 'Misprint?',
        explanation:
          from !== undefined && read !== undefined
            ? `The characters read “${read}”, the name beside them says “${from}”. One of the two is a misprint.`
            : message,
        ...(suggestion !== undefined && { suggestion }),
      };
    case 'joined-blank':
      return {
        tone: 'note',
        title: 'Blank removed',
        explanation: asPrinted(from, 'with a blank in it', message),
      };
    case 'line-break':
      return {
        tone: 'note',
        title: 'Line break removed',
        explanation: asPrinted(from, 'over two lines', message),
      };
    case 'dash-for-yi':
      return {
        tone: 'note',
        title: 'Dash restored',
        explanation: `Printed “${from ?? ''}”: the character 一 between two names was read as a dash.`,
      };
    case 'ocr-ai':
      return {
        tone: 'note',
        title: 'Al read as AI',
        explanation: 'The text has a small L where the abbreviation AI is meant, as scanners print it.',
      };
    case 'radical-form':
      return {
        tone: 'note',
        title: 'Character restored',
        explanation:
          'The text has a radical that only looks like the character; the character was put in its place.',
      };
    case 'doubled-brackets':
      return {
        tone: 'note',
        title: 'Brackets doubled',
        explanation: 'The brackets around it are printed twice.',
      };
    case 'partial-name':
      return {
        tone: 'note',
        title: 'Name in part',
        explanation: `Only the surname is spelled out in “${from ?? ''}”; the given name is another one.`,
      };
    case 'unglossed':
      return {
        tone: 'note',
        title: 'No English beside it',
        explanation: 'The text gives it no English of its own; nothing was guessed from its neighbours.',
      };
    default:
      return { tone: 'warning', title: 'Look again', explanation: message };
  }
}

function asPrinted(printed: string | undefined, how: string, otherwise: string): string {
  return printed === undefined ? otherwise : `Printed “${printed.replaceAll(/\s+/g, ' ')}”, ${how}.`;
}

/** What is wrong with what the reader brought, and what to do; nothing of it is lost. */
export function wordProblem({
  name,
  problem,
}: {
  name?: string;
  problem: BroughtProblem | InputProblem;
}): string {
  const it = name === undefined ? 'The text' : `“${name}”`;
  switch (problem) {
    case 'nothing':
      return 'There is nothing to read yet: paste an article, or open a file.';
    case 'no-chinese':
      return `${it} has no Chinese characters, so there is no term to find.`;
    case 'empty':
      return `${it} is empty.`;
    case 'too-large':
      return `${it} is too large: a file may have ${storageSize(LARGEST_DOCUMENT)}, and its text 10 million characters. Divide it, or bring the part you need.`;
    case 'too-many':
      return `${it} was left out: ${MOST_FILES} texts are read at a time.`;
    case 'bomb':
      return `${it} would unpack to far more than any article holds, as a file does that is meant to do harm. Nothing of it was read.`;
    case 'damaged':
      return `${it} is damaged or cut short. Fetch or save it once more, and bring it again.`;
    case 'encrypted':
      return `${it} is locked by a password or by its shop. Open it in the program it is for, and save it without the lock or copy its text.`;
    case 'image-only':
      return `${it} holds pictures and no text. Have another program recognise the text (OCR), and bring what that saves.`;
    case 'unread-format':
      return `${it} is in a format that is not read here. Save it as PDF, Word (.docx), web page or plain text.`;
    case 'word-list':
      return `${it} is a termbase: a list of words, and no text.`;
    case 'nothing-inside':
      return `${it} holds no file that can be read.`;
    case 'pdf':
      return `${it} is a PDF. Open it in a reader, select all, copy, and paste the text here.`;
    case 'archive':
      return `${it} is a document of a word processor, or an archive. Save it as plain text, or copy its text and paste it here.`;
    case 'binary':
      return `${it} is not a text file, or is in an encoding that could not be told.`;
    case 'unreadable':
      return `${it} could not be read. It may have been moved, or be a folder.`;
    case 'code':
      return `${it} was not opened: the part of Tifa that reads this format did not come. Bring it again when you are online; after that it works without a network.`;
    case 'fault':
      return `${it} could not be opened: something in it was not foreseen, or it needs more memory than the browser gives. Bring a part of it, or its text.`;
  }
}

export const FORMAT_LABELS: Readonly<Record<Format, string>> = {
  text: 'Text',
  html: 'Web page',
  mhtml: 'Saved web page',
  pdf: 'PDF',
  docx: 'Word document',
  epub: 'E-book',
  rtf: 'RTF document',
  subtitles: 'Subtitles',
  table: 'Table',
  xlsx: 'Spreadsheet',
  tbx: 'Termbase',
  zip: 'Archive',
};

export const SCRIPT_LABELS: Readonly<Record<Script, string>> = {
  simplified: 'simplified characters',
  traditional: 'traditional characters',
  both: 'simplified and traditional characters',
};

/** What was understood of a text: its format, pages, length, language and script. */
export function wordUnderstood(
  length: number,
  { format, pages }: Pick<FileFacts, 'format' | 'pages'>,
  language: string,
  script: Script | null,
): string {
  return [
    FORMAT_LABELS[format],
    pages === undefined ? '' : counted(pages.length, 'page'),
    counted(length, 'character'),
    language === '' ? '' : languageName(language),
    script === null ? '' : SCRIPT_LABELS[script],
  ]
    .filter((one) => one !== '')
    .join(' · ');
}

const DROPPED_LABELS: Readonly<
  Record<Exclude<DroppedKind, 'doubtful-letters'>, readonly [one: string, many?: string]>
> = {
  'running-heads': ['running head'],
  'page-numbers': ['page number'],
  scripts: ['script'],
  menus: ['menu'],
  pictures: ['picture'],
  media: ['recording'],
  comments: ['comment'],
  'hidden-text': ['hidden passage'],
  'unmapped-characters': [
    'character that its font does not explain',
    'characters that their font does not explain',
  ],
  files: ['file that is no document', 'files that are no documents'],
};

/** "Left out: 24 running heads and 1 script."; the empty text where nothing was. */
export function wordDropped(dropped: readonly Dropped[]): string {
  const said = dropped
    .filter(({ count }) => count > 0)
    .flatMap(({ kind, count }) => {
      if (kind === 'doubtful-letters') return [];
      const [one, many = `${one}s`] = DROPPED_LABELS[kind];
      return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
    });
  return said.length === 0 ? '' : `Left out: ${listed(said)}.`;
}

/** Says that a PDF's fonts do not tell which letters they draw; the empty text where they do. */
export function wordDoubtful(dropped: readonly Dropped[]): string {
  const { count = 0 } = dropped.find(({ kind }) => kind === 'doubtful-letters') ?? {};
  return count === 0
    ? ''
    : `${counted(count, 'letter')} ${count === 1 ? 'is' : 'are'} probably not what is printed: this PDF says wrongly ` +
        'which letters its fonts draw. Look at the text below; if it is no language, bring the article as a web page or ' +
        'as a Word file.';
}

const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`;

/** Why the reading came to nothing, and what to do. */
export function wordFailure(reason: FailureReason): { readonly happened: string; readonly todo: string } {
  switch (reason) {
    case 'lexicon-unreachable':
      return {
        happened: 'The dictionary could not be fetched',
        todo: 'There is no network, or it broke off. Try again when you are online; after that it is on this device.',
      };
    case 'lexicon-missing':
      return {
        happened: 'The server has no dictionary for this version of the app',
        todo: 'A newer version has probably replaced this one. Copy your text, then reload the app.',
      };
    case 'lexicon-broken':
      return {
        happened: 'The dictionary arrived damaged',
        todo: 'The connection may have put a page of its own in its place, as the Wi-Fi of a hotel does. Nothing of it was kept. Try again on another network.',
      };
    case 'code':
      return {
        happened: 'A part of the app could not be loaded',
        todo: 'The network broke off, or a newer version has replaced this one. Copy your text, then reload the app.',
      };
    case 'fault':
      return {
        happened: 'The reading broke off',
        todo: 'A text of this length may need more memory than the browser gives. Try again, or bring a part of it.',
      };
  }
}

/** What the reader is told an encoding is. */
export const ENCODING_LABELS: Readonly<Record<OtherEncoding, string>> = {
  gb18030: 'Simplified Chinese (GB 18030, GBK)',
  big5: 'Traditional Chinese (Big5)',
  'utf-16le': 'Unicode (UTF-16)',
  'utf-16be': 'Unicode (UTF-16, big end first)',
  'windows-1252': 'Western European (Windows-1252)',
};

/** What keeping a text again would change in the library. */
export function wordChanges({ added, changed, gone }: Changes): string {
  const said = [
    added > 0 ? `adds ${counted(added, 'term')}` : '',
    changed > 0 ? `changes ${counted(changed, 'term')}` : '',
    gone > 0 ? `takes out ${counted(gone, 'term')}` : '',
  ].filter((one) => one !== '');
  if (said.length === 0)
    return 'Keeping it again changes nothing there; what you have corrected there stays.';
  const last = said.pop()!;
  return `Keeping it again ${said.length > 0 ? `${said.join(', ')} and ` : ''}${last} there. What else you have corrected there stays.`;
}

/** What keeping a text of an issue does, by what is kept of that issue. */
export const ISSUE_TEXT_LABELS: Readonly<Record<IssueText['change'], string>> = {
  first: 'Keep the text on this device, and each of them is shown in its sentence.',
  same: 'The text is kept on this device; keeping it again changes nothing.',
  within: 'The text you have kept of it holds all of this, and stays.',
  instead: 'Kept, it takes the place of the text you have kept of it, which holds no more.',
  beside: 'Kept, it is put beside the articles you have kept of it.',
};

/** So many that are not kept are named; the others are counted. */
const MOST_NAMED = 10;

/** What cannot be kept, and why; the empty text where all can. */
export function wordRefused(refused: Kept['refused']): string {
  if (refused.length === 0) return '';
  const named = refused.slice(0, MOST_NAMED).map(({ hanzi, problem }) => `${hanzi} (${problem})`);
  const more = refused.length - named.length;
  return `Not kept: ${named.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}.`;
}
