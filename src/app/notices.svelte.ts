/**
 * Quiet messages at the foot of the screen: ready offline, a new version, storage in danger. They take no
 * focus, are read out politely, and stay until dismissed or withdrawn.
 */
export interface Notice {
  /** A notice with the id of one shown takes its place. */
  readonly id: string;
  readonly tone: 'quiet' | 'warning';
  readonly text: string;
  /** One thing that can be done about it; the notice goes away when it is chosen. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

let shown = $state.raw<readonly Notice[]>([]);

export const notices = {
  get shown(): readonly Notice[] {
    return shown;
  },
};

export function notify(notice: Notice): void {
  shown = [...shown.filter((other) => other.id !== notice.id), notice];
}

export function withdrawNotice(id: string): void {
  shown = shown.filter((notice) => notice.id !== id);
}
