/**
 * A page's markup as a tree, without what is no text: scripts, styles, pictures, controls, what is hidden. Nothing is
 * run and nothing is fetched. The tree is never deep, and has no more elements than a phone holds.
 */
import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom/worker';
import { FormatError, type Dropped, type DroppedKind } from './document.ts';
import { READING_ENDS, READING_STARTS } from './readings.ts';

/** More than the longest article or book's chapter has; an element costs some 500 bytes. */
const MOST_ELEMENTS = 200_000;
/** Deeper ones lie beside one another; browsers draw the line at 512. */
const DEEPEST = 64;
/** Markup as deep as this is made to hang a reader: the parser's own time grows with depth. */
const DEEPEST_MARKUP = 20_000;
const LONGEST_ATTRIBUTE = 2_000;

export interface Page {
  readonly document: Document;
  /** How many elements the tree has. */
  readonly size: number;
  readonly dropped: readonly Dropped[];
}

export interface PageOptions {
  /** Whether `<br/>` may end any element, as in XHTML. */
  readonly isXml?: boolean;
  /** Pages that are shown only by their scripts are hidden as a whole. */
  readonly keepHidden?: boolean;
  /** What a page has for those who run no scripts, as this is. */
  readonly keepNoscript?: boolean;
}

/** A page may lack an end inside of what another missing end has hidden. */
const MOST_MISSING_ENDS = 3;

/** @throws FormatError `too-large`, `bomb` */
export function parsePage(source: string, options: PageOptions = {}): Page {
  const shown = new Set<number>();
  for (let passes = 0; ; passes++) {
    const builder = built(source, options, shown);
    const swallowed = passes < MOST_MISSING_ENDS ? builder.swallowed() : [];
    if (swallowed.length === 0)
      return { document: builder.document, size: builder.size, dropped: builder.dropped() };
    for (const tag of swallowed) shown.add(tag);
  }
}

function built(source: string, options: PageOptions, shown: ReadonlySet<number>): PageBuilder {
  const builder = new PageBuilder(options, shown);
  const parser = new Parser(builder, {
    decodeEntities: true,
    recognizeSelfClosing: options.isXml ?? false,
    recognizeCDATA: options.isXml ?? false,
  });
  // A mark of its encoding is text to the parser, and all that follows would stand outside of the page.
  parser.write(source.replace(/^\ufeff+/, ''));
  parser.end();
  return builder;
}

/** What is left out with all that is in it; null where nobody would miss it. */
const LEFT_OUT: Readonly<Record<string, DroppedKind | null>> = {
  script: 'scripts',
  noscript: null,
  style: null,
  template: null,
  link: null,
  annotation: null,
  'annotation-xml': null,
  rp: null,
  nav: 'menus',
  button: 'menus',
  input: 'menus',
  select: 'menus',
  textarea: 'menus',
  datalist: 'menus',
  img: 'pictures',
  svg: 'pictures',
  canvas: 'pictures',
  map: null,
  iframe: 'media',
  frame: 'media',
  object: 'media',
  embed: 'media',
  video: 'media',
  audio: 'media',
};
const MENU_ROLES = /^(?:navigation|menu|menubar|search|banner|contentinfo|toolbar|tablist|alert|dialog)$/;
const MENU_CLASS =
  /(?:^|\s)(?:mw-editsection|mw-jump-link|navbox|toc|sr-only|visually-hidden|screen-reader-text)(?:\s|$)/;
const HIDING = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** What stands in a drawing without its end has ended it, as browsers have it. */
const ENDS_DRAWING = new Set(
  'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var'.split(
    ' ',
  ),
);
/** In these it is part of the drawing. */
const HTML_IN_DRAWING = new Set(['foreignobject', 'desc', 'title']);

/** Elements that end without saying so, or whose text is no markup. */
const ENDS_UNSAID = new Set(
  'li dt dd p rt rp optgroup option colgroup caption thead tbody tfoot tr td th script style textarea iframe'.split(
    ' ',
  ),
);

/** An element that is left out with all that is in it. */
interface LeftOut {
  readonly name: string;
  readonly kind: DroppedKind | null;
  /** Which of the page's tags has begun it, from 1. */
  readonly tag: number;
  /** Letters of the text in it. */
  letters: number;
  /** Inside how many elements, itself among them, HTML stands in the drawing that it is; 0 where none does. */
  html: number;
}

const NOTE = /(?:^|[\s-])(?:foot|end|rear)notes?(?:\s|$)/;

/** Elements that say nothing of the text in them, unless they have a name by which something is found. */
const TRANSPARENT = new Set([
  'span',
  'font',
  'u',
  'small',
  'big',
  'tt',
  'bdi',
  'bdo',
  'ins',
  'mark',
  'time-ago',
  'nobr',
  'wbr',
]);
const TELLING = /byline|author|dateline|note/i;

/** What facts, notes, tables and the search for the article ask for. */
const ATTRIBUTES = new Set(
  'id class name href rel role lang xml:lang itemprop itemtype property content datetime colspan rowspan start value type epub:type http-equiv charset'.split(
    ' ',
  ),
);
const OF_HEAD = new Set(['meta', 'title', 'base']);

class PageBuilder {
  readonly document: Document = parseHTML('<!doctype html><html><head></head><body></body></html>').document;
  size = 0;
  readonly #options: PageOptions;
  /** Tags whose elements are not left out. */
  readonly #shown: ReadonlySet<number>;
  readonly #counts = new Map<DroppedKind, number>();
  /** Elements that are open, one for each open tag; text goes into the last. */
  readonly #open: Element[] = [this.document.body];
  #text = '';
  #tags = 0;
  #leftOut: LeftOut | null = null;
  /** How many of the elements that are open stand in it, itself among them. */
  #inLeftOut = 0;
  /** Those without an end, which the page does not hide. */
  readonly #endless: LeftOut[] = [];
  #inReading = 0;

  constructor(options: PageOptions, shown: ReadonlySet<number>) {
    this.#options = options;
    this.#shown = shown;
  }

  /** Tags of what was left out up to the end of the page, or of a part of it, for want of an end: with most of its text. */
  swallowed(): number[] {
    if (this.#endless.length === 0) return [];
    const shown = (this.document.body.textContent ?? '').replaceAll(/\s+/g, ' ').length;
    return this.#endless.filter(({ letters }) => letters > shown).map(({ tag }) => tag);
  }

  dropped(): Dropped[] {
    return [...this.#counts].map(([kind, count]) => ({ kind, count }));
  }

  oncomment(content: string): void {
    // Where browsers write down what a page was saved from.
    const [, address] =
      /(?:saved from url=\(\d+\)|SingleFile[^]{0,40}?\burl: )(https?:[^\s]{1,2000})/.exec(content) ?? [];
    if (address !== undefined && this.document.querySelector('meta[name="saved-from"]') === null) {
      const meta = this.document.createElement('meta');
      meta.setAttribute('name', 'saved-from');
      meta.setAttribute('content', address);
      this.document.head.append(meta);
    }
  }

  ontext(text: string): void {
    if (this.#leftOut === null) this.#text += text;
    else this.#leftOut.letters += text.trim().length;
  }

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#open.length > DEEPEST_MARKUP) throw new FormatError('bomb', 'elements in elements without end');
    const parent = this.#open.at(-1)!;
    this.#tags++;
    if (this.#leftOut?.name === 'svg' && this.#leftOut.html === 0 && ENDS_DRAWING.has(name))
      this.#endLeftOut();
    if (this.#leftOut !== null) {
      this.#inLeftOut++;
      if (this.#leftOut.html === 0 && HTML_IN_DRAWING.has(name)) this.#leftOut.html = this.#inLeftOut;
      this.#open.push(parent);
      return;
    }
    const isData = name === 'script' && /^application\/ld\+json/i.test(attributes['type'] ?? '');
    const isFact = OF_HEAD.has(name) || isData || (name === 'link' && attributes['rel'] !== undefined);
    const kind = isFact ? undefined : this.#kindLeftOut(name, attributes);
    if (kind !== undefined && !this.#shown.has(this.#tags)) {
      this.#leftOut = { name, kind, tag: this.#tags, letters: 0, html: 0 };
      this.#inLeftOut = 1;
      this.#open.push(parent);
      return;
    }
    if (name === 'rt' || name === 'rtc') {
      if (this.#inReading++ === 0) this.#text += READING_STARTS;
      this.#open.push(parent);
      return;
    }
    this.#open.push(this.#elementFor(name, attributes, isFact));
  }

  onclosetag(name: string, isUnsaid: boolean): void {
    const closed = this.#open.pop()!;
    if (this.#leftOut !== null) {
      if (--this.#inLeftOut < this.#leftOut.html) this.#leftOut.html = 0;
      if (this.#inLeftOut > 0) return;
      const { kind, letters } = this.#leftOut;
      const isSeen = kind !== null && kind !== 'hidden-text' && letters > 0;
      if (isUnsaid && isSeen && !ENDS_UNSAID.has(name)) this.#endless.push(this.#leftOut);
      this.#endLeftOut();
    } else if ((name === 'rt' || name === 'rtc') && this.#inReading > 0) {
      if (--this.#inReading === 0) this.#text += READING_ENDS;
    } else if (closed !== this.#open.at(-1)) this.#flush(closed);
  }

  onend(): void {
    this.#flush(this.document.body);
  }

  #endLeftOut(): void {
    const { kind, letters } = this.#leftOut!;
    this.#leftOut = null;
    if (kind !== null && (kind !== 'hidden-text' || letters > 0)) {
      this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    }
  }

  #kindLeftOut(name: string, attributes: Readonly<Record<string, string>>): DroppedKind | null | undefined {
    if (name === 'noscript' && this.#options.keepNoscript === true) return undefined;
    // What a component shows: saved pages have it as text.
    if (isShown(name, attributes)) return undefined;
    if (Object.hasOwn(LEFT_OUT, name)) return LEFT_OUT[name];
    if (name === 'html' || name === 'body') return undefined;
    if (MENU_ROLES.test(attributes['role'] ?? '') || MENU_CLASS.test(attributes['class'] ?? ''))
      return 'menus';
    const isHidden =
      ('hidden' in attributes && attributes['hidden'] !== 'until-found') ||
      attributes['aria-hidden'] === 'true' ||
      HIDING.test(attributes['style'] ?? '') ||
      (name === 'dialog' && !('open' in attributes));
    if (!isHidden || this.#options.keepHidden === true) return undefined;
    // Notes that books show where their mark is touched.
    return NOTE.test(`${attributes['epub:type']} ${attributes['role']}`) ? undefined : 'hidden-text';
  }

  #elementFor(name: string, attributes: Readonly<Record<string, string>>, isFact: boolean): Element {
    const { document } = this;
    const parent = this.#open.at(-1)!;
    if (name === 'html' || name === 'body' || name === 'head') {
      const element = name === 'html' ? document.documentElement : document[name];
      setAttributes(element, attributes);
      return name === 'head' ? element : parent;
    }
    const isPlain =
      TRANSPARENT.has(name) &&
      attributes['id'] === undefined &&
      attributes['rel'] === undefined &&
      attributes['itemprop'] === undefined &&
      !TELLING.test(attributes['class'] ?? '');
    if (isPlain || name === 'ruby' || name === 'rb' || name === 'template') return parent;
    if (++this.size > MOST_ELEMENTS)
      throw new FormatError('too-large', `more than ${MOST_ELEMENTS} elements`);
    this.#flush(parent);
    const element = document.createElement(/^[a-z][a-z0-9-]*$/.test(name) ? name : 'span');
    setAttributes(element, attributes);
    const inside = this.#open.length > DEEPEST ? this.#open[DEEPEST]! : parent;
    (isFact ? document.head : inside === document.head ? document.body : inside).append(element);
    return element;
  }

  /** Puts the text so far at the end of an element. */
  #flush(element: Element): void {
    if (this.#text === '') return;
    const { head, body } = this.document;
    // An element too deep to hold others has them behind it; what follows them follows there. Behind the head is the body.
    const isDeep = element !== head && element !== body && element.nextSibling !== null;
    const owner = isDeep ? (element.parentElement ?? element) : element;
    if (owner !== head) owner.append(this.document.createTextNode(this.#text));
    else if (this.#text.trim() !== '') body.append(this.document.createTextNode(this.#text));
    this.#text = '';
  }
}

const isShown = (name: string, attributes: Readonly<Record<string, string>>): boolean =>
  name === 'template' && ('shadowrootmode' in attributes || 'shadowroot' in attributes);

function setAttributes(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const lower = name.toLowerCase();
    if (ATTRIBUTES.has(lower)) element.setAttribute(lower, value.slice(0, LONGEST_ATTRIBUTE));
  }
}
