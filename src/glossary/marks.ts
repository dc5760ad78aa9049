/** Quotation and title marks and commas, which are written or not without changing which term it is. */
const MARKS = '“”‘’《》〈〉「」、，,"\\s';

export function withoutMarks(hanzi: string): string {
  return hanzi.replaceAll(new RegExp(`[${MARKS}]`, 'gu'), '');
}

/** Finds a term in a text, with or without marks inside it: 一带一路国际合作 in “一带一路”国际合作. */
export function termPattern(hanzi: string): RegExp {
  const signs = Array.from(withoutMarks(hanzi), (sign) => sign.replace(/[.*+?^${}()|[\]\\/]/, '\\$&'));
  return new RegExp(signs.join(`[${MARKS}]*`), 'gu');
}
