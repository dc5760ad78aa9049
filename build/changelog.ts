/** What CHANGELOG.md says of a version. */

export interface Release {
  readonly version: string;
  /** `2026-11-26`. */
  readonly date: string;
  /** Markdown: what stands below its heading. */
  readonly notes: string;
}

/**
 * The newest version of the changelog, if it is the one that is to be released.
 *
 * @param tag as `v1.2.0`; null where nothing is tagged yet
 * @throws Error that says what is to be done first
 */
export function releaseOf(changelog: string, version: string, tag: string | null): Release {
  const [, ...sections] = changelog.split(/^## /m);
  const [newest = ''] = sections;
  const heading = newest.split('\n', 1)[0]!.trim();
  if (/^unreleased/i.test(heading))
    throw new Error(
      `CHANGELOG.md still says "${heading}": write "## ${version} (YYYY-MM-DD)" in its place, with the day of the release.`,
    );
  const [, said, date] = /^(\d+\.\d+\.\d+\S*) \((\d{4}-\d{2}-\d{2})\)$/.exec(heading) ?? [];
  if (said === undefined || date === undefined || Number.isNaN(Date.parse(date)))
    throw new Error(`CHANGELOG.md begins with "${heading}", which is no version with its day.`);
  if (said !== version)
    throw new Error(`CHANGELOG.md begins with ${said}, package.json says ${version}: npm version ${said}.`);
  if (tag !== null && tag !== `v${version}`)
    throw new Error(`The commit is tagged ${tag}, package.json says ${version}.`);
  const notes = newest.slice(newest.indexOf('\n')).trim();
  if (notes === '') throw new Error(`CHANGELOG.md says nothing of ${version}.`);
  return { version, date, notes };
}
