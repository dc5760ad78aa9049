/** Where each article of an issue stands in its text, and under which heading a line stands. */
import { WrittenDataError, type IssueFile } from './written.ts';

/** What a line of the text stands in. */
export interface Division {
  /** Id of the article. */
  readonly article: string;
  /**
   * The heading it stands under, without Markdown and with its misread words put right; null before the article's
   * first, and between the list of a summary and the heading after it.
   */
  readonly section: string | null;
}

/**
 * Finds the articles by their headings. Returns a look-up from a 1-based line to the article and section it
 * stands in, null for lines before the first article.
 * Throws `WrittenDataError` naming each article whose heading is not in the text.
 */
export function locateArticles(source: string, issue: IssueFile): (line: number) => Division | null {
  const lines = source.split('\n');
  const starts: { line: number; article: IssueFile['articles'][number] }[] = [];
  const faults: string[] = [];
  for (const article of issue.articles) {
    const heading = plain(article.heading);
    const at = lines.findIndex((line) => plain(line) === heading);
    if (at < 0)
      faults.push(`issue.yaml: articles: ${article.id}: no line of the text reads "${article.heading}"`);
    else starts.push({ line: at, article });
  }
  if (faults.length > 0) throw new WrittenDataError(faults);
  starts.sort((a, b) => a.line - b.line);
  const divisions: (Division | null)[] = [];
  let next = 0;
  let division: Division | null = null;
  let ignored: readonly string[] = [];
  /** Of a summary: nothing read yet but its heading, or its list. */
  let summary: 'none' | 'opened' | 'listing' = 'none';
  lines.forEach((line, at) => {
    const start = starts[next];
    if (start && at === start.line) {
      const { id, notHeadings } = start.article;
      division = { article: id, section: null };
      ignored = notHeadings.map(plain);
      summary = 'none';
      next++;
    } else if (division) {
      const section = headingOf(line);
      if (section !== null && !ignored.includes(plain(line))) {
        division = { article: division.article, section: readRight(section, issue.misread) };
        summary = /\bsummary$/i.test(section) ? 'opened' : 'none';
      } else if (summary !== 'none') {
        // The conversion prints no heading where the summary ends: the running text begins after its list.
        if (LISTED.test(line)) summary = 'listing';
        else if (summary === 'listing' && !/^\s|^$/.test(line)) {
          summary = 'none';
          division = { article: division.article, section: null };
        }
      }
    }
    divisions.push(division);
  });
  return (line) => divisions[line - 1] ?? null;
}

const LISTED = /^\s*(?:[-•*]|\d+\.)\s/;

function readRight(heading: string, misread: Readonly<Record<string, string>>): string {
  return heading.replaceAll(/\p{L}+/gu, (word) => (Object.hasOwn(misread, word) ? misread[word]! : word));
}

/** The words of a Markdown heading without its marks and closing colon; null for any other line. */
function headingOf(line: string): string | null {
  const match = /^#{1,6}\s+(\S.*)$/.exec(line);
  return match ? plain(match[1]!) : null;
}

function plain(line: string): string {
  return line
    .replaceAll(/^#+\s*|[*_`]|<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/:$/, '');
}
