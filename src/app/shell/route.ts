/**
 * Which screen an address names, and the address of a screen.
 *
 * Everything stands in the hash, so that any static host serves the app from any sub-path and a shared link
 * opens where it was copied.
 */

/** Fields of a screen's address, after the `?`; each field once. */
export type Query = Readonly<Record<string, string>>;

export type Route =
  | { readonly screen: 'today' }
  /** `query` narrows what is drilled; the drill itself reads it. */
  | { readonly screen: 'drill'; readonly query: Query }
  /** `query.q` is what is looked for; kind, topic, tag, source, state and standing narrow it; `query.order` lists all terms. */
  | { readonly screen: 'look-up'; readonly query: Query }
  | { readonly screen: 'term'; readonly id: string }
  /** A word of the dictionary, by its characters in either script. */
  | { readonly screen: 'word'; readonly id: string }
  | { readonly screen: 'read'; readonly query: Query }
  /** The sources; reading begins there. */
  | { readonly screen: 'library' }
  /** `at` opens its text at that offset; so with the issue, which has an address of its own. */
  | { readonly screen: 'source'; readonly id: string; readonly at?: number }
  | { readonly screen: 'issue'; readonly at?: number }
  | { readonly screen: 'article'; readonly id: string }
  /** A list of terms in its order. */
  | { readonly screen: 'set'; readonly id: string }
  /** The reader's own words; `query.do` adds one or takes a list, `query.edit` names the one to correct. */
  | { readonly screen: 'words'; readonly query: Query }
  /** `query.ask` is how much is to be drilled. */
  | { readonly screen: 'choose'; readonly query: Query }
  | { readonly screen: 'statistics' }
  /** `part` names the part to show first. */
  | { readonly screen: 'settings'; readonly part?: string }
  | { readonly screen: 'licences' }
  | { readonly screen: 'not-found'; readonly address: string };

export type ScreenName = Route['screen'];

/** The parts of the navigation; screens.ts says to which each screen belongs. */
export type Tab = 'today' | 'look-up' | 'library' | 'settings';

/** A longer address was never written by the app; it is not worth decoding. */
const LONGEST_ADDRESS = 8000;

const PLAIN = new Map<string, Route>([
  ['', { screen: 'today' }],
  ['library', { screen: 'library' }],
  ['statistics', { screen: 'statistics' }],
  ['licences', { screen: 'licences' }],
]);

/** Those whose address is nothing but a query. */
const ASKING = ['drill', 'look-up', 'choose', 'words'] as const;

/** Reads a location's hash, with or without its `#`. An address no screen answers to is `not-found`. */
export function parseRoute(hash: string): Route {
  const address = hash.startsWith('#') ? hash.slice(1) : hash;
  const notFound: Route = { screen: 'not-found', address: address.slice(0, LONGEST_ADDRESS) };
  if (address.length > LONGEST_ADDRESS) return notFound;
  if (address !== '' && !address.startsWith('/')) return notFound;

  const queryStart = address.indexOf('?');
  const path = queryStart < 0 ? address : address.slice(0, queryStart);
  const query = queryStart < 0 ? '' : address.slice(queryStart + 1);

  const segments: string[] = [];
  for (const raw of path.split('/').slice(1)) {
    const segment = decodeSegment(raw);
    if (segment === undefined) return notFound;
    segments.push(segment);
  }
  if (segments.length > 1 && segments.at(-1) === '') segments.pop();
  const [first = '', second, ...more] = segments;
  if (more.length > 0) return notFound;

  if (second === undefined) {
    const asking = ASKING.find((screen) => screen === first);
    if (asking) return { screen: asking, query: parseQuery(query) };
    if (first === 'read') return read(parseQuery(query));
    if (first === 'issue') return { screen: 'issue', ...placeIn(parseQuery(query)) };
    if (first === 'settings') return settings(parseQuery(query));
    return PLAIN.get(first) ?? notFound;
  }
  if (second === '') return notFound;
  if (first === 'term' || first === 'word' || first === 'set') return { screen: first, id: second };
  if (first === 'source') return { screen: 'source', id: second, ...placeIn(parseQuery(query)) };
  if (first === 'issue') return { screen: 'article', id: second };
  return notFound;
}

/** The hash that `parseRoute` reads back as the same route, with its `#`. */
export function formatRoute(route: Route): string {
  switch (route.screen) {
    case 'today':
      return '#/';
    case 'drill':
    case 'look-up':
    case 'choose':
    case 'read':
    case 'words':
      return `#/${route.screen}${formatQuery(route.query)}`;
    case 'settings':
      return `#/settings${formatQuery(route.part === undefined ? {} : { part: route.part })}`;
    case 'source':
      return sourceHref(route.id, route.at);
    case 'issue':
      return `#/issue${formatPlace(route.at)}`;
    case 'term':
    case 'word':
    case 'set':
      return `#/${route.screen}/${encodeURIComponent(route.id)}`;
    case 'article':
      return `#/issue/${encodeURIComponent(route.id)}`;
    case 'not-found':
      return `#${route.address}`;
    default:
      return `#/${route.screen}`;
  }
}

/** Short for `formatRoute` in a link to a source. @param at offset in its text */
export const sourceHref = (id: string, at?: number): string =>
  `#/source/${encodeURIComponent(id)}${formatPlace(at)}`;

/** Short for `formatRoute` in a link to a term. */
export const termHref = (id: string): string => formatRoute({ screen: 'term', id });

/** In 0.1.0 the reader's copy of the issue was shown here; it is the text of the issue now. */
const read = (query: Query): Route =>
  'copy' in query ? { screen: 'issue', at: 0, ...placeIn(query) } : { screen: 'read', query };

const placeIn = ({ at = '' }: Query): { at?: number } => (/^\d{1,9}$/.test(at) ? { at: Number(at) } : {});
const formatPlace = (at: number | undefined): string =>
  formatQuery(at === undefined ? {} : { at: String(at) });

const settings = ({ part }: Query): Route =>
  part === undefined ? { screen: 'settings' } : { screen: 'settings', part };

function decodeSegment(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw);
  } catch (error) {
    // A lone "%" or a broken UTF-8 sequence: the address names nothing.
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function parseQuery(text: string): Query {
  // URLSearchParams never throws: broken escapes stay as they are, and the first of a repeated field wins.
  const query: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [field, value] of new URLSearchParams(text)) {
    if (!(field in query) && value !== '') query[field] = value;
  }
  return { ...query };
}

function formatQuery(query: Query): string {
  const fields = Object.entries(query).filter(([, value]) => value !== '');
  return fields.length === 0 ? '' : `?${new URLSearchParams(fields).toString()}`;
}
