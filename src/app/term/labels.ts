/** How the screen says how many. */

/** "1 term", "12 terms": `many` where the plural is not made with s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
