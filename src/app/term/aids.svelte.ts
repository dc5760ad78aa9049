/** The reading aids in force, shared by every component that shows Chinese; changing one stores it and restyles the page. */
import { readNote } from '../../platform/platform.ts';
import { keepChoice } from '../shell/keep-choice.ts';
import { AIDS_KEY, parseAids, type Aids, type ChineseSize, type ReadingPlace } from './aids.ts';
import { toneProperties, type ToneScheme } from './tone-colours.ts';

let current = $state.raw<Aids>(parseAids(readNote(AIDS_KEY)));

export const aids = {
  get place(): ReadingPlace {
    return current.place;
  },
  get tones(): ToneScheme {
    return current.tones;
  },
  get size(): ChineseSize {
    return current.size;
  },
  get speaks(): boolean {
    return current.speaks;
  },
};

export function changeAids(change: Partial<Aids>): void {
  current = { ...current, ...change };
  showAids();
  keepChoice(AIDS_KEY, JSON.stringify(current));
}

/** Puts the colours of the tones and the size of Chinese on the page. */
function showAids(): void {
  const { style } = document.documentElement;
  const size = current.size === 1 ? null : String(current.size);
  for (const [name, value] of [...toneProperties(current.tones), ['--chinese', size] as const])
    if (value === null) style.removeProperty(name);
    else style.setProperty(name, value);
}

showAids();
// Another tab changed it.
window.addEventListener('storage', (event) => {
  if (event.key !== AIDS_KEY && event.key !== null) return;
  current = parseAids(event.newValue);
  showAids();
});
