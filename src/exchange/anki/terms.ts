/** A term as a note of Anki: what it holds, in fields that are HTML. */
import type { TermId } from '../../term/term-id.ts';
import { DIRECTIONS, type Direction } from '../../schedule/model.ts';
import { ASK_FIELDS, FIELDS } from './note-type.ts';
import type { AnkiTerm } from './term.ts';

/** What a note is known by: the same for a term on every device, so that a second file updates the first one's notes. */
export const guidOf = (term: TermId): string => `tifa.${term}`;

/** The directions in which a term can be asked, of those wanted. */
export function directionsOf(term: AnkiTerm, wanted: readonly Direction[]): Direction[] {
  return DIRECTIONS.filter(
    (direction) =>
      wanted.includes(direction) &&
      (direction !== 'meaning-hanzi' || term.english !== '') &&
      (direction !== 'cloze' || term.gap !== null),
  );
}

/** A note's fields in the order of FIELDS, joined as Anki joins them. */
export function fieldsOf(term: AnkiTerm, asked: readonly Direction[]): string {
  const { sentence, gap } = term;
  const held: Readonly<Partial<Record<(typeof FIELDS)[number], string>>> = {
    Hanzi: html(term.hanzi),
    Traditional: term.traditional === term.hanzi ? '' : html(term.traditional),
    Pinyin: html(term.pinyin),
    Zhuyin: html(term.zhuyin),
    English: html(term.english),
    Kind: html(kindName(term.kind)),
    Source: html(term.sources.join('; ')),
    Sentence:
      sentence === null ? '' : `${html(sentence.before)}<b>${html(sentence.term)}</b>${html(sentence.after)}`,
    Gap:
      gap === null
        ? ''
        : gap.pieces.map(html).join('<span class="gap">&nbsp;</span>') +
          (gap.cue === '' ? '' : `<span class="cue">${html(gap.cue)}</span>`),
    Notes: term.notes.map(html).join('<br><br>'),
    ...Object.fromEntries(asked.map((direction) => [ASK_FIELDS[direction], '1'])),
  };
  return FIELDS.map((name) => held[name] ?? '').join(DIVIDER);
}

/** Stands between the fields of a note, and so in none of them. */
export const DIVIDER = '\x1f';

/** Ours are told from the reader's own by their beginning. */
const OWN_TAG = 'tifa';

/** Divided by blanks, with one at either end, as Anki looks for them. */
export function tagsText({ kind, tags }: AnkiTerm): string {
  // A tag with a blank in it would be two.
  const own = tags.map((tag) => tag.replaceAll(/[\s\p{Cc}]+/gu, '_'));
  return ` ${[...new Set([`${OWN_TAG}::${kind}`, ...own])].join(' ')} `;
}

/** Whether a tag says only what a note's fields say, or what Anki itself made of it. */
export const isOwnTag = (tag: string): boolean => /^(?:tifa(?:::.*)?|leech|marked)$/i.test(tag);

/** `Policy term`, which a reader of lists knows as a kind. */
function kindName(kind: string): string {
  const words = kind.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Plain text as HTML that shows it. */
const html = (text: string): string =>
  text
    .replaceAll(DIVIDER, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>');
