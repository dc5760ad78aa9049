/**
 * The address of the look-up screen: what is asked, and the term or word whose page stands beside the list, or in a narrow
 * window in its place. The address is where the search starts; from then on the field leads and the address follows. Made
 * while a screen is.
 */
import { onMount } from 'svelte';
import { followWithin, replaceRoute, whileHere } from '../shell/navigation.svelte.ts';
import { formatRoute, termHref, type Query, type Route } from '../shell/route.ts';
import { wide } from '../shell/wide.svelte.ts';
import { wordHref } from '../term/word-href.ts';
import { asQuery, type Asked } from './look-up.ts';

export class LookUpAddress {
  readonly #asked: () => Asked;
  readonly #isHere = whileHere();
  #term = $state('');
  #word = $state('');

  /** @param query of the address that the screen was opened by */
  constructor(asked: () => Asked, query: Query) {
    this.#asked = asked;
    this.#term = query['term'] ?? '';
    this.#word = query['word'] ?? '';
    onMount(() =>
      followWithin((to) => {
        const { term = '', word = '' } = to.screen === 'look-up' ? to.query : {};
        if (formatRoute(to) !== formatRoute(this.routeOf(term, word))) return false;
        this.#term = term;
        this.#word = word;
        return true;
      }),
    );
  }

  /** Id of the term whose page is shown; the empty text where none is. */
  get term(): string {
    return this.#term;
  }

  /** The same of a word of the dictionary. */
  get word(): string {
    return this.#word;
  }

  /** Nothing stands beside the list. */
  get isAlone(): boolean {
    return this.#term === '' && this.#word === '';
  }

  readonly routeOf = (term: string, word = ''): Route => ({
    screen: 'look-up',
    query: { ...asQuery(this.#asked()), ...(term !== '' && { term }), ...(word !== '' && { word }) },
  });

  /** Where a term's page is shown, and a word's. */
  readonly hrefOfTerm = (id: string): string => (wide.current ? formatRoute(this.routeOf(id)) : termHref(id));
  readonly hrefOfWord = (hanzi: string): string =>
    wide.current ? formatRoute(this.routeOf('', hanzi)) : wordHref(hanzi);

  /** The address follows what is asked. */
  keep(): void {
    // The next screen may still be on its way, and this one shown until it comes.
    if (this.#isHere()) replaceRoute(this.routeOf(this.#term, this.#word));
  }
}
