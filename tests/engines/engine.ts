/** What the steps need of a browser, whichever its engine is and however it is driven. */

/** One window of a browser that runs. An expression is JavaScript, worked out in the page; a promise is waited for. */
export interface Driver {
  /** What runs, with its version. */
  readonly browser: string;
  /** What the page has put into its console as errors since the last time this was asked. */
  takeErrors(): string[];
  /** Ends when the page has loaded. */
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** @param expression of a text */
  evaluate(expression: string): Promise<string>;
  /** Clicks the middle of an element, as a mouse does. */
  click(expression: string): Promise<void>;
  /** Presses key after key, for what has the focus; a letter is its key, others are those of `KEYS`. */
  press(keys: string): Promise<void>;
  /** Chooses a file in a field for files. */
  choose(expression: string, path: string): Promise<void>;
  /** What the window shows, as a PNG. */
  picture(): Promise<Buffer>;
  /** Ends the browser with all its processes. */
  close(): Promise<void>;
}

/** Keys that are no letters, as WebDriver writes them (its section 17.4.2). */
export const KEYS = { enter: '\uE007' } as const;

/** What belongs to one learner's browser. */
export interface Profile {
  /** Where the browser keeps what is its own. */
  readonly folder: string;
  /** Where it puts what is saved, without asking. */
  readonly downloads: string;
  /** Port of a proxy on this machine, through which it asks for whatever is not on this machine. */
  readonly proxy: number;
}

/** How wide and high the page is, in CSS pixels, where the browser lets it be so narrow. */
export const SCREEN = { width: 390, height: 844 };

export interface Engine {
  readonly name: string;
  /** What to do where it cannot run; null where it can. */
  missing(): Promise<string | null>;
  /** Why nothing that is stored outlives the browser; null where it does. */
  readonly forgets: string | null;
  /** Whether the browser asks for this address of its own accord, whatever page is open. */
  asksItself?(address: string): boolean;
  start(profile: Profile): Promise<Driver>;
}
