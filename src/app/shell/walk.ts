/**
 * Arrow keys walk the rows of a list, and the focus stays in it while its rows change. Tab comes to one row of it, the one
 * that had the focus last, goes through what is in that row, and then leaves the list: nobody has to pass a hundred rows to
 * come to what stands below them.
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
  const unkeep = keepFocus(list);
  return () => {
    unkeep();
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

  function chosenOrFirst(isShown: (control: Element) => boolean = () => true): Element | null {
    const chosen = list.querySelector('[aria-current]');
    if (chosen !== null && isShown(chosen)) return rowAround(chosen);
    for (const control of list.querySelectorAll(CONTROLS)) {
      const row = rowAround(control);
      if (row !== null && isShown(control)) return row;
    }
    return null;
  }

  const onfocusin = ({ target }: FocusEvent) => {
    const row = target instanceof Element ? rowAround(target) : null;
    if (row !== null) enter(row);
  };
  // The row may be gone by now, or folded up. To ask that has the page laid out, which no letter typed should wait for.
  const isShown = (element: Element) => element.checkVisibility();
  const ontab = ({ key }: KeyboardEvent) => {
    if (key === 'Tab' && (current?.isConnected !== true || !isShown(current))) enter(chosenOrFirst(isShown));
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

/** Where a row that has the focus goes, or is put elsewhere, the focus stays in its place of the list. */
function keepFocus(list: HTMLElement): () => void {
  let focused: HTMLElement | null = null;
  let place = 0;
  const onfocusin = ({ target }: FocusEvent) => {
    focused = target as HTMLElement;
    place = [...list.querySelectorAll('li')].findLastIndex((row) => row.contains(focused));
  };
  const onfocusout = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null) focused = null;
    // Some browsers tell of what goes as of what is left. It is told first that it goes.
    else
      setTimeout(() => {
        if (focused === target && document.activeElement !== target) focused = null;
      });
  };
  const changed = new MutationObserver(() => {
    if (focused === null || place < 0) return;
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    if (list.contains(focused)) return focused.focus({ preventScroll: true });
    const all: HTMLElement[] = [...list.querySelectorAll('li')];
    const rows = rowsOf(list);
    // Some between them may be folded up, or have nothing that takes the focus.
    const next = rows.find(({ row }) => all.indexOf(row) >= place) ?? rows.at(-1);
    next?.first.focus({ preventScroll: true });
  });
  list.addEventListener('focusin', onfocusin);
  list.addEventListener('focusout', onfocusout);
  changed.observe(list, { childList: true, subtree: true });
  return () => {
    changed.disconnect();
    list.removeEventListener('focusin', onfocusin);
    list.removeEventListener('focusout', onfocusout);
  };
}

/** Not what is folded up. */
function rowsOf(list: HTMLElement): { row: HTMLElement; first: HTMLElement }[] {
  return [...list.querySelectorAll('li')].flatMap((row) => {
    const first = row.querySelector<HTMLElement>(FIRST);
    return first?.checkVisibility() === true ? [{ row, first }] : [];
  });
}
