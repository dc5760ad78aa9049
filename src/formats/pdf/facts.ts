/** What a PDF says of itself, in its information and its XMP. */
import type { DocumentFacts } from '../document.ts';
import type { RawFacts } from './pdfjs.ts';

const LONGEST = 300;

/** Titles that programs write for want of one. */
const NO_TITLE =
  /^(?:untitled.*|无标题|无标题文档|microsoft (?:word|powerpoint) - .*|.*\.(?:docx?|indd|pdf|tex|dvi|qxd|pptx?|rtf|html?)|(?:slide|document|layout) ?\d*|about:blank|\W*)$/iu;

export function factsOf({ info, xmp }: RawFacts, heading: string | undefined): DocumentFacts {
  const first = (...values: unknown[]) => values.map(lineOf).find((line) => line !== '');
  const said = first(xmp.get('dc:title'), info['Title']);
  const title = said !== undefined && !NO_TITLE.test(said) ? said : heading && lineOf(heading);
  const author = first(listed(xmp.get('dc:creator')), info['Author']);
  const publication = first(xmp.get('prism:publicationname'), listed(xmp.get('dc:publisher')));
  const date = [
    xmp.get('prism:publicationdate'),
    listed(xmp.get('dc:date')),
    info['CreationDate'],
    xmp.get('xmp:createdate'),
  ]
    .map(dayOf)
    .find((day) => day !== null);
  const language = first(info['Language'], listed(xmp.get('dc:language')));
  const address = first(xmp.get('prism:url'), xmp.get('dc:identifier'));
  return {
    ...(title && { title }),
    ...(author && { author }),
    ...(publication && { publication }),
    ...(date && { date }),
    ...(address && /^https?:\/\/\S+$/.test(address) && { address }),
    ...(language && /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(language) && { language }),
  };
}

const listed = (value: unknown) =>
  Array.isArray(value) ? value.map(lineOf).filter(Boolean).join(', ') : value;

function lineOf(value: unknown): string {
  if (typeof value !== 'string') return '';
  const line = value.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

/** `D:20240412093000+02'00'` or `2024-04-12T…` as a day; null for none that there is. */
function dayOf(value: unknown): string | null {
  const [, year, month, day] = /^(?:D:)?(\d{4})-?(\d{2})-?(\d{2})/.exec(lineOf(value)) ?? [];
  if (!year || Number(year) < 1900) return null;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(8, 10) !== day
    ? null
    : `${year}-${month}-${day}`;
}
