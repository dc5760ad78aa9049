/** Arrow keys walk the rows of a list; all of what is in them stays in reach of Tab. */
import { listKeys } from './key-list.svelte.ts';
import type { KeyRow } from '../ui/keys.ts';

type Step = 'next' | 'previous' | 'first' | 'last';
const STEPS: readonly KeyRow<Step>[] = [
  { keys: { ArrowDown: 'next', ArrowUp: 'previous' }, does: 'The next row, or the one before' },
  { keys: { Home: 'first', End: 'last' }, does: 'The first row, or the last' },
];
/** What the browser, and what stands beside a list, do with keys in it. */
const OTHERS: readonly KeyRow<'open' | 'back'>[] = [
  { keys: { Enter: 'open' }, does: 'Open it' },
  { keys: { Escape: 'back' }, does: 'From a page beside the list back to its row' },
];
const KEYS = { title: 'In a list', rows: [...STEPS, ...OTHERS] };

/** What takes the focus in a row. */
const FIRST = 'a[href], button, input[type="checkbox"]';
/** There the keys have a meaning of their own. */
const OWN = 'textarea, select, input:not([type="checkbox"])';

/** For `{@attach walk}` on whatever holds the list, or several one under the other. */
export function walk(list: HTMLElement): () => void {
  const onkeydown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const step = STEPS.find(({ keys }) => Object.hasOwn(keys, event.key))?.keys[event.key];
    const target = event.target instanceof Element ? event.target : null;
    if (step === undefined || target === null || target.closest(OWN) !== null) return;
    const rows = rowsOf(list);
    // The innermost row that the focus is in.
    const at = rows.findLastIndex(({ row }) => row.contains(target));
    if (at < 0) return;
    const to = rows[{ next: at + 1, previous: at - 1, first: 0, last: rows.length - 1 }[step]];
    if (to === undefined) return;
    event.preventDefault();
    to.first.focus();
  };
  list.addEventListener('keydown', onkeydown);
  const unlist = listKeys(KEYS);
  return () => {
    unlist();
    list.removeEventListener('keydown', onkeydown);
  };
}

/** Not what is folded up. */
function rowsOf(list: HTMLElement): { row: HTMLElement; first: HTMLElement }[] {
  return [...list.querySelectorAll('li')].flatMap((row) => {
    const first = row.querySelector<HTMLElement>(FIRST);
    return first?.checkVisibility() === true ? [{ row, first }] : [];
  });
}
