/** What CHANGELOG.md says of a version. */

/** A notice on a phone shows no more without taking half of the screen. */
const LONGEST_SENTENCE = 160;

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
  const { heading, body } = newestOf(changelog);
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
  if (body === '') throw new Error(`CHANGELOG.md says nothing of ${version}.`);
  return { version, date, notes: body };
}

/**
 * What the newest version brings, in a sentence: the paragraph right below its heading. Who is offered the version reads it.
 *
 * @throws Error that says what is missing
 */
export function sentenceOf(changelog: string): string {
  const { heading, body } = newestOf(changelog);
  const sentence = body.split(/\n\s*\n/, 1)[0]!.replaceAll(/\s+/g, ' ');
  if (sentence === '' || /^[#\-*|>`]/.test(sentence))
    throw new Error(`CHANGELOG.md does not say in a sentence, below "${heading}", what is new.`);
  if (sentence.length > LONGEST_SENTENCE)
    throw new Error(
      `CHANGELOG.md says in ${sentence.length} characters what is new in ${heading}; ${LONGEST_SENTENCE} at most.`,
    );
  return sentence;
}

function newestOf(changelog: string): { readonly heading: string; readonly body: string } {
  const newest = changelog.split(/^## /m)[1] ?? '';
  const [heading = ''] = newest.split('\n', 1);
  return { heading: heading.trim(), body: newest.slice(heading.length).trim() };
}
