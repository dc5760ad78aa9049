/**
 * Rich text (RTF 1.9), of WordPad, TextEdit and old Word: its text with emphasis, tables and notes. No library for
 * it is kept up and runs without Node; what an article needs of the format is groups, code pages and `\u`.
 */
import { FormatError, type Document, type DroppedKind, type ReadFormat } from './document.ts';
import { tidyFacts } from './facts.ts';
import { decodeAs, LARGEST_FILE } from './text.ts';

/** Groups in groups; Word writes some twenty. */
const DEEPEST = 1_000;

export const readRtf: ReadFormat = async (bytes, name, { signal }): Promise<Document> => {
  if (bytes.length === 0) throw new FormatError('empty');
  if (bytes.length > 4 * LARGEST_FILE) throw new FormatError('too-large');
  signal?.throwIfAborted();
  const reader = new RtfReader(new TextDecoder('latin1').decode(bytes));
  const { text, info, dropped } = reader.read();
  if (text === '') throw new FormatError(dropped.has('pictures') ? 'image-only' : 'empty');
  return {
    name,
    format: 'rtf',
    text,
    facts: tidyFacts({
      title: info.get('title'),
      author: info.get('author'),
      publication: info.get('company'),
      date: info.get('creatim'),
      address: undefined,
      language: undefined,
    }),
    dropped: [...dropped].map(([kind, count]) => ({ kind, count })),
  };
};

/** What a group's words apply to, and what it inherits. */
interface State {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly hidden: boolean;
  readonly heading: number;
  /** Letters after `\u` that say the same to those who do not know it. */
  readonly skips: number;
  readonly font: number;
  readonly into: 'text' | 'nothing' | 'shape' | 'info' | 'fonts' | 'note';
  /** Which fact of the file. */
  readonly fact: string;
}

/** Groups that hold no text of the document. */
const LEFT_OUT: Readonly<Record<string, DroppedKind | null>> = {
  colortbl: null,
  stylesheet: null,
  listtable: null,
  listoverridetable: null,
  generator: null,
  filetbl: null,
  fldinst: null,
  header: null,
  headerl: null,
  headerr: null,
  headerf: null,
  footer: null,
  footerl: null,
  footerr: null,
  footerf: null,
  themedata: null,
  colorschememapping: null,
  datastore: null,
  latentstyles: null,
  rsidtbl: null,
  xmlnstbl: null,
  nonshppict: null,
  // The same again, for programs that know no shapes.
  shprslt: null,
  bkmkstart: null,
  bkmkend: null,
  xe: null,
  tc: null,
  objdata: null,
  pict: 'pictures',
  shppict: 'pictures',
  annotation: 'comments',
  atnid: null,
  atnauthor: null,
};
const FACTS = new Set([
  'title',
  'author',
  'company',
  'creatim',
  'subject',
  'operator',
  'keywords',
  'doccomm',
  'revtim',
]);
const SIGNS: Readonly<Record<string, string>> = {
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  tab: '\t',
  line: '\n',
  softline: '\n',
};
/** Code pages by a font's character set. */
const CHARSETS: Readonly<Record<number, string>> = {
  0: 'windows-1252',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gb18030',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  177: 'windows-1255',
  178: 'windows-1256',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};
const CODE_PAGES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  65001: 'utf-8',
};

/** A control word, a control sign, a brace, a line's end, or letters. */
const TOKEN =
  /\\([a-zA-Z]{1,40})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\/g;

class RtfReader {
  readonly #source: string;
  readonly #stack: State[] = [];
  #state: State = {
    bold: false,
    italic: false,
    hidden: false,
    heading: 0,
    skips: 1,
    font: 0,
    into: 'text',
    fact: '',
  };
  readonly #info = new Map<string, string>();
  readonly #fonts = new Map<number, string>();
  #page = 'windows-1252';
  #defaultFont = 0;
  readonly #dropped = new Map<DroppedKind, number>();
  /** Bytes of a code page that wait for the rest of their character. */
  #bytes: number[] = [];
  #skip = 0;
  #isOptional = false;
  /** The paragraph so far: text, and how it looks. */
  #pieces: { text: string; look: string }[] = [];
  #cells: string[] | null = null;
  #isItem = false;
  readonly #blocks: string[] = [];
  readonly #notes: string[] = [];
  #note: { text: string; look: string }[] | null = null;
  #noteDepth = 0;
  /** Boxes of text that are open, each with what stands before it in its paragraph, which goes on behind it. */
  readonly #boxes: {
    readonly depth: number;
    readonly around: { text: string; look: string }[];
    readonly isItem: boolean;
  }[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  read() {
    TOKEN.lastIndex = 0;
    for (let token = TOKEN.exec(this.#source); token !== null; token = TOKEN.exec(this.#source)) {
      const [, word, number, code, sign, brace, letters] = token;
      if (word !== undefined) this.#word(word, number === undefined ? undefined : Number(number));
      else if (code !== undefined) this.#byte(Number.parseInt(code, 16));
      else if (brace === '{') this.#open();
      else if (brace === '}') this.#close();
      else if (sign !== undefined) this.#sign(sign);
      else if (letters !== undefined) this.#letters(letters);
    }
    while (this.#boxes.length > 0) this.#endBox();
    this.#endParagraph();
    const notes = this.#notes.map((note, at) => `[^${at + 1}]: ${note}`);
    return {
      text: [...this.#blocks, ...notes]
        .join('\n\n')
        .replaceAll(/\|\n\n(?=\|)/g, '|\n')
        .replaceAll(/^(- .*)\n\n(?=- )/gm, '$1\n'),
      info: this.#info,
      dropped: this.#dropped,
    };
  }

  #open(): void {
    this.#flushBytes();
    if (this.#stack.length > DEEPEST) throw new FormatError('bomb', 'groups in groups without end');
    this.#stack.push(this.#state);
    this.#isOptional = false;
    this.#skip = 0;
  }

  #close(): void {
    this.#flushBytes();
    this.#skip = 0;
    const outer = this.#stack.pop();
    if (outer === undefined) return;
    if (this.#stack.length < (this.#boxes.at(-1)?.depth ?? 0)) this.#endBox();
    // In a cell of a table.
    else if (outer.into === 'shape' && this.#state.into === 'text') this.#endParagraph();
    this.#state = outer;
    if (this.#note !== null && this.#stack.length < this.#noteDepth) {
      const note = textOf(this.#note);
      this.#note = null;
      if (note !== '') {
        this.#notes.push(note);
        this.#add(`[^${this.#notes.length}]`);
      }
    }
  }

  #sign(sign: string): void {
    // A group that programs may pass over which do not know it.
    if (sign === '*') this.#isOptional = true;
    else if (sign === '~') this.#text('\u00a0');
    else if (sign === '_') this.#text('‑');
    else if (sign === '\n' || sign === '\r') this.#endParagraph();
    else if (/[\\{}]/.test(sign)) this.#letters(sign);
  }

  #letters(letters: string): void {
    const from = Math.min(this.#skip, letters.length);
    this.#skip -= from;
    const rest = letters.slice(from);
    // Some programs write bytes of a code page as they are.
    if (/[\u0080-\u00ff]/.test(rest) || this.#bytes.length > 0)
      for (const one of rest) this.#byte(one.charCodeAt(0));
    else this.#text(rest);
  }

  #byte(byte: number): void {
    if (this.#skip > 0) this.#skip--;
    else this.#bytes.push(byte);
  }

  #flushBytes(): void {
    if (this.#bytes.length === 0) return;
    const bytes = Uint8Array.from(this.#bytes);
    this.#bytes = [];
    const page = this.#fonts.get(this.#state.font) ?? this.#page;
    // A font of Western letters in a Chinese file is no reason to read Chinese bytes as accents.
    const used = page === 'windows-1252' ? this.#page : page;
    this.#put(decodeAs(bytes, used) ?? decodeAs(bytes, 'windows-1252')!);
  }

  #text(text: string): void {
    this.#flushBytes();
    this.#put(text);
  }

  #put(text: string): void {
    const { into, fact } = this.#state;
    if (into === 'info') this.#info.set(fact, ((this.#info.get(fact) ?? '') + text).slice(0, 2_000));
    else if (into === 'text' || into === 'note') this.#add(text);
  }

  #add(text: string): void {
    const { bold, italic, hidden } = this.#state;
    if (hidden) return;
    const look = `${bold ? '**' : ''}${italic ? '*' : ''}`;
    const pieces = this.#note ?? this.#pieces;
    const last = pieces.at(-1);
    if (last?.look === look) last.text += text;
    else pieces.push({ text, look });
  }

  #word(word: string, number: number | undefined): void {
    if (word === 'u') {
      this.#flushBytes();
      const letter = String.fromCharCode(((number ?? 0) + 0x10000) & 0xffff);
      this.#put(/\p{Cc}/u.test(letter) ? ' ' : letter);
      this.#skip = this.#state.skips;
      return;
    }
    if (word === 'bin') {
      // So many bytes that are no text, whatever is in them.
      TOKEN.lastIndex += Math.max(0, Math.min(number ?? 0, this.#source.length));
      return;
    }
    if (this.#skip > 0 && !Object.hasOwn(SIGNS, word)) this.#skip = 0;
    this.#flushBytes();
    const isOn = number !== 0;
    const left = Object.hasOwn(LEFT_OUT, word) ? LEFT_OUT[word] : undefined;
    if (left !== undefined) {
      if (left !== null && this.#state.into !== 'nothing')
        this.#dropped.set(left, (this.#dropped.get(left) ?? 0) + 1);
      this.#change({ into: 'nothing' });
    } else if (Object.hasOwn(SIGNS, word)) this.#letters(SIGNS[word]!);
    else if (FACTS.has(word) && this.#state.into === 'info') this.#change({ fact: word });
    else this.#known(word, number, isOn);
    this.#isOptional = false;
  }

  #known(word: string, number: number | undefined, isOn: boolean): void {
    switch (word) {
      case 'par':
      case 'sect':
      case 'page':
        return this.#endParagraph();
      case 'pard':
        return this.#change({ heading: 0 });
      case 'plain':
        return this.#change({ bold: false, italic: false, hidden: false, font: this.#defaultFont });
      case 'b':
        return this.#change({ bold: isOn });
      case 'i':
        return this.#change({ italic: isOn });
      case 'v':
        if (isOn) this.#dropped.set('hidden-text', (this.#dropped.get('hidden-text') ?? 0) + 1);
        return this.#change({ hidden: isOn });
      case 'deleted':
        return this.#change({ hidden: isOn });
      case 'outlinelevel':
        return this.#change({ heading: number !== undefined && number >= 0 && number < 6 ? number + 1 : 0 });
      case 'uc':
        return this.#change({ skips: Math.max(0, Math.min(number ?? 1, 10)) });
      case 'ansicpg':
        this.#page =
          CODE_PAGES[number ?? 0] ??
          (number !== undefined && number >= 1250 && number <= 1258 ? `windows-${number}` : this.#page);
        return;
      case 'deff':
        this.#defaultFont = number ?? 0;
        return this.#change({ font: this.#defaultFont });
      case 'fonttbl':
        return this.#change({ into: 'fonts' });
      case 'f':
        return this.#change({ font: number ?? 0 });
      case 'fcharset': {
        const page = CHARSETS[number ?? 0];
        if (this.#state.into === 'fonts' && page !== undefined) this.#fonts.set(this.#state.font, page);
        return;
      }
      case 'shpinst':
        // A shape's measures; of a box its text stands in there.
        return this.#change({ into: this.#state.into === 'text' ? 'shape' : 'nothing' });
      case 'shptxt':
        if (this.#state.into !== 'shape') return;
        if (this.#cells === null) this.#beginBox();
        else if (this.#pieces.length > 0) this.#endParagraph();
        return this.#change({ into: 'text' });
      case 'info':
        return this.#change({ into: 'info', fact: '' });
      case 'yr':
      case 'mo':
      case 'dy':
        if (this.#state.into === 'info')
          this.#put(`${word === 'yr' ? '' : '-'}${String(number ?? 0).padStart(2, '0')}`);
        return;
      case 'footnote':
        if (this.#note === null && this.#state.into === 'text') {
          this.#note = [];
          this.#noteDepth = this.#stack.length;
          this.#change({ into: 'note' });
        }
        return;
      case 'trowd':
        this.#cells ??= [];
        return;
      case 'cell':
      case 'nestcell':
        this.#cells ??= [];
        if (this.#cells.length < 200)
          this.#cells.push(textOf(this.#pieces).replaceAll(/\s+/g, ' ').replaceAll('|', '\\|'));
        this.#pieces = [];
        return;
      case 'row':
      case 'nestrow':
        if (this.#cells?.some((cell) => cell !== '') === true)
          this.#blocks.push(`| ${this.#cells.join(' | ')} |`);
        this.#cells = null;
        return;
      case 'listtext':
      case 'pntext':
        // How an item's mark looks; that it is one is what counts.
        if (this.#state.into === 'text' && this.#cells === null) this.#isItem = true;
        return this.#change({ into: 'nothing' });
      default:
        if (this.#isOptional) this.#change({ into: 'nothing' });
    }
  }

  #change(state: Partial<State>): void {
    if (Object.entries(state).every(([name, value]) => this.#state[name as keyof State] === value)) return;
    // What is left out stays out.
    const into = this.#state.into === 'nothing' ? 'nothing' : (state.into ?? this.#state.into);
    this.#state = { ...this.#state, ...state, into };
  }

  /** A box stands before the paragraph it is in: its place in there says nothing. */
  #beginBox(): void {
    this.#boxes.push({ depth: this.#stack.length, around: this.#pieces, isItem: this.#isItem });
    this.#pieces = [];
    this.#isItem = false;
  }

  #endBox(): void {
    this.#endParagraph();
    const { around, isItem } = this.#boxes.pop()!;
    // Of a table that is not whole something may be left.
    this.#pieces = [...around, ...this.#pieces];
    this.#isItem = isItem;
  }

  #endParagraph(): void {
    this.#flushBytes();
    if (this.#state.into === 'nothing' || this.#state.into === 'info' || this.#state.into === 'fonts') return;
    if (this.#note !== null) {
      this.#note.push({ text: ' ', look: '' });
      return;
    }
    // Inside a table a paragraph's end is one in a cell.
    if (this.#cells !== null) {
      this.#pieces.push({ text: ' ', look: '' });
      return;
    }
    const { heading } = this.#state;
    const pieces = heading > 0 ? this.#pieces.map(({ text }) => ({ text, look: '' })) : this.#pieces;
    const text = textOf(pieces);
    const mark = heading > 0 ? `${'#'.repeat(heading)} ` : this.#isItem ? '- ' : '';
    this.#pieces = [];
    this.#isItem = false;
    if (text !== '') this.#blocks.push(mark + (heading > 0 ? text.replaceAll('\n', ' ') : text));
  }
}

/** Pieces with the marks of emphasis around their words. */
function textOf(pieces: readonly { readonly text: string; readonly look: string }[]): string {
  return pieces
    .map(({ text, look }) => {
      const words = text.trim();
      if (words === '' || look === '') return text.replaceAll('*', '\\*');
      const lead = text.slice(0, text.length - text.trimStart().length);
      const tail = text.slice(text.trimEnd().length);
      return `${lead}${look}${words.replaceAll('*', '\\*')}${look}${tail}`;
    })
    .join('')
    .replaceAll(/[ \t\u00a0]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .trim();
}
