/**
 * Signs that no text of a glossary may hold: what is left when UTF-8 is read as Latin-1 and written again, control
 * characters, and Latin punctuation between Chinese characters.
 */

/** What Latin-1 and Windows-1252 make of the bytes of UTF-8 after the first. */
const TAIL =
  '[\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013\u2014\u2018-\u201E\u2020-\u2022\u2030\u2039\u203A\u20AC\u2122]';
/** A letter that begins such a sequence stands in names and pinyin, too, but never before its tail. */
const MOJIBAKE = new RegExp(`[ÂÃ]${TAIL}|[â-ï]${TAIL}${TAIL}|\uFFFD`, 'u');
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200B\uFEFF]/u;
const LATIN_BETWEEN = /\p{Script=Han}[,;:?!]\p{Script=Han}/u;
/** Within Chinese text only the middle dot of names is taken from Latin-1. */
const LATIN_1_BESIDE_HAN =
  /\p{Script=Han}[\u00A1-\u00B6\u00B8-\u00FF]|[\u00A1-\u00B6\u00B8-\u00DF]\p{Script=Han}/u;

/** What is wrong with the first strange sign of a text, for a message; null where all is well. */
export function strangeSign(text: string): string | null {
  return (
    strangeEncoding(text) ?? firstOf(text, [[LATIN_BETWEEN, 'Latin punctuation between Chinese characters']])
  );
}

/** As `strangeSign`, but passes commas, which in a file of fields (CSV) may stand between any two signs. */
export function strangeEncoding(text: string): string | null {
  return firstOf(text, [
    [CONTROL, 'a control character'],
    [MOJIBAKE, 'letters of a wrong encoding'],
    [LATIN_1_BESIDE_HAN, 'a Latin-1 sign beside a Chinese character'],
  ]);
}

function firstOf(text: string, faults: readonly (readonly [pattern: RegExp, name: string])[]): string | null {
  for (const [pattern, name] of faults) {
    const found = pattern.exec(text);
    if (found) {
      const around = text.slice(Math.max(0, found.index - 6), found.index + 8);
      const codes = Array.from(
        found[0],
        (c) => `U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
      );
      return `holds ${name} (${codes.join(' ')}): "${around}"`;
    }
  }
  return null;
}
