/** What of the open library has a name, for the names of labels. */
import type { Named } from './label-names.ts';
import { cardsOf } from '../learner/cards.ts';
import { library } from './library.ts';

/** @throws Error before the library is open */
export function named(): Named {
  const { issue } = library();
  return {
    sources: [{ id: issue.id, title: `${issue.journal} ${issue.volume}-${issue.issue}` }],
    articles: issue.articles,
    topics: issue.topics,
  };
}

/** The labels of every term, drilled or not. */
export function labelled(): readonly { readonly labels: readonly string[] }[] {
  return cardsOf(library(), { directions: ['hanzi-meaning'], leftOut: [] });
}
