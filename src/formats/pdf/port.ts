/**
 * The two halves of pdf.js in one thread, joined by a pair of ports. All that they say to each other passes here, so
 * here is told what is too much: a page of a few bytes can ask for a thousand million strokes.
 */
type Listener = (event: { data: unknown }) => void;

/** What is known here of a message of pdf.js. */
export interface Message {
  readonly action?: string;
  readonly data?: unknown;
  /** A part of an answer that comes in parts: of a page's operators. */
  readonly chunk?: { fnArray?: number[]; argsArray?: unknown[]; length?: number };
}

/** Sees what the reading half sends and may change it; `false` withholds it. */
export type Watch = (message: Message) => boolean;

class Port {
  readonly #listeners = new Set<Listener>();
  readonly #watch: Watch | undefined;
  #other: Port | undefined;

  constructor(watch?: Watch) {
    this.#watch = watch;
  }

  join(other: Port): void {
    this.#other = other;
  }

  /** Copied no deeper than pdf.js writes to what it has sent: it fills the next chunk in the same object. */
  postMessage(message: Message): void {
    if (this.#watch && !this.#watch(message)) return;
    const data = message.chunk ? { ...message, chunk: { ...message.chunk } } : message;
    queueMicrotask(() => this.#other?.receive({ data }));
  }

  receive(event: { data: unknown }): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  addEventListener(_: string, listener: Listener, options?: { signal?: AbortSignal }): void {
    this.#listeners.add(listener);
    options?.signal?.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  removeEventListener(_: string, listener: Listener): void {
    this.#listeners.delete(listener);
  }
}

/** The asking half's port and the reading half's. */
export function joinedPorts(watch: Watch): { asking: Worker; reading: unknown } {
  const asking = new Port();
  const reading = new Port(watch);
  asking.join(reading);
  reading.join(asking);
  // Of a worker pdf.js asks no more than these functions.
  return { asking: asking as unknown as Worker, reading };
}
