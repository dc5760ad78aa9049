/** What stands around: words before and after the English, and the terms that it is listed with. */
import type { FoundKind } from '../../term/kinds.ts';
import { INTRODUCERS, TITLE_WORDS } from '../words.ts';
import type { Facts } from './facts.ts';
import type { KindFeature, Note } from './feature.ts';
import { PLACE_END } from './hanzi-words.ts';
import { CAPITAL } from './shape.ts';
import {
  CRAFT_AROUND,
  EMPLOYED,
  FIRM_CONTEXT,
  MADE,
  NICKNAMED,
  NO_AUTHOR,
  PERSON_AFTER,
  PERSON_CONTEXT,
  PLACE_AFTER,
  PLACE_BEFORE,
  PRINTS,
  PUBLICATION_BEFORE,
  PUBLISHED,
  TEXT_AFTER,
  TEXT_BEFORE,
} from './words-around.ts';

const BESIDE: Readonly<Partial<Record<FoundKind, KindFeature>>> = {
  person: 'beside a person',
  organisation: 'beside an organisation',
  place: 'beside a place',
  publication: 'beside a publication',
  'policy-term': 'beside a policy',
};

export function noteAround(facts: Facts, note: Note): void {
  const { evidence, size, gloss, words, proper, single, several, isOrganisation, saysPlace, isPolicy } =
    facts;
  const { before, after, romanised } = evidence;
  const last = before.at(-1) ?? '';
  const isCalled = several || (single && PERSON_CONTEXT.test(last));
  const person = proper && isCalled && size <= 6 && !isOrganisation && !saysPlace;
  note('title before', person && before.slice(-3).some((w) => PERSON_CONTEXT.test(w) || TITLE_WORDS.has(w)));
  note('person after', person && after.slice(0, 2).some((w) => PERSON_AFTER.test(w)));
  note(
    'life after',
    words.length <= 2 &&
      romanised !== null &&
      after.slice(0, 4).some((w) => /^(?:woman|man|girl|boy|who|daughter|son)$/.test(w)),
  );
  note(
    'place named after',
    romanised !== null &&
      single &&
      (PLACE_AFTER.test(after[0] ?? '') ||
        (/^(?:an?|the|in)$/.test(after[0] ?? '') && after.slice(1, 4).some((w) => PLACE_AFTER.test(w)))),
  );
  note('firm before', proper && before.slice(-4).some((w) => FIRM_CONTEXT.test(w)));
  note('listed at an exchange', evidence.listed === true);
  const isEmployed =
    proper &&
    words.length <= 2 &&
    (EMPLOYED.test(last) ||
      (/^(?:at|for|by|of|in)$/.test(last) && before.slice(-3).some((w) => EMPLOYED.test(w))));
  note('employed there', isEmployed);
  // a form of Official Document (公文) speaks for no place.
  const isSort = last === 'of' && INTRODUCERS.has(before.at(-2) ?? '');
  // According to Harbour News (港口新闻), citing Harbour News
  const isSource = (last === 'to' && before.at(-2) === 'according') || /^(?:citing|quoting)$/.test(last);
  note('source named before', proper && isSource);
  note(
    'place before',
    proper && words.length <= 3 && PLACE_BEFORE.test(last) && !isSort && !isEmployed && !isSource,
  );
  note(
    'place before, and ends as a place',
    proper &&
      PLACE_END.test(facts.plain) &&
      /^(?:in|at|near|around|outside)$/.test(last) &&
      !isSort &&
      !isEmployed,
  );
  note('nickname before', proper && words.length <= 3 && before.slice(-2).some((w) => NICKNAMED.test(w)));
  note('publication named before', proper && before.slice(-2).some((w) => PUBLICATION_BEFORE.test(w)));
  note(
    'an author before',
    proper && !isOrganisation && !romanised && /^\p{L}+['’]s$/u.test(last) && !NO_AUTHOR.test(last),
  );
  note('a craft named around', proper && (CRAFT_AROUND.test(last) || CRAFT_AROUND.test(after[0] ?? '')));
  note('made before', proper && before.slice(-2).some((w) => MADE.test(w)));
  note(
    'published after',
    proper &&
      (publishes(after) ||
        (/^(?:has|had|carries|runs)$/.test(after[0] ?? '') && after.slice(1, 5).some((w) => PRINTS.test(w)))),
  );
  note('policy named after', isPolicy);
  const title = evidence.quoted && CAPITAL.test(gloss) && words.length > 2;
  note('quoted, and named as a text', title && before.slice(-2).some((w) => TEXT_BEFORE.test(w)));
  note('quoted, and by somebody', title && TEXT_AFTER.test(after[0] ?? ''));
  for (const kind of evidence.beside ?? []) {
    const feature = BESIDE[kind as FoundKind];
    if (feature) note(feature, true);
  }
}

/** Whether what follows says that it prints something, or is printed: a law that is praised prints nothing. */
function publishes([first = '', second = '']: readonly string[]): boolean {
  if (/^(?:is|are|was|were)$/.test(first)) return /^(?:published|printed|listed)$/.test(second);
  return PUBLISHED.test(first) || PUBLISHED.test(second);
}
