/**
 * Arrow keys walk the rows of a list. Tab comes to one row of it, the one that had the focus last, goes through what is in
 * that row, and then leaves the list: nobody has to pass a hundred rows to come to what stands below them.
 */
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
/** What Tab comes to in a row. */
const CONTROLS = 'a[href], button, input, select, textarea, summary';
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
  const unstop = keepOneStop(list);
  return () => {
    unstop();
    unlist();
    list.removeEventListener('keydown', onkeydown);
  };
}

function keepOneStop(list: HTMLElement): () => void {
  /** What Tab passes over because of us. */
  const passed = new WeakSet<HTMLElement>();
  /** The row that Tab comes to. */
  let current: Element | null = null;

  /** The innermost row something is in; null where it stands beside the rows. */
  function rowAround(element: Element): Element | null {
    const row = element.closest('li');
    return row !== null && row !== list && list.contains(row) ? row : null;
  }

  function settle(control: HTMLElement) {
    const row = rowAround(control);
    if (row === null || row === current) {
      if (passed.delete(control)) control.removeAttribute('tabindex');
    } else if (!control.hasAttribute('tabindex')) {
      passed.add(control);
      control.tabIndex = -1;
    }
  }

  const settleIn = (element: Element) => element.querySelectorAll<HTMLElement>(CONTROLS).forEach(settle);

  function enter(row: Element | null) {
    if (row === current) return;
    const before = current;
    current = row;
    if (before !== null) settleIn(before);
    if (row !== null) settleIn(row);
  }

  function chosenOrFirst(): Element | null {
    const chosen = list.querySelector('[aria-current]');
    if (chosen?.checkVisibility()) return rowAround(chosen);
    for (const control of list.querySelectorAll(CONTROLS)) {
      const row = rowAround(control);
      if (row !== null && control.checkVisibility()) return row;
    }
    return null;
  }

  const onfocusin = ({ target }: FocusEvent) => {
    const row = target instanceof Element ? rowAround(target) : null;
    if (row !== null) enter(row);
  };
  // The row may be gone by now, or folded up.
  const ontab = ({ key }: KeyboardEvent) => {
    if (key === 'Tab' && (current?.isConnected !== true || !current.checkVisibility()))
      enter(chosenOrFirst());
  };
  const grown = new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) {
        if (!(node instanceof HTMLElement)) continue;
        if (node.matches(CONTROLS)) settle(node);
        settleIn(node);
      }
    if (current === null) enter(chosenOrFirst());
  });

  enter(chosenOrFirst());
  settleIn(list);
  list.addEventListener('focusin', onfocusin);
  document.addEventListener('keydown', ontab, true);
  grown.observe(list, { childList: true, subtree: true });
  return () => {
    grown.disconnect();
    document.removeEventListener('keydown', ontab, true);
    list.removeEventListener('focusin', onfocusin);
  };
}

/** Not what is folded up. */
function rowsOf(list: HTMLElement): { row: HTMLElement; first: HTMLElement }[] {
  return [...list.querySelectorAll('li')].flatMap((row) => {
    const first = row.querySelector<HTMLElement>(FIRST);
    return first?.checkVisibility() === true ? [{ row, first }] : [];
  });
}
