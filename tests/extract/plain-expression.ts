/** The toy to beat: Chinese in brackets, and the quotation or the run of words with capitals before it. */
export interface Pair {
  hanzi: string;
  english: string | null;
  kind: 'policy-term';
}

export function plainExpression(text: string): Pair[] {
  const terms = new Map<string, Pair>();
  const pattern =
    /(?:["“]([^"“”\n]{1,120}?)["”]?|((?:[A-Z][\w’'-]*|of|and|for|the)(?: (?:[A-Z][\w’'-]*|of|and|for|the))*)) [([（](?:[A-Z]{2,6}[,;] )?([\p{Script=Han} ]+)[)\]）]/gu;
  for (const [, quoted, name, hanzi] of text.matchAll(pattern)) {
    const key = hanzi!.replaceAll(' ', '');
    if (!terms.has(key)) terms.set(key, { hanzi: key, english: quoted ?? name ?? null, kind: 'policy-term' });
  }
  return [...terms.values()];
}
