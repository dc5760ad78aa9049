/** Lines, columns and headings of a text. Lines are indexed once; a look-up is a binary search. */
import { firstWhere } from '../sorted/first-where.ts';
import type { Mention } from './term.ts';

const HEADING = /^[ \t]{0,3}#{1,6}[ \t]+(.+?)[ \t]*#*$/;

export class Positions {
  readonly #text: string;
  readonly #starts: number[] = [0];
  readonly #headings: { at: number; title: string }[] = [];

  constructor(text: string) {
    this.#text = text;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
    for (let line = 0; line < this.#starts.length; line++) {
      const start = this.#starts[line]!;
      const first = text.charCodeAt(start);
      if (first !== 0x23 && first !== 0x20 && first !== 0x09) continue;
      const end = this.#starts[line + 1] ?? text.length + 1;
      if (end - start > 400) continue;
      const title = HEADING.exec(text.slice(start, end - 1).replace(/\r$/, ''))?.[1];
      if (title) this.#headings.push({ at: start, title: title.replace(/<[^<>]*>|[*_`]/g, '').trim() });
    }
  }

  slice(start: number, end: number): string {
    return this.#text.slice(start, end);
  }

  /** The mention printed from `start` to `end`. */
  mention(start: number, end: number): Mention {
    const line = firstWhere(0, this.#starts.length, (i) => this.#starts[i]! > start) - 1;
    const heading =
      this.#headings[firstWhere(0, this.#headings.length, (i) => this.#headings[i]!.at > start) - 1];
    return {
      line: line + 1,
      column: start - this.#starts[line]! + 1,
      ...(heading && { section: heading.title }),
      printed: this.#text.slice(start, end),
    };
  }
}
