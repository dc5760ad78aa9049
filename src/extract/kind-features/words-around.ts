/** Words before and after the English that tell what it is. */

/** Words before the name of somebody's employer. */
export const EMPLOYED =
  /^(?:work|works|worked|working|job|jobs|employed|hired|intern|interned|shares|stake|volunteers?|volunteered|ceo|founder|engineers?|left|joined|joining|quit)$/i;
/** Words that introduce firms, and words of what firms do. */
export const FIRM_CONTEXT =
  /^(?:companies|company|firms?|developers?|makers?|chipmakers?|carmakers?|automakers?|startups?|start-ups?|giants?|conglomerates?|platforms?|brands?|manufacturers?|suppliers?|group|operators?|retailers?|lenders?|insurers?|brokers?|rivals?|competitors?|unicorns?|labs?|apps?|subsidiary|subsidiaries|shareholders?|listed|bands?|caf[eé]s?|charity|charities|ngos?|nonprofits?|troupe|collective|bookshop|bookstore|restaurant|hotel|bar|club|chain|volunteers)$/;
export const PERSON_CONTEXT =
  /^(?:mr|mrs|ms|dr|prof|professor|president|premier|minister|secretary|general|chairman|chairwoman|director|spokesman|spokesperson|spokeswoman|ambassador|mayor|governor|writer|author|scholar|researcher|analyst|economist|engineer|lawyer|activist|journalist|founder|leader|commander|ceo|named|poet|painter|monk|disciple|historian|demographer|barrister|critic|editor|by|emperor|master|brother|sister|wife|husband|son|daughter|photographer|whip|cardinal|bishop|father|plays|starring)\.?$/i;
export const PERSON_AFTER =
  /^(?:who|whose|born|aged|said|says|told|wrote|argues|argued|b\.?|he|she|his|her|woman|man|girl|boy|joked|played|plays|painted|taught|teaches|met|spoke|warned|called)$/i;
export const NICKNAMED = /^(?:nicknamed|known|alias|called|aka|nickname|dubbed|styled|born)$/;
export const PLACE_BEFORE =
  /^(?:in|at|near|from|to|of|around|outside|towards?|across|ties|over|through|past|beyond|via|visited|reached|reach)$/i;
export const PLACE_AFTER =
  /^(?:province|city|county|district|town|village|prefecture|prefecture-level|municipality|region|provincial|county-level|township|area|neighbou?rhood|suburb)$/i;
export const PUBLICATION_BEFORE =
  /^(?:newspaper|magazine|journal|paper|daily|weekly|website|outlet|novel|film|movie|book|poem|play|song|opera|essay|article|series|textbooks?|tabloid|monthly|editor|documentary|album|drama|textbook|column|memoir|pamphlet|ran|painting|from|account|blog|newsletter|podcast|outlets)$/;
/** What a writer calls a policy or what is done by one, behind its name: the “Clear River” campaign. */
export const POLICY_AFTER =
  /^(?:campaigns?|platforms?|programs?|programmes?|initiatives?|polic(?:y|ies)|strateg(?:y|ies)|drives?|movements?|concepts?|schemes?|projects?|plans?|doctrines?|models?|principles?|systems?|approach(?:es)?|slogans?|operations?|exercises?|drills?|styles?|crises|crisis|incident|affair)$/;
/** Words that say that what is quoted is a text: an article, “…”; a commentary headlined “…”. */
export const TEXT_BEFORE =
  /^(?:article|essay|piece|commentary|editorial|op-ed|headline|headlined|titled|entitled|translation|paper|post|speech|report|chapter|talk|column|story|interview|dispatch|lead)$/;
export const TEXT_AFTER = /^(?:by|in)$/;
/** Whose things are no works: China’s, the party’s, last year’s. */
export const NO_AUTHOR =
  /^(?:china|beijing|shanghai|taiwan|country|party|state|government|city|province|county|world|nation|year|month|week|today|yesterday|tomorrow|army|company|firm|group|bank|university|ministry|village|island|town|district)['’]s$/i;
/** Words that a ship's name stands beside, or that of what flies. */
export const CRAFT_AROUND =
  /^(?:ships?|vessels?|boats?|ferr(?:y|ies)|destroyers?|frigates?|corvettes?|cutters?|submarines?|carriers?|cruisers?|warships?|trawlers?|tankers?|freighters?|barges?|dredgers?|icebreakers?|steamers?|liners?|satellites?|rockets?|missiles?|drones?|spacecraft|probes?|aircraft|helicopters?|fighters?|jets?)$/;
export const MADE =
  /^(?:published|publishes|wrote|writes|written|directed|entitled|titled|painted|composed|compiled|edited|translated|read|reads|reading|reuses|appeared|in|starred)$/;
export const PUBLISHED =
  /^(?:reported|reports|published|ran|printed|appeared|praised|carried|argues|journal|newspaper|magazine|film|novel|listed|broke|editorial|quoted)$/;
/** What a paper has in it: Caijing has a long piece. */
export const PRINTS = /^(?:piece|article|editorial|commentary|story|report|interview|headline|cover)$/;
