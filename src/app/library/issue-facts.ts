/** Facts about an issue, in the words a bibliography uses. */
import type { Article, Issue } from '../../glossary/entry.ts';

/** "12 April 2024". */
export function longDate(isoDay: string): string {
  return new Date(`${isoDay}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** A reference in the Chicago manner, for a bibliography or a footnote. */
export function citation(issue: Issue, article: Article): string {
  return `${article.author}, “${article.title},” ${issue.journal} ${issue.volume}, no. ${issue.issue} (${longDate(issue.date)}): ${article.pages}.`;
}

/** A source's date as far as it is known: "2017", "October 2017", "18 October 2017". */
export function dateInWords(date: string): string {
  if (/^\d{4}$/.test(date)) return date;
  if (date.length > 7) return longDate(date);
  return new Date(`${date}-01T00:00:00Z`).toLocaleDateString('en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
