/** How many characters it has, and which kind they are of. */
import { ISSUED } from '../../term/issued.ts';
import { isTranscribing } from '../../pinyin/orthography/word-lists.ts';
import { numberOf, TITLE_WORDS } from '../words.ts';
import type { Facts } from './facts.ts';
import type { Note } from './feature.ts';
import { NUMBERED, ORGANISATION_HEAD, ROLES, SMALL_BODY } from './gloss-words.ts';
import {
  ADDRESS_END,
  BOOK_END,
  COUNTED,
  CRAFT,
  ESSAY,
  FIRM_END,
  LAW_END,
  NICKNAME,
  NO_BOOK,
  NO_NAME,
  NO_PAPER,
  NO_PLACE,
  ORGANISATION_END,
  PLACE_END,
  POLICY_END,
  PUBLICATION_END,
} from './hanzi-words.ts';
import { CAPITAL } from './shape.ts';

export function noteHanzi(facts: Facts, note: Note): void {
  const {
    evidence,
    plain,
    chars,
    size,
    gloss,
    words,
    proper,
    head,
    single,
    several,
    senses,
    personLike,
    nameLike,
    isEvent,
    isBody,
    isOrganisation,
    saysPlace,
    placed,
  } = facts;
  const { hanzi, english, romanised } = evidence;
  // 办好中国的事情，关键在党: a statement is not what its last word is.
  const isStatement = /[，：；！？]/.test(hanzi);
  note('one character', size === 1);
  note('two or three characters', size === 2 || size === 3);
  note('many characters', size > 6);
  note(
    'looks like a person',
    personLike && proper && several && !evidence.quoted && !isOrganisation && !saysPlace,
  );
  note('surname first, no gloss', english === null && nameLike && senses.length === 0 && size <= 3);
  note(
    'sounds of a foreign name',
    proper && size >= 3 && !romanised && chars.filter(isTranscribing).length >= size * 0.75,
  );
  note('middle dot', /[·・]/.test(hanzi) && proper);
  note('ends as an address', size > 1 && size <= 5 && ADDRESS_END.test(plain) && CAPITAL.test(gloss));
  note(
    'a role and nobody’s name',
    proper &&
      !romanised &&
      size > 1 &&
      size <= 6 &&
      ROLES.has(words.at(-1)!.toLowerCase()) &&
      words.every((word) => isRole(word.toLowerCase())),
  );
  note('begins as a nickname', NICKNAME.test(plain) && proper);
  note(
    'ends as an organisation',
    size > 2 && ORGANISATION_END.test(plain) && isBody && !isStatement && (proper || english === null),
  );
  note(
    'ends as an organisation, as its gloss does in small letters',
    size > 2 &&
      ORGANISATION_END.test(plain) &&
      isBody &&
      !isStatement &&
      !proper &&
      (ORGANISATION_HEAD.has(head) || SMALL_BODY.test(head)),
  );
  note('ends as a firm', size > 2 && FIRM_END.test(plain) && (proper || english === null));
  note(
    'ends as a place',
    size > 1 &&
      placed &&
      !isStatement &&
      !NO_PLACE.test(plain) &&
      // 弥敦道 Nathan Road, 金钟道 Queensway
      (PLACE_END.test(plain) || (/..道$/.test(plain) && /(?:way|drive)$/i.test(gloss))),
  );
  const isTitle = proper || english === null || (evidence.cited && CAPITAL.test(gloss));
  note('ends as a publication', size > 1 && PUBLICATION_END.test(plain) && !NO_PAPER.test(plain) && isTitle);
  note(
    'ends as a book',
    size > 1 && BOOK_END.test(plain) && !NO_BOOK.test(plain) && proper && !(romanised && single),
  );
  note('ends as a policy', POLICY_END.test(plain));
  note('ends as a law', size > 2 && LAW_END.test(plain));
  note('ends as an event', isEvent);
  note('issued by an authority', ISSUED.test(plain));
  note(
    'begins or ends as an essay',
    size > 2 && ESSAY.test(plain) && (proper || evidence.quoted || evidence.emphasised || english === null),
  );
  note('counts things', COUNTED.test(plain) && (!proper || numberOf(words[0]!) !== null));
  note(
    'a craft or a model',
    proper &&
      size > 2 &&
      (CRAFT.test(plain) || (romanised !== null && /\D\d{1,4}$/.test(plain))) &&
      !NUMBERED.test(gloss),
  );
  note('a rank or a preposition', NO_NAME.test(plain));
  note('ends with a year', /20\d\d$/.test(hanzi));
}

/** Words of which the name of an office is made. */
const isRole = (word: string): boolean =>
  ROLES.has(word) ||
  TITLE_WORDS.has(word) ||
  /^(?:party|state|county|city|district|provincial|municipal|chief|grand|cabinet)$/.test(word);
