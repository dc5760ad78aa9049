/** XML of a document's parts, as elements one after another; entities of a file are never followed. */
import { Parser } from 'htmlparser2';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All text in it. */
  text: string;
}

/** A name without the prefix of its namespace, which each program chooses for itself. */
export const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Elements that may stand in one another; documents have some twenty. */
const DEEPEST = 200;

/** @returns each element with its text, in the order in which they begin; damage costs what is damaged only */
export function elementsOf(xml: string): XmlElement[] {
  const elements: XmlElement[] = [];
  const open: (XmlElement | null)[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = open.length < DEEPEST ? { name: withoutPrefix(name), attributes, text: '' } : null;
        open.push(element);
        if (element !== null) elements.push(element);
      },
      ontext(text) {
        const inner = open.at(-1);
        if (inner) inner.text += text;
      },
      onclosetag() {
        open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  return elements;
}
