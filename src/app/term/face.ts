/**
 * Which face a Chinese text is set in. The app's own has the characters of the glossary and the screens; a word that it
 * holds but in part is left to the device as a whole, so that no word mixes two faces.
 */
import characters from 'virtual:song-face';

const HELD: ReadonlySet<string> = new Set(characters);
const CHARACTER = /\p{Script=Han}/gu;

/** For the attribute `data-face` (index.html): `device` where the app's own face lacks a character, else nothing. */
export function faceOf(text: string): 'device' | undefined {
  for (const [character] of text.matchAll(CHARACTER)) if (!HELD.has(character)) return 'device';
  return undefined;
}
