/**
 * English words as alignment and span scoring see them: which carry no meaning of their own, which introduce
 * or follow a gloss without belonging to it, and the stem under which a word meets a dictionary's gloss.
 */
import { stemmer } from 'stemmer';
import { inAmerican } from './british.ts';

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
export const NAME_PARTICLES = list(
  'of and for the on in to at with from by de la du von & a an under v. vs.',
);
/** Words that may come between a span and the Chinese it belongs to, or label one of them. */
export const LABEL_WORDS = list(
  'chinese simplified traditional mandarin cantonese taiwanese pinyin hanyu romanization romanisation romanized romanised ipa jyutping wade giles wade-giles zhuyin bopomofo ' +
    'lit lit. literally literal i.e i.e. ie e.g aka a.k.a or in as also known called named translated translation translates english meaning means i.e., viz viz. abbr abbr. abbreviated abbreviation short for formerly formally officially ' +
    'entitled titled headlined original text characters character hanzi prc roc full name hereafter henceforth hereinafter alias trans trans. transl that is to say the a an term expression phrase word slogan sometimes usually commonly often variously ' +
    'ch ch. chin chin. zh tw hk cn meaning, language spelled written rendered cf cf. see noun verb adjective adverb idiom proverb adj adv n v vb vo transcription transcriptions',
);
/** What explains: the words before and after it are no one phrase. */
export const EXPLAINS = list('i.e i.e. e.g e.g. viz viz. lit lit.');
/** Those of them that are a term's meaning as often: names of words and of what words make. */
export const SORTS_OF_WORDS = list(
  'noun verb adjective adverb idiom proverb term expression phrase word slogan text character characters language name translation abbreviation alias',
);
/** Nouns that introduce a term: the concept of X, the slogan X. */
export const INTRODUCERS = list(
  'concept notion idea term phrase slogan principle policy doctrine formula expression word words formulation theory call calls called dubbed termed labelled labeled named known so-called motto catchphrase theme tagline system mechanism practice campaign spirit model form kind type method art strategy idiom saying buzzword catchword label tradition rubric banner heading umbrella guise pretext watchword mantra moniker adage maxim dictum batch series string raft handful flurry spate slew draft version',
);
/** What a work is called by before its title: the newspaper Renmin ribao. */
export const WORKS = list(
  'newspaper magazine journal tabloid monthly weekly quarterly novel film movie book poem play song opera essay drama memoir pamphlet painting ballad anthology album textbook',
);
/** Months and other matter of dates. */
export const DATE_WORDS = list(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec born died b b. d d. c c. circa r r. reigned bc ad ce bce pp pp. p p. accessed ibid vol no no.',
);
/** Months and days as they are written in a sentence, with their capital. */
export const CALENDAR = list(
  'January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
);
/** What Chinese that says a date, or a number, has. */
export const HAN_DATE = /[\d〇一二三四五六七八九十年月日周]/;
/** What Chinese that says a year has: two figures or more, the word itself, or the sexagenary cycle's. The one of 统一 says none. */
export const HAN_YEAR =
  /[\d〇零一二三四五六七八九十]{2}|[年纪紀]|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]/;
/** Words that only point at somebody or something. */
export const PRONOUNS = list(
  'i we you he she it they me us him her them myself ourselves yourself yourselves himself herself itself themselves oneself',
);
/** Characters of which one stands in nearly every Chinese pronoun, and in what speaks of oneself. */
export const HAN_PRONOUN = /[我你您他她它咱吾汝其此这這那自己]/;
/** What laws and books are divided into, by numbers. */
export const DIVISIONS = list(
  'article section chapter paragraph clause part appendix annex item schedule volume page',
);
/** Ranks and forms of address before a name; support for what romanisation and capitals already tell. */
export const TITLE_WORDS = list(
  'mr mr. mrs mrs. ms ms. dr dr. prof prof. professor president vice premier minister deputy secretary general gen gen. lieutenant colonel major captain admiral marshal commander commissar chairman chairwoman chairperson chair director head chief governor mayor ambassador envoy spokesman spokeswoman spokesperson senator representative commissioner judge justice lawyer attorney engineer analyst scholar expert researcher fellow dean journalist reporter editor author writer poet novelist artist actor actress singer director-general undersecretary counselor counsellor councillor legislator lawmaker politician leader activist dissident businessman businesswoman tycoon founder co-founder ceo cto cfo entrepreneur billionaire academician comrade emperor empress king queen prince princess sir madam lady lord lt col maj capt sgt adm sen rep gov then former ex late acting barrister solicitor prosecutor economist sociologist historian demographer philosopher physicist chemist biologist linguist photographer painter critic blogger columnist commentator broadcaster filmmaker monk nun abbot bishop cardinal pastor inspector superintendent coach senior junior first second third executive standing assistant associate secretary-general attorney-general governor-general consul-general major-general lieutenant-general vice-president vice-premier vice-minister vice-chair vice-chairman president-elect premier-designate',
);

/** Words that are verbs far more often than nouns, most of them by how a dictionary's glosses use them. */
const VERBS = list(
  'abandon abide abolish absorb accelerate accept accommodate accompany accomplish accumulate accuse achieve acknowledge acquire activate adapt add adhere adjourn adjust administer admire admit admonish adopt advance advise advocate affect affirm afford aggravate agree align allege alleviate allocate allow alter amass ameliorate amend amplify amuse analyze annihilate annotate announce annoy annul answer antagonize anticipate appear append applaud apply appoint appraise appreciate approve argue arouse arraign arrange arrive ascend ascertain ascribe ask aspire assassinate assemble assert assess assign assimilate assist associate assume assure atone attach attain attempt attend attract augment authorize automate avenge avert avoid await banish bare beautify become beg begin behave behold believe belittle belong bemoan bestow betray bewilder blend bless blurt bolster bombard boost borrow bother brag brainwash brandish break breathe brighten bring broaden build burst bury buy bypass calculate call cancel capitulate captivate capture carry cease celebrate censor centralize chase chastise cherish choose circulate circumvent cite clamp clarify classify cleanse clinch cling coalesce coax coerce coexist collaborate collect collude colonize combine come commemorate commence commend commercialize commit communicate compare compel compensate compete compile complain comply compose comprehend comprise conceal concede concentrate conciliate conclude condemn condone confer confess confine confirm conform confront confuse congratulate connect conquer consecrate conserve consider consist console consolidate conspire constitute constrain construct consult consume contain contaminate contemplate contend continue contradict contribute convene converge convert convey convince cooperate coordinate correct corroborate corrode counteract counterbalance covet crave create criminalize criticise criticize cry cultivate curb curtail customize deceive decentralize decide decipher declare decline decode decorate decouple decriminalize decry dedicate deduce deduct deem deepen defame defend defer define deflate defraud defuse defy degrade delete delineate delist deliver demarcate demolish demonize demonstrate demoralize demote denigrate denote denounce deny depart depend depict deplete deploy depose depreciate depress deprive deregister deride derive describe deserve designate desist despise destabilize destigmatize destroy detain detect deter deteriorate determine devalue devastate develop deviate devise devote devour diagnose dictate die differ differentiate digitize dilute diminish disable disappear disappoint disapprove disarm disavow disband discard discern discharge disclose discontinue discover discredit discriminate discuss disembark disengage disinfect disintegrate dismantle dismiss disobey disparage dispatch dispel dispense disperse displace displease dispose disprove disregard disrupt dissect disseminate dissipate dissolve dissuade distill distinguish distort distribute distrust disturb diversify divert divide divulge dominate donate downgrade downplay downsize dredge drown dwell earn eat eavesdrop edit educate eject elect elevate elicit eliminate elucidate emancipate embark embarrass embed embellish embezzle embody embolden embrace emerge emigrate emphasise emphasize empower emulate enable enact encapsulate encircle encode encompass encounter encourage encroach encrypt endanger endorse endow endure enforce engage engender engulf enhance enjoy enlarge enlighten enlist enliven enrich enrol enroll enshrine enslave ensnare ensure entail entangle enter entertain entice entitle entreat entrench entrust enumerate enunciate envisage envision equalize equip equivocate eradicate erase erode escalate espouse establish estimate evacuate evade evaluate evict evoke evolve exacerbate exaggerate exalt examine exasperate exceed exclude execute exert exhaust exhibit exhort exhume exist exonerate expand expect expedite expel expend experience explain exploit explore expose expound expropriate extend exterminate extinguish extol extort extract extradite extricate exude fabricate facilitate fail faint falsify familiarize fasten fawn feign fetch finalize flatten flatter flaunt flee flout follow forbid foresee forestall foretell forfeit forge forget forgive formalize formulate forsake fortify foster fulfil fulfill galvanize garner gather generalize generate get give globalize glorify govern grapple grasp grieve grind grow hamper handle happen harass harden harmonize hasten haunt have heal hear heighten hesitate hide hijack hinder hinge hire hit hoard hoist humiliate idealize identify idolize ignore illuminate illustrate imagine imbue imitate immerse immigrate impair impart impeach impede impel impersonate implement implicate implore imply impose imprison improve improvise inaugurate incarcerate incite include incorporate incubate inculcate incur indicate indoctrinate induce indulge industrialize infect infer infiltrate inflate inflict inform infringe infuriate infuse inhabit inherit inhibit initiate inject injure innovate inquire inscribe insert insinuate insist inspect inspire install instigate instill instruct insulate integrate intend intensify intercept interfere internalize internationalize interpret interrogate interrupt intervene intimidate introduce invade invalidate invent invert invest investigate invigorate invite invoke involve irrigate isolate jeopardize join juggle keep kidnap kill kindle kneel know lack lament laud launder learn leave lend lengthen lessen let liberalize liberate lift link liquidate listen localize lose lure magnify maintain make maltreat manage manipulate manufacture marginalize marry maximize mechanize mediate meet memorize mend mention merge migrate militarize mimic minimize misinterpret misjudge mislead mismanage misrepresent misuse mitigate mobilise mobilize modernise modernize modify monetize monopolize motivate mourn multiply muster narrate nationalise nationalize negate neglect negotiate neutralize nominate normalise normalize notify nourish nullify nurture obey oblige obliterate observe obsess obstruct obtain occupy occur offend onshore oppose oppress optimise optimize orchestrate organise organize originate oust outbid outlaw outpace outperform outsource outstrip overcharge overcome overestimate overflow overhaul overlook overpower override overrule oversee overstate overstep overtake overthrow overturn overwhelm owe pacify partake participate patronize penalize penetrate perceive perform perish permit perpetrate perpetuate persecute persevere persist persuade peruse pervade pester petrify pierce placate plagiarize plead plunder politicize pollute popularise popularize portray possess postpone pour practise pray preach preclude predict predominate preempt prefer prepare prescribe present preserve preside presume presuppose pretend prevail prevent prioritise prioritize privatise proceed proclaim procrastinate procure profess prohibit proliferate prolong promote promulgate pronounce proofread propagate propel propose prosecute prosper protect prove provide provoke publicize publish punish purify pursue put quell quench quit radicalize ratify rationalize ravage react reactivate read reaffirm realign realize reap reassert reassess reassign reassure rebalance rebuild rebuke rebut recapture receive reciprocate recite reckon reclaim reclassify recognise recognize recollect recommend reconcile reconsider reconstruct recount recoup recover recreate recruit rectify recuperate recur redeem redefine redistribute redouble redress reduce reelect refer refine reflect refrain refurbish refuse refute regain regenerate regulate rehabilitate reimburse reinforce reinstate reintegrate reinterpret reinvent reinvest reinvigorate reiterate reject rejoice rejuvenate relate relax relegate relieve relinquish relish relocate rely remain remarry remember remind remodel remold remonstrate remove rename render renege renew renounce renovate reopen reorganize repackage repatriate repay repeal repel repent replace replenish replicate represent repress reproach reproduce repudiate require rescind resell resemble resettle reshape reshuffle reside resign resist reskill resolve resonate respond restart restore restrain restrict restructure resume resurrect resuscitate retain retaliate rethink retire retract retreat retrieve reunify reunite revamp reveal revere revert revise revisit revitalise revitalize revive revoke revolutionize revolve rob rotate safeguard salvage sanctify satirize satisfy save say scare scold scrutinize seduce see seek seem segregate seize select sell send serve settle sever sharpen shatter shed shelve shirk shiver shorten showcase shrink shun sideline signify simplify sinicise sinicize smash smear smuggle soften solicit solidify solve soothe speak spearhead specialize specify speculate spend spur squander stabilise stabilize stagnate standardise standardize starve steal steer stifle stigmatize stimulate stipulate stockpile stoke straighten streamline strengthen strive subdue subjugate submit subsidize substantiate subvert succeed suck suffer suggest summarise summon supersede supervise supplant suppose suppress surmount surpass surrender surround survive suspend sustain swallow swear swindle symbolize sympathize tackle tame tarnish teach tell tempt terminate terrorize thank think threaten thrive thwart tighten tolerate topple tout transcend transform transgress translate transmit transplant traverse trivialize tweak uncover undergo undermine understand undertake unearth unify unite unleash unload unlock unmask unpack unravel unveil unwind update upend uphold uproot urge usurp utilise utilize utter vaccinate validate vandalize vanish vary venerate verify vilify vindicate violate visualize wander warn waver weaken weaponise weaponize weave weigh widen wield wipe withdraw withstand wonder worsen wrest write yearn',
);

/** Words that are verbs as often as nouns: of them only what stands around tells. */
const ACTIONS = list(
  'aim answer arrest ask attack back balance ban bear beat bend bind bite blame block blow bow break burn care catch challenge change check claim clean climb close combat comment contrast control cook cool copy cost count cover crack cross crush cut damage deal debate deepen defeat delay demand design dig do double doubt draft drag draw dress drift drink drive drop echo end exchange face fall favor favour fear feed feel fight fill find finish fix fly focus force form gain go grant guarantee guard guide hang harm harvest hate help hold honor honour hope hunt increase insist interview jump label land last laugh launch lay lead lie lift like limit live load lobby lock look love march mark match measure mine mix mock monitor mount move name need note notice offer open order own paint pardon pass pay pick place plan plant play pledge point pose praise press price profit promise prompt protest pull punch purchase purge push question quote raise reach recall reform regard regret release remark repair replay report request rescue resist rest return review reward ride ring rise risk roll rule run rush sail sample score scrap screen search seed serve set shake shape share shift ship shoot shout show shut sign signal silence sing sink sit sleep slow smile smoke sow split sponsor spread stage stamp stand start stay steer step stir stop store stress strike struggle study supply support surge surprise swap sweep swim swing take talk target taste test throw tie touch tour trade train transfer trap travel treat trigger trust try turn use veto visit voice vote vow wage wait wake walk want wash waste watch wave wear welcome win wish work worry worship yield',
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

/** Forms the stemmer does not know, each after the word that it is a form of. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  (
    'child children;woman women;man men;foot feet;tooth teeth;mouse mice;wife wives;life lives;leaf leaves;' +
    'arise arose arisen;bear bore borne;beat beaten;become became;begin began begun;bend bent;bind bound;bite bit bitten;' +
    'blow blew blown;break broke broken;breed bred;bring brought;build built;burn burnt;buy bought;catch caught;' +
    'choose chose chosen;cling clung;come came;creep crept;deal dealt;dig dug;draw drew drawn;drink drank drunk;' +
    'drive drove driven;eat ate eaten;fall fell fallen;feed fed;feel felt;fight fought;find found;flee fled;fly flew flown;' +
    'forbid forbade forbidden;forget forgot forgotten;freeze froze frozen;get got gotten;give gave given;go went gone;' +
    'grow grew grown;hang hung;hear heard;hide hid hidden;hold held;keep kept;know knew known;lay laid;lead led;' +
    'leave left;lend lent;lose lost;make made;mean meant;meet met;pay paid;ride rode ridden;ring rang rung;rise rose risen;' +
    'run ran;say said;see saw seen;seek sought;sell sold;send sent;shake shook shaken;shine shone;shoot shot;show shown;' +
    'sing sang sung;sink sank sunk;sit sat;sleep slept;speak spoke spoken;spend spent;stand stood;steal stole stolen;' +
    'stick stuck;strike struck;strive strove striven;swear swore sworn;sweep swept;swim swam swum;swing swung;' +
    'take took taken;teach taught;tear tore torn;tell told;think thought;throw threw thrown;understand understood;' +
    'wake woke woken;wear wore worn;weave wove woven;win won;write wrote written;withdraw withdrew withdrawn;' +
    'undergo underwent undergone;uphold upheld;undertake undertook undertaken;overcome overcame;rebuild rebuilt'
  )
    .split(';')
    .flatMap((forms) => {
      const [word, ...others] = forms.split(' ');
      return others.map((form): [string, string] => [form, word!]);
    }),
);

/** Nouns whose stem is not that of the verb they are made of, each after it: a dictionary has the one, a gloss the other. */
const NOUNS_OF_VERBS: ReadonlyMap<string, string> = new Map(
  (
    'accede accession;admit admission;apply application;bury burial;choose choice;compel compulsion;compete competition;comply compliance;' +
    'conceive conception;concede concession;decide decision;deceive deception deceit;defend defense defence;defy defiance;deny denial;' +
    'destroy destruction;devise device;die death;divide division;emit emission;evade evasion;evolve evolution;expel expulsion;fly flight;' +
    'give gift;grow growth;invade invasion;know knowledge;lose loss;marry marriage;occupy occupation;omit omission;perceive perception;' +
    'prove proof;punish punishment;pursue pursuit;receive reception receipt;rely reliance;repel repulsion;resolve resolution;' +
    'respond response;retain retention;revise revision;revolve revolution;satisfy satisfaction;seize seizure;sell sale;solve solution;' +
    'speak speech;steal theft;suspend suspension;exclude exclusion;revoke revocation;include inclusion;extend extension;convert conversion;erode erosion;succeed success;supervise supervision;think thought;try trial;unify unification;vary variety;weigh weight'
  )
    .split(';')
    .flatMap((forms) => {
      const [verb, ...nouns] = forms.split(' ');
      return nouns.map((noun): [string, string] => [noun, verb!]);
    }),
);

const stems = new Map<string, string>();
/** The Porter stem of a word in lower case, without diacritics or possessive s. */
export function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    const plain = word
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/['’]s?$/, '');
    const base =
      IRREGULAR.get(plain) ?? NOUNS_OF_VERBS.get(plain) ?? NOUNS_OF_VERBS.get(plain.replace(/s$/, ''));
    stem = stemmer(inAmerican(base ?? plain));
    if (stems.size > 50_000) stems.clear();
    stems.set(word, stem);
  }
  return stem;
}

/** Past forms of what is a noun otherwise. */
const PAST = list('placed put faced framed staged hosted cited voiced touted topped tasked shaped');
const verbStems = new Set(Array.from(VERBS, stemOf));
const actionStems = new Set(Array.from(ACTIONS, stemOf));
const verbal = new Map<string, boolean>();
/** Whether a word in small letters is a verb, in any of its forms. */
export function isVerb(word: string): boolean {
  let known = verbal.get(word);
  if (known === undefined) {
    known =
      /^\p{Ll}/u.test(word) &&
      (verbStems.has(stemOf(word)) || PAST.has(word)) &&
      // A deliverer is no verb, but prefers and delivers are.
      (VERBS.has(word.replace(/s$/, '')) || !/(?:tion|ment|ance|ence|ness|ity|ive|al|er|or)s?$/.test(word));
    if (verbal.size > 50_000) verbal.clear();
    verbal.set(word, known);
  }
  return known;
}

/** What ends as what is done does, and is somebody or something. */
const NO_DEED = list(
  'government department organization organisation administration association federation generation corporation institution position tradition',
);
/** Whether a noun in small letters says what is done: expulsion, removal. */
export const isDeed = (word: string): boolean =>
  /^\p{Ll}+(?:[ts]ion|ment|al|ance|ence|ure)$/u.test(word) &&
  !NO_DEED.has(word) &&
  verbStems.has(stemOf(word));

/** Whether a word in small letters is a verb in the past or with an s: met, spoke, calls. */
export const isFiniteVerb = (word: string): boolean =>
  isVerb(word) && (IRREGULAR.has(word) || /(?:ed|[^s]s)$/.test(word));

const acting = new Map<string, boolean>();
/** Whether a word in small letters is, or may be, a verb in any form but a gerund. */
export function mayBeVerb(word: string): boolean {
  let known = acting.get(word);
  if (known === undefined) {
    known = isVerb(word) || (/^\p{Ll}/u.test(word) && actionStems.has(stemOf(word)));
    known &&= !/ing$/.test(word) || /^(?:bring|sing|ring|swing|cling|sting|fling)$/.test(word);
    if (acting.size > 50_000) acting.clear();
    acting.set(word, known);
  }
  return known;
}

/** Whom bodies and papers are named for: the People’s Armed Police, Women’s Federation, Workers’ Daily. */
const NAMED_FOR =
  /^(?:People|Women|Workers?|Children|Farmers?|Peasants?|Soldiers?|Veterans?|Writers?|Journalists?|Students?|Youth|Teachers?|Citizens?|Seamen)['’]s?$/;
/** Whether a word is a possessive that owns what follows, and no part of its name. */
export const isOwner = (word: string): boolean => /['’]s?$/.test(word) && !NAMED_FOR.test(word);

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
