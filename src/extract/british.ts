/** British spellings, as the dictionary has them, which is American: how a gloss is spelt says nothing of what it means. */

/** Words that no rule below reaches, with what they begin with. */
const BEGINNINGS: readonly (readonly [RegExp, string])[] = [
  [/^practis/, 'practic'],
  [/^programme/, 'program'],
  [/^grey/, 'gray'],
  [/^cheque/, 'check'],
  [/^plough/, 'plow'],
  [/^mould/, 'mold'],
  [/^sceptic/, 'skeptic'],
  [/^artefact/, 'artifact'],
  [/^aeroplane/, 'airplane'],
  [/^judgement/, 'judgment'],
  [/^jewellery/, 'jewelry'],
  [/^manoeuvre/, 'maneuver'],
  [/^paed/, 'ped'],
  [/^sulph/, 'sulf'],
  [/^aluminium/, 'aluminum'],
  [/^(sk|w)ilful/, '$1illful'],
];
const RULES: readonly (readonly [RegExp, string])[] = [
  ...BEGINNINGS,
  // organisation, mobilise, standardising; both spellings of a word that has but one, such as advise, come out alike.
  [/(?<=..)is(?=ations?$|(?:e[sdr]?|ers|ing|able)$)/, 'iz'],
  [/ys(?=(?:e[sdr]?|ers|ing)$)/, 'yz'],
  [/(?<=..)our(?=(?:s|ed|ers?|ing|able|al|ful|hoods?|ites?)?$)/, 'or'],
  [/(?<=..)ogue(?=s?$)/, 'og'],
  [/(?<=cen|thea|li|lus|me|spec)tre(?=[sd]?$)/, 'ter'],
  [/(?<=cali|fi|sa|som)bre(?=s?$)/, 'ber'],
  [/(?<=def|lic|off|pret)ence(?=[sd]?$)/, 'ense'],
];

/** A word in small letters as it is spelt in America. */
export const inAmerican = (word: string): string =>
  RULES.reduce((spelling, [pattern, instead]) => spelling.replace(pattern, instead), word);
