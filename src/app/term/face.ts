/**
 * Which face a Chinese text is set in. The app's own has the characters of the glossary and the screens; a word that it
 * holds but in part is left to the device as a whole, so that no word mixes two faces.
 */
import characters from 'virtual:song-face';

const HELD: ReadonlySet<string> = new Set(characters);
const CHARACTER = /\p{Script=Han}/u;
/** Of each UTF-16 code unit whether it was seen not to be lacking: a text of 100,000 is gone through in a moment. */
const seen = new Uint8Array(0x10000);

/** For the attribute `data-face` (index.html): `device` where the app's own face lacks a character, else nothing. */
export function faceOf(text: string): 'device' | undefined {
  for (let at = 0; at < text.length; at++) {
    if (seen[text.charCodeAt(at)] === 1) continue;
    const character = String.fromCodePoint(text.codePointAt(at)!);
    if (CHARACTER.test(character) && !HELD.has(character)) return 'device';
    // Halves are not told from one another.
    if (character.length > 1) at++;
    else seen[text.charCodeAt(at)] = 1;
  }
  return undefined;
}
