/**
 * English words as alignment and span scoring see them: which carry no meaning of their own, which introduce
 * or follow a gloss without belonging to it, and the stem under which a word meets a dictionary's gloss.
 */
import { stemmer } from 'stemmer';

/** Words that blanks divide. */
export const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

export const ARTICLES = list('the a an');
/** Words that stand inside names and phrases but never decide what they mean. */
export const FUNCTION_WORDS = list(
  'the a an of and or to in on for with by at from as into upon onto over under between among through per via about against ' +
    'is are was were be been being has have had do does did will would shall should can could may might must ' +
    'its their his her our your my it they he she we you i who whom whose which that this these those there such so than then ' +
    "if when while where whether because although but nor also both either neither not's s etc sb sth one's oneself &",
);
/** Little words that may stand in lower case inside a capitalised name. */
export const NAME_PARTICLES = list('of and for the on in to at with from by de la du von & a an under');
/** Words that may come between a span and the Chinese it belongs to, or label one of them. */
export const LABEL_WORDS = list(
  'chinese simplified traditional mandarin cantonese taiwanese pinyin hanyu romanization romanisation romanized romanised jyutping wade giles wade-giles zhuyin bopomofo ' +
    'lit lit. literally literal i.e i.e. ie e.g aka a.k.a or in as also known called named translated translation translates english meaning means i.e., viz abbr abbr. abbreviated abbreviation short for formerly formally officially ' +
    'original text characters character hanzi prc roc full name hereafter henceforth hereinafter alias trans trans. transl that is to say the a an term expression phrase word slogan sometimes usually commonly often variously ' +
    'ch ch. chin chin. zh tw hk cn meaning, language spelled written rendered cf cf. see',
);
/** Nouns that introduce a term: the concept of X, the slogan X. */
export const INTRODUCERS = list(
  'concept notion idea term phrase slogan principle policy doctrine formula expression word words formulation theory call calls called dubbed termed labelled labeled named known so-called motto catchphrase theme tagline system mechanism practice campaign spirit model form kind type method art strategy idiom saying buzzword catchword label tradition',
);
/** Months and other matter of dates. */
export const DATE_WORDS = list(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec born died b b. d d. c c. circa r r. reigned bc ad ce bce pp pp. p p. accessed ibid vol no no.',
);
/** Ranks and forms of address before a name; support for what romanisation and capitals already tell. */
export const TITLE_WORDS = list(
  'mr mr. mrs mrs. ms ms. dr dr. prof prof. professor president vice premier minister deputy secretary general gen gen. lieutenant colonel major captain admiral marshal commander commissar chairman chairwoman chairperson chair director head chief governor mayor ambassador envoy spokesman spokeswoman spokesperson senator representative commissioner judge justice lawyer attorney engineer analyst scholar expert researcher fellow dean journalist reporter editor author writer poet novelist artist actor actress singer director-general undersecretary counselor counsellor councillor legislator lawmaker politician leader activist dissident businessman businesswoman tycoon founder co-founder ceo cto cfo entrepreneur billionaire academician comrade emperor empress king queen prince princess sir madam lady lord lt col maj capt sgt adm sen rep gov then former ex late acting barrister solicitor prosecutor economist sociologist historian demographer philosopher physicist chemist biologist linguist photographer painter critic blogger columnist commentator broadcaster filmmaker monk nun abbot bishop cardinal pastor inspector superintendent coach senior junior first second third executive standing assistant associate',
);

/** Words that are verbs far more often than nouns, most of them by how a dictionary's glosses use them. */
const VERBS = list(
  'abandon absorb accelerate accept accompany accumulate accuse achieve acknowledge acquire adapt add adhere adjust administer admire admit adopt advance advise advocate agree allocate allow alter amuse analyze announce answer anticipate appear apply appoint appraise appreciate approve argue arrange arrive ascend ascertain ask assemble assert assess assign assist associate assume attach attain attempt attend attract avoid bare become beg begin behave believe belong bestow betray blend bless blurt bolster borrow bother break bring build burst buy calculate call capture carry cease celebrate cherish choose circulate clarify cleanse cling collect come commend commit communicate compare compel compensate compete compile complain comply compose comprehend comprise conceal concentrate conclude confer confess conform confuse connect consider consist console consolidate constitute construct consult consume contain contend continue contribute converge convert convey cooperate correct create criticize cry curb deceive decide declare decorate deepen defame defend defer defy deliver demonstrate demote denote denounce deny depart depend describe despise destroy detect determine develop devote die differentiate disappear disclose discuss dismiss disobey dispel disperse disregard disseminate dissipate dissolve distinguish distribute disturb divert dominate donate dredge earn eat edit eliminate embezzle embrace emerge emphasise emphasize enable encourage endure engage enhance enjoy enlist ensure enter entertain entice entrust enumerate eradicate espouse establish evade evaluate exaggerate examine exceed execute exert exhaust exhort expand expect expel experience explain exploit explore expose expound extend exterminate extort faint feign flatter follow forbid foresee forget forgive fulfill gather give govern grind grow handle happen have heal hear hesitate hide hinder hinge hire hit humiliate identify ignore illustrate imagine imitate impede implement impose imprison improve incite include indicate induce indulge infer inform inherit initiate injure inquire insert insist inspect install instigate instruct integrate intend intercept interpret interrogate interrupt intimidate introduce invade investigate invite involve keep kill know learn leave lend let lift link listen lose maintain make manage marry mediate meet mend mention merge modify narrate neglect negotiate nurture obey oblige observe obstruct obtain occupy occur offend oppose optimise optimize organize overflow overlook oversee overstep overturn pacify participate penetrate perform permit perpetuate pester pierce possess postpone pour pray preach predict prepare present preserve pretend prevent prioritise prioritize proceed procrastinate prohibit promote propagate propose protect provide provoke publish punish pursue put read realize reap rebuke receive recite reckon recognize recommend recount recover recruit rectify recuperate redeem reduce refer refine reflect refuse refute regain regulate reinforce reiterate reject relate relax relieve rely remain remember remove render renovate repay repent replace reproduce require resemble reside resign resist respond restore restrain restrict resume retain retire retreat reveal revere revise revitalise revive revolve rob rotate safeguard save say scold seek seem seize select sell send serve settle shiver signify solve speak speculate spend stabilise stabilize stipulate streamline strengthen strive subdue submit succeed suck suffer suggest summarise summon supervise suppress surpass surround survive suspend swear tackle teach tell think tout transcend transform translate transmit uncover undergo undermine understand uphold vanish verify violate wander warn weigh wipe withdraw withstand write',
);

/** Given names of the West that stand before a Chinese one: Chris Tang Ping-keung, John Chen Haizhuang. */
export const GIVEN_NAMES = list(
  'adam alan albert alex alexander alfred alice allen amy andrew andy angela angie ann anna anne annie anthony arthur barbara ben benjamin bernard betty bill bob bonnie brian bruce carl carol caroline carrie catherine cathy charles charlie cherie chris christina christine christopher claire clara daniel danny dave david dennis derek diana donald dora doris dorothy edmund edward eileen elaine elizabeth ellen elsie emily emma eric ernest eugene eva evan fanny fiona florence frances francis frank fred frederick gary gene george gerald gordon grace graham gregory harold harriet harry helen henry herbert howard ian irene isaac ivan jack jackie jackson jacky jacob james jane janet jason jean jeff jeffrey jennifer jenny jeremy jerome jerry jessica jim jimmy joan joe john johnny jonathan joseph joshua joyce judy julia julian june justin karen kate kathy keith kelvin ken kenneth kevin larry laura lawrence leo leonard leslie lily linda lisa louis louise lucy luke lydia mabel margaret maria marie mark martin mary matthew maurice max michael michelle mike mimi molly nancy natalie nathan nelson nicholas nick nora norman oliver olivia oscar pamela patricia patrick paul paula peggy peter phil philip phyllis priscilla rachel ralph ray raymond rebecca regina richard rita robert robin roger ronald rose roy ruby russell ruth ryan sally sam samuel sandra sandy sarah scott sean sharon sheila shirley simon sophia sophie stanley stella stephen steve steven stuart sunny susan sylvia teresa terry theodore theresa thomas tim timothy tina tom tommy tony tracy vanessa vera victor victoria vincent violet virginia vivian walter warren wendy wesley wilfred william willie wilson winnie winston yvonne zoe',
);

/** What somebody is or has at an institution: it stands before the name and is not part of it. */
export const ROLE_WORDS: ReadonlySet<string> = new Set([
  ...TITLE_WORDS,
  ...list(
    'bachelor master doctor doctorate member fellow phd ph.d ma m.a ba b.a bsc msc mba degree graduate alumnus intern clerk manager partner visiting honorary student trustee adviser advisor consultant lecturer instructor coordinator treasurer auditor assistant staff employee secretary-general',
  ),
]);

/** Plurals the stemmer does not know. */
const IRREGULAR: Readonly<Record<string, string>> = {
  children: 'child',
  women: 'woman',
  men: 'man',
  feet: 'foot',
  teeth: 'tooth',
  mice: 'mouse',
  wives: 'wife',
  lives: 'life',
  leaves: 'leaf',
};

const stems = new Map<string, string>();
/** The Porter stem of a word in lower case, without diacritics or possessive s. */
export function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    const plain = word
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/['’]s?$/, '')
      .replace(/isation/g, 'ization')
      .replace(/our(?=s?$|ed$|able$)/, 'or');
    stem = stemmer(IRREGULAR[plain] ?? plain);
    if (stems.size > 50_000) stems.clear();
    stems.set(word, stem);
  }
  return stem;
}

const verbStems = new Set(Array.from(VERBS, stemOf));
const verbal = new Map<string, boolean>();
/** Whether a word in small letters is a verb, in any of its forms. */
export function isVerb(word: string): boolean {
  let known = verbal.get(word);
  if (known === undefined) {
    known =
      /^\p{Ll}/u.test(word) &&
      verbStems.has(stemOf(word)) &&
      !/(?:tion|ment|ance|ence|ness|ity|ive|al|er|or)s?$/.test(word);
    if (verbal.size > 50_000) verbal.clear();
    verbal.set(word, known);
  }
  return known;
}

/** Whether a word only holds others together; a capital makes a month of May and a name of Will. */
export function isFunctionWord(word: string): boolean {
  return (
    word.length <= LONGEST_FUNCTION_WORD &&
    FUNCTION_WORDS.has(word.toLowerCase()) &&
    !/^(?:May|Will|Might|Can|\p{Lu}{2,})$/u.test(word)
  );
}
const LONGEST_FUNCTION_WORD = Math.max(...Array.from(FUNCTION_WORDS, (word) => word.length));

const DIVIDED = /[-–‐‑·/&]/;
/** `self-reliance` is two words to the dictionary; `Party’s` one. */
export function partsOf(word: string): readonly string[] {
  if (!DIVIDED.test(word)) return word === '' ? [] : [word];
  return word.split(DIVIDED).filter(Boolean);
}

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const NUMBERS = new Map<string, number>([
  ...UNITS.map((w, i) => [w, i] as const),
  ...ORDINALS.map((w, i) => [w, i] as const),
  ...TENS.map((w, i) => [w, 20 + i * 10] as const),
  ...TENS.map((w, i) => [w.replace(/y$/, 'ieth'), 20 + i * 10] as const),
  ['dual', 2],
  ['double', 2],
  ['twin', 2],
  ['both', 2],
  ['triple', 3],
  ['hundred', 100],
  ['thousand', 1000],
]);

/** The number an English word or numeral says, or null. */
export function numberOf(word: string): number | null {
  const lower = word.toLowerCase();
  const head = lower.charCodeAt(0);
  const digits = head >= 0x30 && head <= 0x39 ? /^(\d{1,6})(?:st|nd|rd|th|s)?$/.exec(lower) : null;
  if (digits) return Number(digits[1]);
  return NUMBERS.get(lower) ?? null;
}

const HAN_DIGITS = '〇一二三四五六七八九';
/** The number Chinese numerals say (十四, 二十, 两, 二〇三五, 百), or null. */
export function numberOfHan(text: string): number | null {
  const digit = (c: string) => (/[两兩双雙]/.test(c) ? 2 : c === '零' ? 0 : HAN_DIGITS.indexOf(c));
  if (/^[〇零一二三四五六七八九]{2,4}$/.test(text)) return Number(Array.from(text, digit).join(''));
  const m = /^([一二三四五六七八九两兩])?(十|百|千)([一二三四五六七八九])?$/.exec(text);
  if (m) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[m[2] as '十' | '百' | '千'];
    return (m[1] ? digit(m[1]) : 1) * unit + (m[3] ? digit(m[3]) : 0);
  }
  const twenty = /^([二三四五六七八九])十([一二三四五六七八九])$/.exec(text);
  if (twenty) return digit(twenty[1]!) * 10 + digit(twenty[2]!);
  return text.length === 1 && digit(text) >= 0 ? digit(text) : null;
}
