/** Pages of a text that is changed. */

/**
 * The lines on which pages begin, after a text was changed: before the first line that differs they stay, behind the
 * last one they move along, and a page that began in between begins where the change does.
 *
 * @param pages rising lines, from 1
 */
export function movedPages(pages: readonly number[], before: string, after: string): number[] {
  const [was, is] = [before.split('\n'), after.split('\n')];
  const shorter = Math.min(was.length, is.length);
  let same = 0;
  while (same < shorter && was[same] === is[same]) same++;
  let end = 0;
  while (end < shorter - same && was[was.length - 1 - end] === is[is.length - 1 - end]) end++;
  const moved = is.length - was.length;
  return pages.map((line) => {
    if (line <= same + 1) return Math.min(line, is.length);
    return line > was.length - end ? line + moved : Math.min(line, same + 1, is.length);
  });
}
