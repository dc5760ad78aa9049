/** How the English of each kind is called: words anywhere in it, and the last before a preposition, its head. */
import { list } from '../words.ts';
import { holds } from './matching.ts';

export const ORGANISATION_WORD = holds(
  'ministry department bureau office committee commission council congress university college school academy institute institutes institution centre center association federation confederation union league society group company corporation corp inc ltd holding holdings bank foundation fund party court procuratorate agency administration authority army navy force forces corps command brigade regiment division police press publishers network organisation organization board chamber locomotive locomotives shipbuilding government parliament assembly embassy consulate hospital laboratory lab alliance house service technologies industries airlines motors telecom securities insurance grid flotilla squadron battalion detachment fleet militia guard headquarters team secretariat directorate museum museums club kuomintang conference guild clan yamen troupe orchestra mill mills factory plant works mine commune cooperative democrats republicans procuratorates junta clinic hotel restaurant store studio studios',
  /\b(?:co\.|publishing house|rolling stock|think tank|theat(?:er|re) command|caf[eé])\b/i,
);
export const ORGANISATION_HEAD = list(
  'ministry department bureau office committee commission council congress university college school academy institute institution centre center association federation confederation union league society company corporation bank foundation fund party court procuratorate agency administration authority army navy force forces corps brigade regiment division police press publishers network organization organisation board chamber government parliament assembly embassy consulate hospital laboratory alliance service flotilla squadron battalion detachment fleet militia guard headquarters team secretariat directorate museum club conference guild clan troupe orchestra mill mills factory plant mine colliery shipyard refinery steelworks commune cooperative democrats order sect church yamen',
);
/** What else a body is called in small letters: a task force, a working group. */
export const SMALL_BODY = /^(?:force|group|panel|branch|cell|unit|taskforce|team)$/;
export const FIRM_WORD =
  /\b(?:co\.|ltd\.?|inc\.?|corp\.?|plc|group|holdings?|company|corporation|technology|technologies|tech|high-tech|automobiles?|auto|motors?|electronics?|semiconductors?|pharmaceuticals?|pharma|biotech|logistics|media|pictures|studios?|energy|capital|securities|insurance|airlines?|airways|telecom|mobile|petroleum|steel|foods?|feeds?|fresh|department store|industries|international|robotics|software|games|entertainment|express|brewery|shipping|heavy industry|wealth|trust|leasing|power|materials|optics|AI)$/i;
export const PLACE_WORD = holds(
  'province city county district town township village prefecture municipality island islands islet reef shoal mountain mountains mount river lake sea bay strait peninsula road street avenue lane square temple port harbor harbour airport station desert plateau basin region corridor valley park hill bridge delta prison jail gorge gate canal dam reservoir falls pagoda cave caves grottoes palace hall garden gardens cemetery tomb mausoleum fort castle cathedral monastery shrine mosque pier wharf tower channel pass peak beach cape zone site',
);
export const PLACE_HEAD = list(
  'province city county district town township village prefecture municipality island islands islet reef shoal mountain mountains mount river lake sea bay strait peninsula road street avenue lane square temple port harbour harbor airport station desert plateau basin region corridor valley park hill bridge delta prison jail gorge gate canal dam reservoir falls pagoda cave caves grottoes palace garden gardens cemetery tomb mausoleum fort castle cathedral monastery shrine mosque pier wharf tower channel pass peak beach cape',
);
export const PUBLICATION_WORD = holds(
  'daily times journal weekly monthly quarterly gazette magazine review newspaper herald tribune post yearbook bulletin news observer chronicle evening online dictionary encyclopedia encyclopaedia poems analects anthology scripture classic novel handbook textbook',
  /\b(?:white paper|s[uū]tra)\b/i,
);
export const PUBLICATION_HEAD = list(
  'daily times journal weekly monthly quarterly gazette magazine review newspaper herald tribune post yearbook paper bulletin news observer chronicle evening sutra sūtra dictionary encyclopedia encyclopaedia poems analects anthology scripture classic novel history annals record records treatise gazetteer mirror rhapsody ballad',
);
export const POLICY_HEAD = list(
  'system policy strategy plan programme program initiative principle theory thought doctrine spirit campaign movement reform revolution model mechanism concept line consensus dream project construction development security economy war struggle question problem method style destroyer missile frigate rocket satellite prize award dynasty period era rule pacts tax formula circulation title secretary minister chancellor director warden warfare paradigm outlook framework approach pattern civilisation civilization modernisation modernization rejuvenation circulation experience narrative discourse olympics games',
);
export const LAW_HEAD = list(
  'law act code constitution ordinance treaty convention charter statute regulations rules declaration agreement bill protocol accord communiqué memorandum',
);
export const EVENT_HEAD = list(
  'movement campaign conference plenum incident uprising rebellion forum summit festival exhibition expo war battle march congress games',
);
/** Books and histories. */
export const BOOK_WORD =
  /^(?:the )?(?:(?:new|old|later|latter|complete|collected|selected|brief) )?(?:books?|history|histories|annals|records?|chronicles?|classics?|treatise|gazetteer|s[uū]tras?|mirror|notes|tales?|stor(?:y|ies)|essays?|poems?|songs?|letters?|dictionary|dreams?|romance|commentar(?:y|ies)|works|writings|anthology|biograph(?:y|ies)|memoirs?|diary|institutions) (?:of|on|from|to|in)\b/i;
/** How English calls what an authority issues. */
export const ISSUED_WORD =
  /^(?:(?:some|several|certain|implementing|provisional|interim|draft) )?(?:opinions|guidelines|notice|circular|measures|decision|regulations|provisions|guiding opinions|rules|notification|memorandum|report|plan|outline|(?:[a-z]+ ){0,2}requirements|standards?|specifications?|guide) (?:on|for|of|to|concerning|regarding)\b/i;
/** How English calls a document by its number. */
export const NUMBERED = /\bno\.|\bdocument\b|\bcase\b/i;
/** What somebody is, and nothing of who: Deputy Mayor, Chief Procurator. */
export const ROLES = list(
  'mayor governor secretary secretary-general premier president minister director commissar commander chairman chair chairperson procurator prosecutor magistrate warden ambassador speaker chancellor dean inspector commissioner councillor head chief',
);
export const FORMS_OF_ADDRESS = list(
  'old little uncle auntie aunt brother sister mr mrs ms miss master grandpa grandma granny comrade secretary teacher boss fatty madam lady lord sir big cousin elder mother father king queen emperor empress prince princess duke earl saint doctor dr chairman president premier',
);
