/** Where each article of an issue stands in its text, and under which heading a line stands. */
import type { Article } from '../glossary/entry.ts';
import { WrittenDataError, type IssueFile } from './written.ts';

export interface Place {
  readonly article: Article;
  /** The nearest heading above, without Markdown; null before the article's first. */
  readonly section: string | null;
}

/**
 * Finds the articles by their headings. Returns a look-up from a 1-based line to the article and section it
 * stands in, null for lines before the first article.
 * Throws `WrittenDataError` naming each article whose heading is not in the text.
 */
export function locateArticles(source: string, issue: IssueFile): (line: number) => Place | null {
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
  const places: (Place | null)[] = [];
  let next = 0;
  let place: Place | null = null;
  let ignored: readonly string[] = [];
  lines.forEach((line, at) => {
    const start = starts[next];
    if (start && at === start.line) {
      const { id, title, author, pages, notHeadings } = start.article;
      place = { article: { id, title, author, pages }, section: null };
      ignored = notHeadings.map(plain);
      next++;
    } else if (place) {
      const section = headingOf(line);
      if (section !== null && !ignored.includes(plain(line))) place = { article: place.article, section };
    }
    places.push(place);
  });
  return (line) => places[line - 1] ?? null;
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
