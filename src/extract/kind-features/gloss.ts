/** How the English is written, and which kind its words are of. */
import { GIVEN_NAMES, numberOf } from '../words.ts';
import type { Facts } from './facts.ts';
import type { Note } from './feature.ts';
import {
  BOOK_WORD,
  EVENT_HEAD,
  FIRM_WORD,
  FORMS_OF_ADDRESS,
  ISSUED_WORD,
  LAW_HEAD,
  ORGANISATION_HEAD,
  PLACE_HEAD,
  POLICY_HEAD,
  PUBLICATION_HEAD,
  PUBLICATION_WORD,
} from './gloss-words.ts';
import { ISSUED_END, PLACE_END } from './hanzi-words.ts';
import { CAPITAL } from './shape.ts';

export function noteGloss(facts: Facts, note: Note): void {
  const {
    evidence,
    plain,
    gloss,
    words,
    proper,
    head,
    single,
    isWord,
    isBody,
    isOrganisation,
    saysPlace,
    placed,
  } = facts;
  const { english, romanised } = evidence;
  note('no gloss', english === null);
  note('small letters', isWord || (words.length > 0 && !/\p{Lu}/u.test(gloss)));
  note('one capital word', proper && single && !isWord);
  note('two or three capital words', proper && (words.length === 2 || words.length === 3));
  note('four and more capital words', proper && words.length > 3);
  note(
    'capital words with small ones between',
    proper && words.length > 2 && words.some((w) => !CAPITAL.test(w)),
  );
  note('sentence with one capital', !proper && CAPITAL.test(words[0] ?? ''));
  note(
    'spelt as a brand',
    proper &&
      !romanised &&
      words.some(
        (w) =>
          /\p{Ll}\p{Lu}|^\p{Lu}{2,}\p{Ll}{2}|^\d+\p{Lu}\p{Ll}|\p{Ll}\.\p{Ll}/u.test(w) ||
          (w === 'AI' && !/智能|AI/.test(plain)),
      ),
  );
  note('abbreviated', evidence.abbreviation && proper);
  note('a number first', numberOf(words[0] ?? '') !== null);
  note('word of an organisation', proper && isOrganisation);
  note('head of an organisation', proper && isBody && ORGANISATION_HEAD.has(head));
  note(
    'head of an organisation, one capital',
    !proper &&
      isBody &&
      CAPITAL.test(words[0] ?? '') &&
      ORGANISATION_HEAD.has(head) &&
      !/^[\p{Lu}\d]+$/u.test(words[0]!),
  );
  note('word of a firm', proper && !single && FIRM_WORD.test(gloss));
  note('word of a place', placed && saysPlace);
  note('head of a place', placed && PLACE_HEAD.has(head));
  note(
    'head of a place, not of the Chinese',
    placed && PLACE_HEAD.has(head) && !PLACE_END.test(plain) && !romanised,
  );
  // Post-Reform Era: what comes after is no newspaper.
  note('word of a publication', proper && PUBLICATION_WORD.test(gloss.replace(/\bpost-/i, '')));
  note('head of a publication', proper && PUBLICATION_HEAD.has(head));
  note('book of, history of', proper && BOOK_WORD.test(gloss));
  note('opinions on, notice of', proper && ISSUED_END.test(plain) && ISSUED_WORD.test(gloss));
  note('head of a policy', POLICY_HEAD.has(head));
  note('head of a law', LAW_HEAD.has(head));
  note('head of an event', EVENT_HEAD.has(head));
  note('form of address', proper && words.length > 1 && FORMS_OF_ADDRESS.has(words[0]!.toLowerCase()));
  note('a given name', proper && words.length > 1 && GIVEN_NAMES.has(words[0]!.toLowerCase()));
}
