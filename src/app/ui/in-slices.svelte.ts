/**
 * Rows of a list that changes while somebody types: a few are drawn at once, the next with the next frame, so that no
 * letter waits for all of them. What was drawn before keeps its place until its turn comes, so that the list does not
 * shrink and grow with every letter.
 */
import { flushSync, untrack } from 'svelte';

/** How long the rows of one frame may take: ms, of the sixteen that it has. */
const MOST = 4;
const MOST_ROWS = 6;
/**
 * Rows of one frame: as many as there was time for in the frames before. What draws them is new to the browser at
 * first, and then they take several times as long.
 */
let slice = 1;

/** In one frame one list draws its rows, though several change at once. */
const waiting: (() => void)[] = [];
/** The next frame is asked for, and for no second turn in it, though who asked may wait no longer. */
let isAsked = false;

function whenItsTurn(draw: () => void): () => void {
  waiting.push(draw);
  askFrame();
  return () => {
    const at = waiting.indexOf(draw);
    if (at >= 0) waiting.splice(at, 1);
  };
}

function askFrame() {
  if (isAsked || waiting.length === 0) return;
  isAsked = true;
  requestAnimationFrame(drawNext);
}

function drawNext() {
  isAsked = false;
  const draw = waiting.shift();
  if (draw === undefined) return;
  const began = performance.now();
  flushSync(draw);
  const took = performance.now() - began;
  if (took > MOST) slice = Math.max(1, slice >> 1);
  else if (took < MOST / 2) slice = Math.min(slice + 1, MOST_ROWS);
  askFrame();
}

/** An item, with the query that found it: what is not yet drawn anew is of the one before. */
interface Row<Item> {
  readonly item: Item;
  readonly query: string;
}

interface Asked<Item> {
  readonly items: () => readonly Item[];
  readonly query: () => string;
  /** Tells them apart, as the list does. */
  readonly keyOf: (item: Item) => unknown;
  /** Whether the first items are drawn at once. */
  readonly whole: boolean;
  /** Whether all are, whenever they change. */
  readonly atOnce: () => boolean;
  /** They stand below others: none of them is drawn before its turn. */
  readonly below?: boolean;
}

/** To be called while a component is made. */
export function inSlices<Item extends object>({
  items,
  query,
  keyOf,
  whole,
  atOnce,
  below = false,
}: Asked<Item>): { readonly drawn: readonly Row<Item>[] } {
  /** What stays the same is not drawn anew. */
  const known = new WeakMap<Item, Row<Item>>();
  function rowOf(item: Item, query: string): Row<Item> {
    const before = known.get(item);
    if (before?.query === query) return before;
    const row = { item, query };
    known.set(item, row);
    return row;
  }
  const wanted = $derived(items().map((item) => rowOf(item, query())));

  // The first is what Enter opens.
  const begun = below ? 0 : 1;
  let last = $state.raw({
    wanted: untrack(() => wanted),
    // What a list is made of is new to the browser: its first rows wait for the frame that shows it.
    count: whole ? Infinity : 0,
    drawn: [] as readonly Row<Item>[],
  });
  /** What the list shows. */
  let onScreen: readonly Row<Item>[] = [];
  const now = $derived.by(() => {
    const count = atOnce() ? Infinity : last.wanted === wanted ? last.count : begun;
    if (count >= wanted.length) return { wanted, count: Infinity, drawn: wanted };
    const fresh = wanted.slice(0, count);
    const keys = fresh.map(({ item }) => keyOf(item));
    const left = onScreen.slice(count, wanted.length).filter(({ item }) => !keys.includes(keyOf(item)));
    return { wanted, count, drawn: [...fresh, ...left] };
  });
  $effect(() => {
    const { wanted, count, drawn } = now;
    onScreen = drawn;
    if (untrack(() => last.drawn) === drawn) return;
    return whenItsTurn(() => (last = { wanted, count: count + slice, drawn }));
  });
  return {
    get drawn() {
      return now.drawn;
    },
  };
}
