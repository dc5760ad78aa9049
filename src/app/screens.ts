/**
 * Every screen: how it is loaded, what it needs, where it belongs in the navigation.
 *
 * To add a screen: give it an address in shell/route.ts, a component here, and a link that leads to it. `Today` is
 * part of the first load; all others are fetched when first opened.
 */
import type { Component } from 'svelte';
import { loadPart } from './shell/load.ts';
import type { Route, ScreenName, Tab } from './shell/route.ts';
import Today from './today/Today.svelte';

/** A screen's component may take the route that led to it. */
export type ScreenComponent<S extends ScreenName> =
  | Component<{ route: Extract<Route, { screen: S }> }>
  | Component<Record<string, never>>;

export interface ScreenDefinition<S extends ScreenName> {
  readonly load: () => Promise<ScreenComponent<S>> | ScreenComponent<S>;
  /**
   * What is open before it is shown, so that the component may call `glossary()`, or `library()` too, at once. The
   * library brings the code that folds it.
   */
  readonly needs: 'nothing' | 'glossary' | 'library';
  /** The tab marked as current. */
  readonly tab: Tab | null;
  /** `whole` hides the navigation: the screen is left by its own button. */
  readonly frame: 'tabs' | 'whole';
}

export const SCREENS: { readonly [S in ScreenName]: ScreenDefinition<S> } = {
  today: { load: () => Today, needs: 'nothing', tab: 'today', frame: 'tabs' },
  drill: {
    load: async () => (await loadPart(() => import('./drill/Drill.svelte'))).default,
    needs: 'library',
    tab: 'today',
    frame: 'whole',
  },
  'look-up': {
    load: async () => (await loadPart(() => import('./dictionary/screens.ts'))).LookUp,
    needs: 'library',
    tab: 'look-up',
    frame: 'tabs',
  },
  term: {
    load: async () => (await loadPart(() => import('./term/Term.svelte'))).default,
    needs: 'library',
    tab: null,
    frame: 'tabs',
  },
  word: {
    load: async () => (await loadPart(() => import('./dictionary/screens.ts'))).WordPage,
    needs: 'library',
    tab: 'look-up',
    frame: 'tabs',
  },
  read: {
    load: async () => (await loadPart(() => import('./read/Read.svelte'))).default,
    needs: 'library',
    tab: 'library',
    frame: 'tabs',
  },
  library: {
    load: async () => (await loadPart(() => import('./library/Library.svelte'))).default,
    needs: 'library',
    tab: 'library',
    frame: 'tabs',
  },
  source: {
    load: async () => (await loadPart(() => import('./library/Source.svelte'))).default,
    needs: 'library',
    tab: 'library',
    frame: 'tabs',
  },
  issue: {
    load: async () => (await loadPart(() => import('./library/Source.svelte'))).default,
    needs: 'library',
    tab: 'library',
    frame: 'tabs',
  },
  article: {
    load: async () => (await loadPart(() => import('./library/Article.svelte'))).default,
    needs: 'library',
    tab: 'library',
    frame: 'tabs',
  },
  set: {
    load: async () => (await loadPart(() => import('./library/TermSet.svelte'))).default,
    needs: 'library',
    tab: 'library',
    frame: 'tabs',
  },
  words: {
    load: async () => (await loadPart(() => import('./words/Words.svelte'))).default,
    needs: 'library',
    tab: 'library',
    frame: 'tabs',
  },
  choose: {
    load: async () => (await loadPart(() => import('./today/Choose.svelte'))).default,
    needs: 'library',
    tab: 'today',
    frame: 'tabs',
  },
  statistics: {
    load: async () => (await loadPart(() => import('./statistics/Statistics.svelte'))).default,
    needs: 'glossary',
    tab: 'today',
    frame: 'tabs',
  },
  settings: {
    load: async () => (await loadPart(() => import('./settings/Settings.svelte'))).default,
    needs: 'nothing',
    tab: 'settings',
    frame: 'tabs',
  },
  licences: {
    load: async () => (await loadPart(() => import('./settings/Licences.svelte'))).default,
    needs: 'nothing',
    tab: 'settings',
    frame: 'tabs',
  },
  'not-found': {
    load: async () => (await loadPart(() => import('./shell/NotFound.svelte'))).default,
    needs: 'nothing',
    tab: null,
    frame: 'tabs',
  },
};
