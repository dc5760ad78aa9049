/** What a learner does with the app and sees of it, the same for every driver. */
import { setTimeout as pause } from 'node:timers/promises';
import { findElement, readStored, type What } from './in-page.ts';
import { KEYS, type Driver } from './engine.ts';

/** How long anything may take, in ms: a limit for what hangs, not a measurement. */
const LIMIT = 180_000;

export const button = (named: string, begins = false): What => ({
  css: 'button, [role="button"]',
  named,
  begins,
});
export const link = (named: string): What => ({ css: 'a[href]', named });
export const field = (named: string, begins = false): What => ({ css: 'input, textarea', named, begins });
export const heading = (named: string): What => ({ css: 'h1, h2, h3', named });

export class Page {
  constructor(readonly driver: Driver) {}

  /** Calls a function in the page; it may name nothing but what it is given. */
  async run<A extends unknown[], R>(fn: (...args: A) => R, ...args: A): Promise<Awaited<R>> {
    const call = `(async () => JSON.stringify((await (${expressionOf(fn, args)})) ?? null))()`;
    return JSON.parse(await this.driver.evaluate(call)) as Awaited<R>;
  }

  /** Waits until a function of the page gives something that is true. */
  async until<A extends unknown[], R>(what: string, fn: (...args: A) => R, ...args: A): Promise<Awaited<R>> {
    let last = '';
    for (const end = Date.now() + LIMIT; Date.now() < end; await pause(100)) {
      try {
        const given = await this.run(fn, ...args);
        if (given) return given;
      } catch (error) {
        // A page that is just being replaced answers nothing.
        last = `; last: ${String(error)}`;
      }
    }
    const shown = await this.run(() => document.body.innerText).catch(String);
    throw new Error(`${what} did not come${last}. The page shows:\n${shown.slice(0, 1500)}`);
  }

  /** Waits until it is there. */
  async sees(what: What): Promise<void> {
    await this.until(sayWhat(what), findElement, what);
  }

  async click(what: What): Promise<void> {
    await this.sees(what);
    await this.driver.click(expressionOf(findElement, [what]));
  }

  /** Waits until these words are shown somewhere. */
  async reads(words: string): Promise<void> {
    await this.until(`“${words}”`, (some) => document.body.innerText.includes(some), words);
  }

  /** Types into a field, over what is in it. */
  async fill(what: What, text: string): Promise<void> {
    await this.click(what);
    await this.run(() => (document.activeElement as HTMLInputElement).select());
    await this.press(text);
    await this.until(
      `“${text}” in ${sayWhat(what)}`,
      (typed) => (document.activeElement as HTMLInputElement).value === typed,
      text,
    );
  }

  press(keys: string): Promise<void> {
    return this.driver.press(keys.replaceAll('\n', KEYS.enter));
  }

  async choose(what: What, path: string): Promise<void> {
    await this.sees(what);
    await this.driver.choose(expressionOf(findElement, [what]), path);
  }

  /** Opens a screen by its hash route, and waits for its heading. */
  async screen(route: string): Promise<void> {
    await this.run((hash) => {
      if ((location.hash || '#/') === hash) return;
      // The screen that is left stands there until the next one has come.
      document.querySelector('#page')?.setAttribute('data-left', '');
      location.hash = hash;
    }, route);
    await this.until(
      `the heading of ${route}`,
      () => document.querySelector('#page:not([data-left]) h1') !== null,
    );
  }

  /** What is stored under keys that begin so. */
  stored(prefix: string): Promise<unknown[]> {
    return this.run(readStored, prefix, `${prefix}\uffff`);
  }

  /** Waits until the service worker has stored everything and is in charge. */
  async readyOffline(): Promise<void> {
    await this.until('the service worker', () => navigator.serviceWorker.controller !== null);
  }
}

/** The call of a function as an expression. What tsx writes into functions to keep their names is given to them. */
const expressionOf = (fn: (...args: never[]) => unknown, args: readonly unknown[]): string =>
  `((__name) => (${fn.toString()})(${args.map((arg) => JSON.stringify(arg)).join(', ')}))((named) => named)`;

const sayWhat = ({ css, named }: What) => `${named === undefined ? '' : `“${named}” as `}${css}`;
