/**
 * Arrow keys, or J and K, walk the rows of a list, and the focus stays in it while its rows change. Tab comes to one row of
 * it, the one that had the focus last, goes through what is in that row, and then leaves the list: nobody has to pass a
 * hundred rows to come to what stands below them.
 */
import { listKeys, signKeys } from './key-list.svelte.ts';
import { meaningOf, placeOf, type KeyRow } from '../ui/keys.ts';
import { openDialogs } from '../ui/open-dialogs.svelte.ts';

type Step = 'next' | 'previous' | 'first' | 'last';
const STEPS: readonly KeyRow<Step>[] = [
  {
    keys: { ArrowDown: 'next', ArrowUp: 'previous', j: 'next', k: 'previous' },
    does: 'The next row, or the one before',
  },
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
/** In the row that Tab comes to. */
const STOP = `:is(${CONTROLS}):not([tabindex="-1"])`;
/** There the keys have a meaning of their own. */
const OWN = 'textarea, select, input:not([type="checkbox"])';

/** For `{@attach walk}` on whatever holds the list, or several one under the other. */
export function walk(list: HTMLElement): () => void {
  const onkeydown = (event: KeyboardEvent) => {
    const step = stepOf(event);
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
  /** The letters, which scroll nothing, lead into it from where nothing has the focus. */
  const onpagekey = (event: KeyboardEvent) => {
    if (event.key.length > 1 || stepOf(event) === undefined) return;
    if (placeOf(event.target) !== 'page' || openDialogs.any) return;
    const rows = rowsOf(list);
    const to = rows.find(({ row }) => row.querySelector(STOP) !== null) ?? rows[0];
    if (to === undefined) return;
    event.preventDefault();
    to.first.focus();
  };
  list.addEventListener('keydown', onkeydown);
  document.addEventListener('keydown', onpagekey);
  const unlist = listKeys(KEYS);
  const unstop = keepOneStop(list);
  const unkeep = keepFocus(list);
  return () => {
    unkeep();
    unstop();
    unlist();
    list.removeEventListener('keydown', onkeydown);
    document.removeEventListener('keydown', onpagekey);
  };
}

/** A key held down goes on and on. */
function stepOf(event: KeyboardEvent): Step | undefined {
  if (event.defaultPrevented || event.isComposing) return undefined;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return undefined;
  const key = meaningOf(event, STEPS);
  if (key.length === 1 && !signKeys.act) return undefined;
  return STEPS.find(({ keys }) => Object.hasOwn(keys, key))?.keys[key];
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
