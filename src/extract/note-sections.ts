/** Which parts of a text are notes or lists of what was read: their headings say so. */
import { firstWhere } from '../sorted/first-where.ts';

/** What notes and lists of literature are headed, in the languages that such texts are edited in. */
const TITLE =
  /^(?:(?:end|foot)?notes?|notes and (?:references|sources)|(?:selected |list of )?references|(?:selected )?bibliography|works cited|sources|literature|further reading|literatur(?:verzeichnis)?|anmerkungen|fu(?:ß|ss)noten|bibliographie|注释|注解|尾注|脚注|附注|参考文献|参考资料|参考书目|引用文献|註釋|注釋|註解|尾註|腳註|參考文獻|參考資料|參考書目)$/iu;
/**
 * A line that is set as a heading, without blanks at its end; what it says, perhaps with blanks, is in the one group that is
 * filled. Each run of blanks can be read in one way only, so that no line costs the square of its length.
 */
const MARKED =
  /^[ \t]{0,3}(?:#{1,6}[ \t]+([^ \t].*?)#*|<h[1-6][^<>\n]{0,200}>(.+?)<\/h[1-6]>|\*\*([^*]+)\*\*|__([^_]+)__|={2,6}([^=]+)={2,6})$/u;
/** Dashes or equals signs under a line make a heading of it. */
const UNDERLINE = /^[ \t]{0,3}(?:-{3,}|={3,})[ \t\r]*(?:\n|$)/;
/** A line that may be a heading though nothing marks it: a few words and no sentence. */
const BARE = /^\p{L}[^.!?,;。！？，；]{1,58}$/u;
/** What a note opens with. */
const NOTE_MARK = /^[ \t]*(?:[-*•][ \t]|\\?\[\^?\d{1,3}\\?\]|\^?\d{1,3}(?:[.)、^]|[ \t])|[¹²³]|<sup>)/u;
const LONGEST_HEADING = 120;

/** From a heading of notes to the next heading: offsets in the text, in order. */
export interface NoteSection {
  readonly start: number;
  readonly end: number;
}

/** The notes of a text. Linear in the text. */
export function noteSectionsOf(text: string): NoteSection[] {
  const sections: NoteSection[] = [];
  let open = -1;
  const close = (end: number) => {
    if (open >= 0 && end > open) sections.push({ start: open, end });
    open = -1;
  };
  let previousIsBlank = true;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = end - start <= LONGEST_HEADING ? text.slice(start, end).replace(/\r$/, '') : null;
    const heading =
      line === null
        ? null
        : headingIn(line, previousIsBlank, () => text.slice(end + 1, end + 1 + LONGEST_HEADING));
    if (heading !== null) {
      if (TITLE.test(heading)) {
        close(start);
        open = end;
      } else close(start);
    }
    previousIsBlank = line !== null && line.trim() === '';
    start = end + 1;
  }
  close(text.length);
  return sections;
}

/** What a line says as a heading, without its number, colon and marks; null where it is none. */
function headingIn(line: string, afterBlank: boolean, next: () => string): string | null {
  const marked = MARKED.exec(line.trimEnd())?.slice(1).find(Boolean);
  const plain = (marked ?? line)
    .replace(/<[^<>]*>|[*_`]/g, '')
    .trim()
    .replace(/^(?:\d{1,2}|[IVX]{1,4})[.)、]?\s+/u, '')
    .replace(/\s*[:：]$/u, '');
  if (plain === '') return null;
  if (marked !== undefined) return plain;
  const below = next();
  // A word list may hold these words, too.
  const stands = afterBlank || /[:：]\s*$/u.test(line) || NOTE_MARK.test(below.trimStart());
  if (stands && TITLE.test(plain) && !/^\p{Ll}/u.test(plain)) return plain;
  const isAlone = afterBlank && BARE.test(line) && /^[ \t\r]*(?:\n|$)/u.test(below);
  return UNDERLINE.test(below) || isAlone ? plain : null;
}

/** Whether an offset lies in one of `sections`, which are in order. */
export function isInNotes(sections: readonly NoteSection[], at: number): boolean {
  const section = sections[firstWhere(0, sections.length, (i) => sections[i]!.end > at)];
  return section !== undefined && section.start <= at;
}
