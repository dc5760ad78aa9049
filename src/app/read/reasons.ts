/** Why a gloss was chosen, in words: what the extractor weighed, as far as it can be told to a reader. */
import type { Reason } from '../../extract/index.ts';

/** A clause that completes "chosen because" or "doubted because", for the two ways in which a signal can weigh. */
interface Words {
  readonly for?: string;
  readonly against?: string;
}
const either = (words: string): Words => ({ for: words, against: words });

const TIES: Readonly<Record<string, string>> = {
  'before-bracket': 'it stands right before the bracket with the Chinese',
  'same-bracket': 'it stands in one bracket with the Chinese',
  'another-name': 'it is another name beside the Chinese',
  'same-item': 'it stands in the same item of the bracket',
  'after-bracket': 'it stands in a bracket right after the Chinese',
  'after-quote': 'it stands in quotes right after the Chinese',
  'after-cue': 'words such as “meaning” lead from the Chinese to it',
  'after-dash': 'a dash joins the Chinese and it',
  'after-colon': 'a colon joins the Chinese and it',
  'after-or': 'an “or” joins the Chinese and it',
  'after-comma': 'a comma joins the Chinese and it',
  'after-blank': 'it follows the Chinese with nothing between',
  'before-colon': 'a colon joins it and the Chinese',
  'before-dash': 'a dash joins it and the Chinese',
  'before-comma': 'a comma joins it and the Chinese',
  'before-blank': 'it precedes the Chinese with nothing between',
  'before-pinyin': 'pinyin stands between it and the Chinese',
  'next-line': 'it stands on the next line',
  'before-head': 'it stands before the entry that the Chinese heads',
  'bracket-before': 'it stands in a bracket right before the Chinese',
  cell: 'it stands in the same row of a table',
  'list-item': 'it stands in the same item of a list',
  bibliography: 'it stands in the same place of the reference',
};

const EDGES: Readonly<Record<string, string>> = {
  quote: 'a quotation',
  'open-quote': 'an open quotation',
  emphasis: 'italics or bold',
  'inner-quote': 'a quotation inside it',
  article: 'an article (the, a)',
  to: 'a “to”',
  preposition: 'a preposition',
  and: 'an “and”',
  'list-and': 'the last of a list',
  clause: 'a clause',
  'function-word': 'a little word',
  verb: 'a verb',
  introducer: 'a word that introduces a term',
  possessive: 'a possessive',
  comma: 'a comma',
  label: 'a label',
  line: 'the line',
  stop: 'the sentence',
  word: 'another word',
};

const OTHERS: Readonly<Record<string, Words>> = {
  'aligned words': { for: 'the dictionary ties its words to the characters' },
  'characters covered': { for: 'its words account for the characters' },
  'words not in the dictionary': { against: 'some of its words are not in the dictionary' },
  'words without a character left': { against: 'some of its words match no character' },
  'says it twice': { against: 'it would say one character twice' },
  'too long': { against: 'it is long for so few characters' },
  'too short': { against: 'it is short for so many characters' },
  'many words': { against: 'it has many words' },
  'first word says something': { for: 'its first word is said by a character' },
  'first word says nothing': { against: 'its first word is said by no character' },
  'first characters left': { against: 'the first characters are said by no word' },
  'begins with a little word': { against: 'it begins with a little word' },
  'ends with a little word': { against: 'it ends with a little word' },
  'cut inside a name': { against: 'a name would be cut in two' },
  'cut at the head of a line': { against: 'it would be cut at the head of a line' },
  'capitalised name': { for: 'it is capitalised as a name is' },
  'mixes small words and a name': { against: 'it mixes small words and a name' },
  'spells the abbreviation': { for: 'its initials spell the abbreviation' },
  'is an abbreviation': { against: 'it is an abbreviation' },
  'begins with a role': { against: 'it begins with what somebody is, not with who it is' },
  'romanises the name': { for: 'it is how the characters are read' },
  'surname agrees': { for: 'the surname is how the first character is read' },
  'longer or shorter than the name': {
    against: 'the name read from the characters is longer or shorter',
  },
  'given name before': { for: 'the given name stands first' },
  'given name left out': { against: 'the given name would be left out' },
  'another span follows after a comma': { against: 'another candidate follows after a comma' },
  'another span follows': { against: 'another candidate stands nearer' },
  'comma inside a name': { for: 'a name has a comma there' },
  'comma inside': { against: 'it has a comma inside' },
  'capitals after a comma': either('a name goes on after a comma'),
  'comma before an article': { against: 'it goes on after a comma' },
  'as many parts': { for: 'it has as many parts as the Chinese' },
  'says nothing before a little word': { against: 'what stands before a little word says nothing' },
  'introducer inside': { against: 'it has a word inside that introduces a term' },
  'verb after to': either('it begins with a verb after “to”'),
  'begins with a verb, as the term does': { for: 'it begins with a verb, as the term does' },
  'begins with a verb': { against: 'it begins with a verb' },
  'no verb, where the term has one': { against: 'it has no verb where the term has one' },
  'verb inside': { against: 'it has a verb inside' },
  'begins with a year': { against: 'it begins with a year' },
  'title inside alone': either('it holds a title'),
  'a word of the term stands before': { against: 'a word of the term would be left before it' },
  'colon inside': { against: 'it has a colon inside' },
  'break inside': { against: 'it has a line’s end inside' },
  'torn quotation': { against: 'a quotation would be torn' },
  'whole bracket': { for: 'it is all that the bracket holds' },
  'bracket holds other words': { against: 'the bracket holds other words' },
  'verb and its object': either('it is a verb and its object'),
  'verb before an article': { against: 'it begins with a verb before an article' },
  'verb after to, as the term has': { for: 'it begins with a verb, as the term does' },
  'gerund after a preposition': either('it begins with what is done, after a preposition'),
  'object without its verb': { against: 'the verb would be left out' },
  'object without its verb, a character left': {
    against: 'the verb that a character says would be left out',
  },
  'foreign possessive': { against: 'it begins with an owner that no character says' },
  'preposition inside': either('it has a preposition inside'),
  'starts a sentence': either('it begins the sentence'),
  'fills the line': { for: 'it fills the line' },
  'name beside a name': either('a name stands beside it'),
  'other Chinese follows': { against: 'other Chinese follows it' },
  'another span stands before': { against: 'another candidate stands before it' },
  'leaves out a word of the term': { against: 'a word of the term would be left out' },
  'habit of the text': { for: 'the text prints its terms so' },
  'literal meaning': { against: 'it is said to be the literal meaning' },
  'cut short': { against: 'it would be cut short' },
  'whole cell': { for: 'it is all of a cell' },
  'cells away': { against: 'it stands some cells away' },
  'column of English': { for: 'its column is of English' },
  'column of something else': { against: 'its column is of something else' },
  'begins with an adverb': { against: 'it begins with an adverb' },
  'Chinese follows, nothing between': either('the Chinese follows with nothing between'),
  'romanised, and translated in a bracket': { against: 'a translation stands in a bracket' },
  'says nothing at the head of a sentence': { against: 'it begins a sentence with a word that says nothing' },
  'statement inside': { against: 'it is a statement, not a term' },
  'begins with a pronoun': { against: 'it begins with a pronoun' },
  'denies what the term does not': { against: 'it denies what the Chinese does not' },
  'date inside': { against: 'it has a date inside' },
  'object without the noun before of': { against: 'the word before “of” would be left out' },
  'set off by commas': { for: 'it is set off by commas' },
  'set off by commas, another span before': { against: 'another candidate stands before the commas' },
  'begins with a number that the term lacks': { against: 'it begins with a number that the Chinese lacks' },
  'begins with a finite verb': { against: 'it begins with a verb' },
  'a verb, and no character for it': { against: 'no character says its verb' },
  'a verb, and a character for it': { for: 'a character says its verb' },
  'gerund, and no character for it': { against: 'no character says what is done' },
  'gerund, and a character for it': { for: 'a character says what is done' },
  'a verb before, and a character left': { against: 'the verb before it may belong to it' },
  'object of a verb with a preposition, a character left': { against: 'the verb before it may belong to it' },
  'noun before of, and a first character left': { against: 'the word before “of” may belong to it' },
  'begins with a preposition': { against: 'it begins with a preposition' },
  'says nothing before the name': { against: 'a word before the name says nothing' },
  'leaves out words, a last character left': { against: 'the last characters are said by no word' },
  'says inside what somebody calls it': { against: 'it holds “calls” or “says”' },
  'begins with an adjective of the writer’s': { against: 'it begins with the writer’s own adjective' },
  'into, and not what is brought there': { against: 'what is brought “into” it would be left out' },
  'what is done left out of a verb': { against: 'what the verb is done to would be left out' },
  'begins with what the term begins with': { for: 'it begins with what the Chinese begins with' },
  'first word says nothing, no first character left': { against: 'no character is left for its first word' },
  'begins with the verb of the sentence': { against: 'it begins with the verb of the sentence' },
  'begins with a command': { against: 'it begins with what the reader is asked to do' },
  'tells what the term counts': { for: 'it tells one by one what the Chinese counts' },
  'as many parts as characters': {
    for: 'it has as many parts as the Chinese has characters or pairs of them',
  },
  'begins with what is done to something': { for: 'it begins with what is done, and says to what' },
  'a verb before what is done to something': { against: 'its first verb only leads to what is done' },
  'past verb inside': { against: 'it has the verb of a sentence inside' },
  'heads an entry': { for: 'it begins a line that explains it' },
  'another name before an article': { against: 'it has another name before an article inside' },
  'verb of its sentence inside': { against: 'it has the verb of its sentence inside' },
  'begins with what befell somebody': { against: 'it begins with what was done to somebody' },
  'a quotation stands before': { against: 'a quotation stands before the Chinese' },
  'begins with a past verb that the term lacks': { against: 'it begins with a verb that the Chinese lacks' },
  'the same field of the English reference': { for: 'it stands in the same place of the English reference' },
  'a field of a reference': { for: 'it is a part of a reference' },
  'a labelled line': { for: 'a label says what it is' },
  'the line beside it in a list': { for: 'it is the line beside it in a list' },
  'the English of its row': { for: 'it is the English of its row' },
  'no English in its row': { against: 'its row has no English' },
  'corrected by hand': { for: 'you wrote it' },
};

/** What is said of a signal; undefined where this version has no words for it. */
export function wordsOfSignal(signal: string): Words | undefined {
  const [family, ...rest] = signal.split(' ');
  const name = rest.join(' ');
  if (family === 'tie' && TIES[name] !== undefined) return either(TIES[name]);
  if ((family === 'edge' || family === 'start') && EDGES[name] !== undefined)
    return either(`it begins where ${EDGES[name]} does`);
  if (family === 'end' && EDGES[name] !== undefined) return either(`it ends where ${EDGES[name]} does`);
  return OTHERS[signal];
}

/**
 * The reasons that mattered, the weightiest first: a clause each, and whether it speaks for the gloss. A weight that was
 * fitted against what its words say only balances others, and is not told.
 */
export function wordReasons(
  reasons: readonly Reason[],
): { readonly text: string; readonly speaksFor: boolean }[] {
  const told = reasons
    .filter(({ weight }) => weight !== 0)
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .flatMap(({ signal, weight }) => {
      const speaksFor = weight > 0;
      const text = wordsOfSignal(signal)?.[speaksFor ? 'for' : 'against'];
      return text === undefined ? [] : [{ text, speaksFor }];
    });
  // Two signals may be told in the same words.
  return told.filter(({ text }, i) => told.findIndex((one) => one.text === text) === i);
}
