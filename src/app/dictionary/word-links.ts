/** Where lists of the dictionary's words lead. */
export interface WordLinks {
  /** Where a word's page is shown, and a term's. */
  readonly hrefOfWord?: (hanzi: string) => string;
  readonly hrefOfTerm?: (id: string) => string;
  /** Such an address: of the page that is shown beside the list. */
  readonly current?: string;
  /** Called when a link is followed, before the address changes. */
  readonly onfollow?: () => void;
}
