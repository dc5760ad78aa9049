/** What the dictionary says that it is. */
import { COUNTRIES } from '../countries.ts';
import { isLife } from '../names.ts';
import type { Facts } from './facts.ts';
import type { Note } from './feature.ts';
import { holds, type Test } from './matching.ts';

const COUNTRY_OR_TOWN = holds(
  'city county district province town island capital region river mountain municipality lake strait country peninsula prefecture area suburb neighborhood neighbourhood village',
);
/** As the dictionary calls a place first, before it says where it is: opera of Kunshan city is none. */
const HEAD_OF_PLACE: Test = {
  test: (gloss) => COUNTRY_OR_TOWN.test(gloss.split(/ (?:in|of|from|near|at|originating) /)[0]!),
};
const FIRM_OR_BODY = holds(
  'company corporation university bank agency ministry organisation organization manufacturer conglomerate brand website retailer platform airline multinational government department committee federation museum',
  /\b(?:political party|search engine)\b/i,
);
const BOOK_OR_PAPER = holds(
  'newspaper magazine journal novel books classic classics scripture poem opera film collection chronicle histories anthology dictionary encyclopaedia encyclopedia',
  /\b(?:books? of|history book|s[uū]tra|play by)\b/i,
);
const SOMEBODY = holds(
  'monk poet emperor empress king queen general politician statesman writer novelist author actor actress singer scholar philosopher painter historian composer scientist mathematician revolutionary calligrapher footballer goddess deity bodhisattva immortal',
  /\b(?:film director|god of)\b/i,
);
const AGE = /\bdynasty\b|\b(?:era|period) \(|reign name/i;
const LIFE: Test = { test: isLife };

export function noteDictionary(facts: Facts, note: Note): void {
  const { evidence, gloss, words, senses, isCommon, isHead, isWord } = facts;
  const { romanised } = evidence;
  const isName = /^[A-Z]/.test(senses[0]?.pinyin ?? '');
  const isListed = (test: Test) => senses.some((s) => s.glosses.some((g) => test.test(g)));
  note('a life in the dictionary', isListed(LIFE));
  note('a person in the dictionary', isName && isListed(SOMEBODY));
  note(
    'a place in the dictionary',
    (isName && isListed(HEAD_OF_PLACE)) ||
      senses.some((s) => /^[A-Z]/.test(s.pinyin) && s.glosses.some((g) => /^see .*(?:市|县|省|区)/.test(g))),
  );
  note('a country', COUNTRIES.has(words.join(' ').replace(/^the /i, '')));
  note('an organisation in the dictionary', isName && isListed(FIRM_OR_BODY));
  note('a publication in the dictionary', isName && isListed(BOOK_OR_PAPER));
  note('an age in the dictionary', isName && isListed(AGE));
  note('a name in the dictionary', isName);
  const isMeant = isHead && evidence.translated && !romanised && !evidence.emphasised;
  note('a common noun', isCommon && (isWord || isMeant || !/^\P{L}*\p{Lu}/u.test(gloss)));
}
