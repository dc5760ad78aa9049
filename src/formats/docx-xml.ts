/**
 * A part of Word's, checked, and put into the words that mammoth knows: it passes over what it does not know with all the
 * text in it. What it has no use for is left out, since its tree of a part is many times as large as the part.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { FormatError } from './document.ts';
import { withoutPrefix } from './markup.ts';
import { READING_ENDS, READING_STARTS } from './readings.ts';

/** Elements in elements; tables in tables make some fifty. */
const DEEPEST = 400;
/** Bytes that are decoded at once: a part may be long, and so is never a text as a whole. */
const PIECE = 64 * 1024;

/** Marks around the number of an imported part, in the place of its text; no text has them. */
export const IMPORT_STARTS = '\ufdd2';
export const IMPORT_ENDS = '\ufdd3';

/** A part that another one imports, by the name of a relationship of that one. */
export interface Import {
  readonly from: string;
  readonly relationship: string;
}

export interface KnownPart {
  readonly xml: string;
  /** Passages that Word shows to nobody. */
  readonly hidden: number;
  /** Signs of fonts that say nothing of what they draw. */
  readonly unmapped: number;
}

/**
 * @param path names the part where it is damaged
 * @param imports in which the part's own are put down; each is named in the text by its place in there
 * @throws FormatError `damaged`, `bomb`
 */
export function knownToMammoth(part: Uint8Array, path: string, imports: Import[]): KnownPart {
  const rewriter = new Rewriter(path, imports);
  // Checked, too: mammoth's own parser mends what is broken, in a time that grows with its square, and follows elements in
  // elements until the stack is full.
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new FormatError('damaged', `${path}: ${error.message}`);
  });
  parser.on('opentag', (tag) => rewriter.open(tag));
  parser.on('closetag', () => rewriter.close());
  parser.on('text', (text) => rewriter.text(text));
  parser.on('cdata', (text) => rewriter.text(text));
  const decoder = new TextDecoder();
  for (let at = 0; at < part.length; at += PIECE) {
    parser.write(decoder.decode(part.subarray(at, at + PIECE), { stream: at + PIECE < part.length }));
  }
  parser.close();
  return rewriter.known();
}

/** By which prefix each is known here, in Word's own form and in the strict one. */
const NAMESPACES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
};

/** What says how a text looks, or what it was, and is of no use to its reader. */
const OF_NO_USE = new Set(
  (
    'w:bCs w:bidi w:color w:cs w:iCs w:ind w:jc w:kern w:lang w:lastRenderedPageBreak w:noProof w:pBdr w:pPrChange w:proofErr ' +
    'w:rFonts w:rPrChange w:sectPr w:shd w:snapToGrid w:spacing w:sz w:szCs w:tabs w:tblBorders w:tblCellMar w:tblGrid ' +
    'w:tblLayout w:tblLook w:tblPrChange w:tblW w:tcBorders w:tcMar w:tcPrChange w:tcW w:trPrChange w:u w:widowControl'
  ).split(' '),
);
const OF_NO_READER = /^(?:w:rsid|w14:(?:para|text)Id$)/;

/** What stands around text that belongs to the paragraph. */
const TRANSPARENT = new Set(['w:fldSimple', 'w:dir', 'w:bdo']);
const DRAWINGS = new Set(['w:drawing', 'w:pict', 'w:object']);
/** Fonts of signs that mammoth has a table of. */
const SIGN_FONTS = /^(?:symbol|webdings|wingdings(?: [23])?)$/i;
/** Of a font's own, or what no text has: our marks are among these. */
const NO_CHARACTER = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/u;

/** Pieces of the text, and of branches in it. */
type Piece = string | Piece[];

/**
 * Whether what is read is written: `drawing` is outside of its boxes of text, `annotated` in characters with a reading, which
 * are written behind them, `gone` with all that stands in it, as what was deleted.
 */
type Mute = 'no' | 'drawing' | 'annotated' | 'gone';

interface Begun {
  /** What is written where it ends. */
  readonly end: string;
  /** What is done behind its end. */
  readonly behind?: () => void;
}

interface Open extends Begun {
  readonly name: string;
  /** As it was around it. */
  readonly mute: Mute;
  /** Of a run, that nobody sees it. */
  isHidden?: boolean;
}

interface Branch {
  readonly pieces: Piece[];
  readonly letters: number;
}

class Rewriter {
  readonly #path: string;
  readonly #imports: Import[];
  /** How the file calls what is called otherwise here. */
  readonly #prefixes = new Map<string, string>();
  #own = 'w:';
  readonly #open: Open[] = [];
  #pieces: Piece[] = [];
  #mute: Mute = 'no';
  /** Letters so far, by which it is told which branch has the text. */
  #letters = 0;
  /** Of each choice between branches that is open, those that have ended. */
  readonly #choices: Branch[][] = [];
  #ruby: { base: string; reading: string; into: 'base' | 'reading' | null } | null = null;
  #hidden = 0;
  #isHiding = false;
  #unmapped = 0;

  constructor(path: string, imports: Import[]) {
    this.#path = path;
    this.#imports = imports;
  }

  known(): KnownPart {
    return {
      xml: joined(this.#pieces),
      hidden: this.#hidden,
      unmapped: this.#unmapped,
    };
  }

  open(tag: SaxesTagPlain): void {
    if (this.#open.length >= DEEPEST) {
      throw new FormatError('bomb', `${this.#path}: elements in elements without end`);
    }
    for (const [name, value] of Object.entries(tag.attributes)) {
      const prefix = /^xmlns(?::|$)/.test(name) ? NAMESPACES[value] : undefined;
      if (prefix === undefined) continue;
      const own = name === 'xmlns' ? '' : `${name.slice('xmlns:'.length)}:`;
      this.#prefixes.set(own, `${prefix}:`);
      // Of the outermost only: what a prefix means further inside ends with the element that says so.
      if (prefix === 'w' && this.#open.length === 0) this.#own = own;
    }
    const mute = this.#mute;
    const name = this.#named(tag.name);
    this.#open.push({ name, mute, ...this.#begin(name, tag) });
  }

  close(): void {
    const { name, end, behind, mute, isHidden } = this.#open.pop()!;
    this.#write(end);
    this.#mute = mute;
    behind?.();
    if (name === 'w:r' && isHidden !== true) this.#isHiding = false;
  }

  text(text: string): void {
    const name = this.#open.at(-1)?.name;
    const isText = name === 'w:t' || name === 'm:t';
    // Between other elements stand blanks.
    if (!isText) return name === 'w:instrText' ? this.#write(escaped(text)) : undefined;
    const clean = text.replaceAll(/[\ufdd0-\ufdd3]/g, '');
    if (this.#mute !== 'no' && this.#mute !== 'annotated') return;
    const isSeen = clean.trim() !== '';
    if (this.#open.at(-2)?.isHidden === true) {
      if (isSeen && !this.#isHiding) this.#hidden++;
      this.#isHiding ||= isSeen;
      return;
    }
    if (this.#ruby?.into) this.#ruby[this.#ruby.into] += clean;
    if (this.#mute !== 'no') return;
    if (isSeen) this.#letters++;
    this.#write(escaped(clean));
  }

  #begin(name: string, tag: SaxesTagPlain): Begun {
    const parent = this.#open.at(-1)?.name ?? '';
    if (OF_NO_USE.has(name) || /^m:.*Pr$/.test(name)) return this.#gone();
    // Among properties these say that the mark of a paragraph has gone, or a row.
    if (/^w:(?:del|moveFrom)$/.test(name) && !parent.endsWith('Pr')) return this.#gone();
    // A link is its text; mammoth stumbles over one that leads nowhere. Those inside of the file may be to notes.
    const isLinkOut = name === 'w:hyperlink' && attributeOf(tag, 'id') !== undefined;
    if (isLinkOut || TRANSPARENT.has(name)) return { end: '' };
    if (DRAWINGS.has(name)) {
      const end = this.#element('pict');
      if (this.#mute === 'no') this.#mute = 'drawing';
      return { end: '', behind: () => this.#write(end) };
    }
    switch (name) {
      case 'mc:AlternateContent':
        return this.#alternatives();
      case 'mc:Choice':
      case 'mc:Fallback':
        return parent === 'mc:AlternateContent' ? this.#branch() : this.#gone();
      case 'w:txbxContent':
        if (this.#mute === 'drawing') this.#mute = 'no';
        return { end: this.#element('txbxContent') };
      case 'w:ruby':
        return this.#annotated();
      case 'w:rubyBase':
      case 'w:rt':
        return this.#partOfAnnotated(name === 'w:rt' ? 'reading' : 'base');
      case 'w:cr':
        return { end: this.#element('br') };
      case 'w:ptab':
        return { end: this.#element('tab') };
      case 'w:sym':
        return this.#sign(tag);
      case 'w:em':
        // Dots at characters: what italics are to letters.
        return this.#isOfRun() && isOn(tag) ? { end: this.#element('i') } : this.#gone();
      case 'w:vanish':
        if (this.#isOfRun() && isOn(tag)) this.#open.at(-2)!.isHidden = true;
        return this.#gone();
      case 'w:altChunk':
        return this.#import(tag);
      case 'm:r':
        return { end: this.#element('r') };
      case 'm:t':
        return { end: this.#element('t', ' xml:space="preserve"') };
      case 'm:den':
        return this.#insideFormula('/');
      case 'm:sup':
        return this.#insideFormula('^');
      default:
        return { end: name.startsWith('m:') ? '' : this.#same(tag) };
    }
  }

  #gone(): Begun {
    this.#mute = 'gone';
    return { end: '' };
  }

  /** Of the same in several ways, each for programs of another age, the first with any text is taken. */
  #alternatives(): Begun {
    const branches: Branch[] = [];
    this.#choices.push(branches);
    const behind = () => {
      this.#choices.pop();
      const taken = branches.find(({ letters }) => letters > 0) ?? branches.at(-1);
      if (taken === undefined) return;
      this.#pieces.push(taken.pieces);
      this.#letters += taken.letters;
    };
    return { end: '', behind };
  }

  #branch(): Begun {
    const around = { pieces: this.#pieces, letters: this.#letters };
    this.#pieces = [];
    this.#letters = 0;
    const behind = () => {
      this.#choices.at(-1)!.push({ pieces: this.#pieces, letters: this.#letters });
      this.#pieces = around.pieces;
      this.#letters = around.letters;
    };
    return { end: '', behind };
  }

  /** Readings above characters, which mammoth would leave out with the characters, as marks in the text. */
  #annotated(): Begun {
    if (this.#mute !== 'no') return { end: '' };
    const ruby = { base: '', reading: '', into: null };
    this.#ruby = ruby;
    this.#mute = 'annotated';
    const isSeen = this.#open.at(-1)?.isHidden !== true;
    const behind = () => {
      this.#ruby = null;
      const { base, reading } = ruby;
      if (!isSeen || base === '') return;
      this.#put(reading === '' ? base : `${base}${READING_STARTS}${reading}${READING_ENDS}`);
    };
    return { end: '', behind };
  }

  #partOfAnnotated(into: 'base' | 'reading'): Begun {
    const ruby = this.#ruby;
    if (ruby === null) return this.#gone();
    const before = ruby.into;
    ruby.into = into;
    return { end: '', behind: () => (ruby.into = before) };
  }

  /** A sign by its place in a font: of most fonts a character, of those of signs what mammoth knows of them. */
  #sign(tag: SaxesTagPlain): Begun {
    const written = attributeOf(tag, 'char') ?? '';
    const code = /^[0-9a-f]{1,5}$/i.test(written) ? Number.parseInt(written, 16) : 0;
    if (this.#open.at(-1)?.isHidden === true || this.#mute !== 'no') return this.#gone();
    if (SIGN_FONTS.test(attributeOf(tag, 'font') ?? '')) {
      const attributes = Object.entries(tag.attributes).map(([name, value]) => [name, value.toUpperCase()]);
      return { end: this.#same({ ...tag, attributes: Object.fromEntries(attributes) as Attributes }) };
    }
    const sign = String.fromCodePoint(code);
    if (NO_CHARACTER.test(sign)) this.#unmapped++;
    else this.#put(sign);
    return { end: '' };
  }

  #import(tag: SaxesTagPlain): Begun {
    const relationship = attributeOf(tag, 'id');
    if (relationship !== undefined && this.#mute === 'no') {
      const paragraph = this.#element('p');
      const run = this.#element('r');
      this.#put(`${IMPORT_STARTS}${this.#imports.length}${IMPORT_ENDS}`);
      this.#imports.push({ from: this.#path, relationship });
      this.#write(run + paragraph);
    }
    return this.#gone();
  }

  #insideFormula(sign: string): Begun {
    const end = this.#element('r');
    this.#put(sign);
    this.#write(end);
    return { end: '' };
  }

  #isOfRun(): boolean {
    return this.#open.at(-1)?.name === 'w:rPr' && this.#open.at(-2)?.name === 'w:r';
  }

  #named(name: string): string {
    const end = name.indexOf(':') + 1;
    const prefix = this.#prefixes.get(name.slice(0, end));
    return prefix === undefined ? name : prefix + name.slice(end);
  }

  /** Begins an element of Word's own. @returns how it ends */
  #element(name: string, attributes = ''): string {
    this.#write(`<${this.#own}${name}${attributes}>`);
    return `</${this.#own}${name}>`;
  }

  #put(text: string): void {
    if (this.#mute !== 'no') return;
    this.#letters++;
    this.#write(`<${this.#own}t xml:space="preserve">${escaped(text)}</${this.#own}t>`);
  }

  /** Begins an element as the file has it. @returns how it ends */
  #same({ name, attributes, isSelfClosing }: SaxesTagPlain): string {
    const written = Object.entries(attributes)
      .filter(([name]) => !OF_NO_READER.test(name))
      .map(
        ([name, value]) => ` ${name}="${escaped(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')}"`,
      )
      .join('');
    this.#write(`<${name}${written}${isSelfClosing ? '/' : ''}>`);
    return isSelfClosing ? '' : `</${name}>`;
  }

  #write(text: string): void {
    if (this.#mute === 'no' && text !== '') this.#pieces.push(text);
  }
}

/** As deep as elements stand in elements at the most. */
const joined = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : joined(piece))).join('');

type Attributes = SaxesTagPlain['attributes'];

/** By its name without the prefix of its namespace. */
const attributeOf = ({ attributes }: SaxesTagPlain, wanted: string): string | undefined =>
  Object.entries(attributes).find(([name]) => withoutPrefix(name) === wanted)?.[1];

/** Of a property that is on where nothing else is said. */
const isOn = (tag: SaxesTagPlain): boolean => !/^(?:false|0|off|none)$/.test(attributeOf(tag, 'val') ?? '');

const escaped = (text: string): string =>
  text.replaceAll(/[&<>\r]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&#13;');
