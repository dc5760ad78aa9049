/** The tabs of the app: what each tells the others. */
import { openTabChannel } from '../platform/platform.ts';
import type { LogRecord } from '../schedule/model.ts';
import type { StoredSettings } from '../schedule/settings.ts';

/** What another tab did. */
export type Change =
  | { readonly type: 'records'; readonly records: readonly LogRecord[] }
  | { readonly type: 'settings'; readonly settings: StoredSettings }
  /**
   * Edits as they came: whoever takes them in checks them (src/library/edit.ts). They are the whole of the change of
   * the library with this number; null where there is more to that change, or a version that told none has told them.
   */
  | { readonly type: 'edits'; readonly edits: readonly unknown[]; readonly generation: number | null }
  /** These sources or their texts are stored, or stored anew, or a text was taken away. */
  | { readonly type: 'sources'; readonly ids: readonly string[] }
  /** Much changed at once (an import, an erasure): read everything again. */
  | { readonly type: 'everything'; readonly erased?: boolean | undefined };

export interface Tabs {
  /** Tells the other tabs. */
  tell(change: Change): void;
  /** Records that this tab has written, read or been told of are not delivered to it again. */
  know(records: readonly LogRecord[]): void;
  knows(id: string): boolean;
  /** Forgets which those are. */
  forget(): void;
  /** Tells this tab of records that another has stored. */
  deliver(records: readonly LogRecord[]): void;
  onChange(listener: (change: Change) => void): () => void;
  close(): void;
}

/**
 * @param name of the database
 * @param understand checks what came from another tab; null for what is not understood
 */
export function openTabs(name: string, understand: (data: unknown) => Promise<Change | null>): Tabs {
  const listeners = new Set<(change: Change) => void>();
  /** Recent records this tab has written, read or been told of. */
  const heard = new Set<string>();
  /** One after the other, as they came. */
  let hearing = Promise.resolve();

  const channel = openTabChannel(`tifa/${name}`, (data) => {
    hearing = hearing
      .then(() => understand(data))
      .then((change) => {
        if (change?.type === 'records') deliver(change.records);
        else if (change !== null) listeners.forEach((listener) => listener(change));
      })
      .catch((error: unknown) => {
        // What this tab shows is older, not wrong; what it was not told of is read at the next start.
        console.error(error);
      });
  });

  function know(records: readonly LogRecord[]): void {
    for (const { id } of records) heard.add(id);
  }

  function deliver(records: readonly LogRecord[]): void {
    const unheard = records.filter(({ id }) => !heard.has(id));
    if (unheard.length === 0) return;
    know(unheard);
    listeners.forEach((listener) => listener({ type: 'records', records: unheard }));
  }

  return {
    tell: (change) => channel.post(change),
    know,
    knows: (id) => heard.has(id),
    forget: () => heard.clear(),
    deliver,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      channel.close();
      listeners.clear();
    },
  };
}
