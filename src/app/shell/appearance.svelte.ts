/** The appearance in force, shared by every component; changing it stores it and restyles the page. */
import {
  APPEARANCE_KEY,
  parseAppearance,
  type Appearance,
  type Notation,
  type Script,
  type Theme,
} from './appearance.ts';
import { readNote } from '../../platform/platform.ts';
import { keepChoice } from './keep-choice.ts';

let current = $state.raw<Appearance>(read());

export const appearance = {
  get theme(): Theme {
    return current.theme;
  },
  get script(): Script {
    return current.script;
  },
  get notation(): Notation {
    return current.notation;
  },
};

export function changeAppearance(change: Partial<Appearance>): void {
  current = { ...current, ...change };
  showTheme();
  keepChoice(APPEARANCE_KEY, JSON.stringify(current));
}

/** Puts the theme on the page, and the browser's own bars into the same colour. */
export function showTheme(): void {
  const root = document.documentElement;
  if (current.theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = current.theme;
  const paper = getComputedStyle(root).getPropertyValue('--bar').trim();
  if (paper === '') return;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    meta.content = current.theme === 'system' ? (meta.dataset.system ?? meta.content) : paper;
  }
}

function read(): Appearance {
  return parseAppearance(readNote(APPEARANCE_KEY));
}

if (typeof window !== 'undefined') {
  // Another tab changed it.
  window.addEventListener('storage', (event) => {
    if (event.key !== APPEARANCE_KEY && event.key !== null) return;
    current = parseAppearance(event.newValue);
    showTheme();
  });
}
