/** Where a list is about to be scrolled to, for who draws it: the window, or the list where it scrolls by itself. */
import { getContext, setContext } from 'svelte';
import { scrollAhead } from './navigation.svelte.ts';

const AHEAD = Symbol('ahead');

/** For what holds a list, while it is made. @param ahead CSS pixels */
export const tellAhead = (ahead: () => number): unknown => setContext(AHEAD, ahead);

/** For a list, while it is made: CSS pixels. */
export const listAhead = (): number => (getContext<(() => number) | undefined>(AHEAD) ?? scrollAhead)();
