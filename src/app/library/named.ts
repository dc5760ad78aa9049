/** What of a library has a name, for the names of labels. */
import type { Library } from '../../library/fold.ts';
import { glossary } from './glossary.ts';
import type { Named } from './label-names.ts';

/**
 * @param library null while only the shipped issue is open
 * @throws Error before the glossary is open
 */
export function named(library: Library | null): Named {
  const { issue, printed, supplied } = glossary();
  return {
    sources: library?.sources
      .filter(({ state }) => state !== 'removed')
      .map(({ source: { id, title } }) => ({ id, title })) ?? [
      { id: issue.id, title: `${issue.journal} ${issue.volume}-${issue.issue}` },
    ],
    articles: library?.articles ?? issue.articles,
    topics: issue.topics,
    shippedTags: new Set([...printed, ...supplied].flatMap(({ tags }) => tags)),
  };
}
