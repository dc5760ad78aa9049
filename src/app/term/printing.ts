/** Prints terms as a clean page: by a button, or where the browser is asked to print a screen that is a list of them. */
import { mount, unmount } from 'svelte';
import type { Entry } from '../../library/entry.ts';
import PrintSheet from './PrintSheet.svelte';

interface Sheet {
  readonly title: string;
  readonly entries: readonly Entry[];
  /** ms */
  readonly now: number;
}

let shown: Record<string, unknown> | undefined;

/** Lays the page out; it is gone after printing. For `beforeprint`, which does not wait. */
export function layOutTerms(sheet: Sheet): void {
  if (shown !== undefined) return;
  const own = (shown = mount(PrintSheet, { target: document.body, props: sheet }));
  window.addEventListener(
    'afterprint',
    () => {
      shown = undefined;
      void unmount(own);
    },
    { once: true },
  );
}

export async function printTerms(sheet: Sheet): Promise<void> {
  layOutTerms(sheet);
  // Laying it out has its faces come.
  void document.body.offsetHeight;
  await document.fonts.ready;
  window.print();
}
