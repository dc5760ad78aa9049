/** Where the reader was in a text: a note of this device, so that a later visit can go on there. */
import { readNote, writeNote } from '../../platform/platform.ts';
import { whenErased } from '../ui/erased.ts';

const KEY = 'tifa.places';
/** Of so many texts, those read last. */
const MOST = 50;

type Places = readonly (readonly [text: string, at: number])[];

/** The offset at which a text was left; null where it was not begun. @param text names it */
export const placeIn = (text: string): number | null =>
  readAll().find(([name]) => name === text)?.[1] ?? null;

/** @param at null where it was left at its beginning */
export function rememberPlace(text: string, at: number | null): void {
  const others = readAll().filter(([name]) => name !== text);
  const places: Places = at === null ? others : [[text, at], ...others];
  writeNote(KEY, places.length === 0 ? null : JSON.stringify(places.slice(0, MOST)));
}

export const forgetPlaces = (): boolean => writeNote(KEY, null);

// A text that is open in another tab notes its place as it goes.
whenErased(forgetPlaces);

/** What is no such note is none. */
function readAll(): Places {
  const note = readNote(KEY);
  if (note === null) return [];
  try {
    const places: unknown = JSON.parse(note);
    return Array.isArray(places) ? places.filter(isPlace) : [];
  } catch (error) {
    console.info('Where texts were left cannot be read:', error);
    return [];
  }
}

const isPlace = (value: unknown): value is Places[number] =>
  Array.isArray(value) && typeof value[0] === 'string' && Number.isSafeInteger(value[1]);
