/** Notes of a page: a mark that links to a note becomes `[^1]`, and the note stands apart from the text. */

export interface Note {
  readonly label: string;
  readonly element: Element;
}

/** A number, letter or sign that stands for a note. */
const MARK =
  /^[[(（［【]?\s*(?:(?:note|注)?\s*(\d{1,4})|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,3}|注)\s*[\])）］】.]?$/iu;
const BACK = /^[\s\p{P}\p{S}\p{M}\d]*(?:[a-z]|jump up|back|return|返回)?[\s\p{P}\p{S}\p{M}\d]*$/iu;
/** What can be a note as a whole. */
const NOTE_TAGS = new Set(['LI', 'P', 'DIV', 'DD', 'TR', 'ASIDE', 'SECTION', 'BLOCKQUOTE']);
/** A longer one is a chapter, which a table of contents links to. */
const LONGEST_NOTE = 4_000;
/** More than any book's chapter has. */
const MOST_LINKS = 5_000;

/** A page in which notes are looked for: by their names, and in which order things stand there. */
export class NotedPage {
  readonly body: Element;
  /** Notes that were taken out of it, under the label of each. */
  readonly taken = new Map<Element, string>();
  #places: Places | undefined;

  /** @param body changed by what is taken */
  constructor(body: Element) {
    this.body = body;
  }

  get places(): Places {
    return (this.#places ??= placesIn(this.body));
  }

  /** What may be a note, and stands where a link leads. */
  boxAt(href: string): Element | undefined {
    const target = this.places.byName.get(decoded(href.slice(href.indexOf('#') + 1)));
    return target === undefined ? undefined : boxOf(target, this.body);
  }
}

/** Where a link leads that names a page: that page if notes may be taken out of it, which stands behind this one. */
export type FindPage = (href: string) => NotedPage | undefined;

/** Addresses on other pages to which marks of notes lead. */
export const calledElsewhere = (body: Element): string[] =>
  marksIn(body)
    .filter(isCall)
    .map(hrefOf)
    .filter((href) => /^[^#]+#./.test(href));

/**
 * Takes the notes that a page calls out of it, and out of those behind it, and puts their marks in the place of the links
 * to them.
 *
 * @param page changed
 * @param find tells of links that name a page
 */
export function takeNotes(page: NotedPage, find: FindPage = () => undefined): Note[] {
  const links = marksIn(page.body);
  if (links.length === 0) return [];
  const { order } = page.places;
  const notes = new Map<Element, string>();
  const owners = new Map<Element, NotedPage>();
  const labels = new Set<string>();
  // Asked once of each: many marks may lead into one long part of a page.
  const isNote = new Map<Element, boolean>();
  for (const link of links) {
    const href = hrefOf(link);
    const owner = href.startsWith('#') ? page : isCall(link) ? find(href) : undefined;
    const box = owner?.boxAt(href);
    if (box !== undefined && !isNote.has(box)) isNote.set(box, canBeNote(box));
    const note = box !== undefined && isNote.get(box) ? box : undefined;
    const isForward =
      note !== undefined &&
      (owner !== page || ((order.get(link) ?? 0) < (order.get(note) ?? 0) && !note.contains(link)));
    const before = note === undefined ? undefined : owner?.taken.get(note);
    if (isForward && before !== undefined) {
      // It stands behind an earlier page that calls it, too.
      replaceMark(link, numberOf(link) ?? before);
    } else if (isForward && !insideOf(link, notes)) {
      const label = notes.get(note) ?? freeLabel(numberOf(link), labels);
      notes.set(note, label);
      owners.set(note, owner!);
      labels.add(label);
      replaceMark(link, label);
    } else if (
      (isReference(link) || link.closest('sup') !== null) &&
      !href.startsWith('#') &&
      numberOf(link) !== undefined
    ) {
      // Its note stands on another page.
      replaceMark(link, numberOf(link)!);
    }
  }
  return [...notes].map(([element, label]) => {
    const owner = owners.get(element)!;
    owner.taken.set(element, label);
    withoutBackLinks(element);
    const list = element.parentElement;
    element.remove();
    if (list !== null && list !== owner.body && (list.textContent ?? '').trim() === '') list.remove();
    return { label, element };
  });
}

const marksIn = (body: Element): Element[] =>
  [...body.querySelectorAll('a[href]')]
    .filter((link) => MARK.test((link.textContent ?? '').trim()))
    .slice(0, MOST_LINKS);

const hrefOf = (link: Element): string => link.getAttribute('href') ?? '';

/** Whether a link calls itself the mark of a note. */
const isReference = (link: Element): boolean =>
  link.getAttribute('epub:type') === 'noteref' || link.getAttribute('role') === 'doc-noteref';

/** Whether a link looks like the mark of a note, and not like the number of a chapter. */
const isCall = (link: Element): boolean =>
  isReference(link) ||
  link.closest('sup') !== null ||
  link.querySelector('sup') !== null ||
  /^[[(（［【]/.test((link.textContent ?? '').trim()) ||
  /note|^fn/i.test(link.getAttribute('class') ?? '');

interface Places {
  readonly byName: ReadonlyMap<string, Element>;
  readonly order: ReadonlyMap<Element, number>;
}

function placesIn(body: Element): Places {
  const byName = new Map<string, Element>();
  const order = new Map<Element, number>();
  for (const element of body.querySelectorAll('*')) {
    order.set(element, order.size);
    for (const name of [
      element.getAttribute('id'),
      element.localName === 'a' ? element.getAttribute('name') : null,
    ]) {
      if (name && !byName.has(name)) byName.set(name, element);
    }
  }
  return { byName, order };
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch (error) {
    // A fragment that is written as it is, with a % in it.
    if (error instanceof URIError) return fragment;
    throw error;
  }
}

/** What a mark leads into. */
function boxOf(target: Element, body: Element): Element | undefined {
  let note: Element | null = target;
  while (note !== null && note !== body && !NOTE_TAGS.has(note.tagName)) note = note.parentElement;
  if (note === null || note === body) return undefined;
  // Word's notes: a box around the paragraph that has the mark.
  const box = note.parentElement;
  if (box !== null && box !== body && /^ftn|^edn|^fn\d/i.test(box.getAttribute('id') ?? '')) note = box;
  return note;
}

const canBeNote = (box: Element): boolean =>
  (box.textContent ?? '').length <= LONGEST_NOTE && box.querySelector('h1,h2,h3,h4') === null;

const insideOf = (link: Element, notes: ReadonlyMap<Element, string>): boolean => {
  for (let at: Element | null = link; at !== null; at = at.parentElement) if (notes.has(at)) return true;
  return false;
};

const numberOf = (link: Element): string | undefined => MARK.exec((link.textContent ?? '').trim())?.[1];

function freeLabel(wanted: string | undefined, taken: ReadonlySet<string>): string {
  if (wanted !== undefined && !taken.has(wanted)) return wanted;
  let number = taken.size + 1;
  while (taken.has(String(number))) number++;
  return String(number);
}

function replaceMark(link: Element, label: string): void {
  const sup = link.closest('sup');
  const isAlone = sup !== null && (sup.textContent ?? '').trim() === (link.textContent ?? '').trim();
  const mark = link.ownerDocument.createTextNode(`[^${label}]`);
  (isAlone ? sup : link).replaceWith(mark);
}

/** Links back to the text, and the note's own number where it stands first. */
function withoutBackLinks(note: Element): void {
  for (const link of note.querySelectorAll('a[href]')) {
    const href = hrefOf(link);
    if (!href.includes('#') || !BACK.test(link.textContent ?? '')) continue;
    const sup = link.closest('sup');
    const back = sup !== null && note.contains(sup) ? sup : link;
    const isFirst = (note.textContent ?? '').trimStart().startsWith((back.textContent ?? '').trim());
    const { nextSibling: rest } = back;
    back.remove();
    // What stands between a number and its note.
    if (isFirst && rest?.nodeType === TEXT_NODE)
      rest.textContent = (rest.textContent ?? '').replace(BEHIND_NUMBER, '');
  }
}

const TEXT_NODE = 3;
const BEHIND_NUMBER = /^\s*[.:)\]．、）】]\s*/;
