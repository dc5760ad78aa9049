/** How the screen says how many. */

/**
 * A count as it is written: "12", "1,200". The browser is asked only where there is something to group: the first time it
 * loads its tables, for which a slow phone's first screen would wait a tenth of a second.
 */
export const grouped = (count: number): string => (count < 1000 ? String(count) : count.toLocaleString('en'));

/** "1 term", "12 terms": `many` where the plural is not made with s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
