/** Looking for things in the page. These functions travel as text: each stands for itself and names nothing else. */

/** Something on the screen, as one would point at it. */
export interface What {
  readonly css: string;
  /** Its name, as a screen reader says it: all of it or, where `begins`, its beginning. */
  readonly named?: string;
  readonly begins?: boolean;
}

/**
 * The first of its kind that is shown, can be used and is named so; while a dialog asks, only what is in that. Fields
 * for files are found even where they are not shown: what one presses then is their label.
 */
export function findElement({ css, named, begins = false }: What): Element | null {
  const plain = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  const nameOf = (element: Element) => {
    const by = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const labels = (element as HTMLInputElement).labels ?? [];
    return plain(
      element.getAttribute('aria-label') ??
        (by.length > 0
          ? by.map((id) => document.getElementById(id)?.textContent).join(' ')
          : (labels[0]?.textContent ?? element.textContent)),
    );
  };
  const usable = (element: Element) =>
    (element.matches('[type="file"]') || element.checkVisibility({ visibilityProperty: true })) &&
    // For a moment what has just appeared takes no click.
    element.closest('[inert], [data-settling], :disabled, [aria-disabled="true"]') === null;
  const isIt = (name: string) => named === undefined || (begins ? name.startsWith(named) : name === named);
  const dialogs = [...document.querySelectorAll('dialog:modal')];
  const found = [...(dialogs.at(-1) ?? document).querySelectorAll(css)].find(
    (element) => usable(element) && isIt(nameOf(element)),
  );
  // Away from what stands over the page's edges, as a learner would scroll.
  found?.scrollIntoView({ block: 'center', behavior: 'instant' });
  return found ?? null;
}

/** Everything in the database under keys from one to another (its layout: src/store/database.ts). */
export function readStored(from: string, to: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tifa');
    opening.onerror = () => reject(opening.error ?? new Error('The database does not open.'));
    opening.onsuccess = () => {
      const database = opening.result;
      const reading = database
        .transaction('keyval')
        .objectStore('keyval')
        .getAll(IDBKeyRange.bound(from, to));
      reading.onerror = () => reject(reading.error ?? new Error('The database is not read.'));
      reading.onsuccess = () => {
        database.close();
        resolve(reading.result);
      };
    };
  });
}
