/** What stands in the bracket around the Chinese: labels, pinyin, an abbreviation, other Chinese, English. */
import { isAbbreviation, isRomanisationOf, itemsOf, type Item } from '../bracket.ts';
import { LABELS } from '../chinese.ts';
import { NAME_PARTICLES } from '../words.ts';
import { skip, type Survey } from './survey.ts';

/** The bracket around: labels, pinyin, abbreviation, other Chinese, English. */
export function readBracket(survey: Survey): void {
  if (!survey.bracketed) return;
  const tokens = survey.tokens;
  for (const item of itemsOf(
    tokens,
    survey.open + 1,
    survey.close > survey.at ? survey.close - 1 : survey.at,
  )) {
    for (const h of item.han) if (h !== survey.at && !LABELS.has(tokens[h]!.text)) survey.siblings.push(h);
    if (item.han.includes(survey.at)) readOwnItem(survey, item);
    else if (item.han.length === 0 && readItem(survey, item)) {
      const words = survey.unlabelled(item.words);
      survey.places.push({
        tie: 'same-bracket',
        edge: item.last < survey.at ? words[words.length - 1]! : words[0]!,
        within: { first: item.first, last: item.last },
        literal:
          item.words.some((w) =>
            /^(?:lit(?:\.|eral(?:ly)?)?|also|alternatively|sometimes)$/i.test(tokens[w]!.text),
          ) || explainsName(survey, item),
      });
    }
  }
  // ((中文)): an inner pair that holds nothing else is part of an outer one.
  const outer = tokens[survey.open - 1];
  if (outer?.type === 'open' && outer.match === survey.close + 1) {
    survey.doubled = true;
    survey.open -= 1;
    survey.close += 1;
  }
}

/** Whether a quotation in small letters says what the name before the bracket means: Lakestar (湖星, “star of the lake”). */
function explainsName({ tokens, at, open }: Survey, { first }: Item): boolean {
  const end = skip(tokens, open - 1, -1);
  const name = tokens[end];
  const [mark, word] = [tokens[first], tokens[first + 1]];
  return (
    first > at &&
    mark?.type === 'quote-open' &&
    /^\p{Ll}/u.test(word?.text ?? '') &&
    name?.type === 'word' &&
    /^\p{Lu}/u.test(name.text) &&
    (!isAbbreviation(name.text) || /^\p{Lu}\p{Ll}/u.test(tokens[end - 1]?.text ?? ''))
  );
}

/** Words that say that somebody has another name. */
const ANOTHER = /^(?:aka|a\.k\.a\.?|alias|born|nicknamed|née|styled|known|called|named|name|dubbed)$/i;

/** The words that share the Chinese's item: labels, pinyin, an abbreviation, or a sentence. */
function readOwnItem(survey: Survey, item: Item): void {
  const tokens = survey.tokens;
  const spelt = survey.pinyinAt(survey.at - 1, -1);
  const isLed = spelt !== null && /^(?:or|called|termed|dubbed)$/.test(tokens[spelt.first - 1]?.text ?? '');
  // (三公 sangong: the Grand Tutor taifu 太傅)
  const isGlossed =
    spelt !== null &&
    !isLed &&
    spelt.first > item.first &&
    /^\p{Ll}/u.test(tokens[spelt.first]!.text) &&
    tokens[skip(tokens, spelt.first - 1, -1)]?.type === 'word';
  if (isLed || isGlossed) survey.pinyin ??= spelt;
  const isSpelt = (w: number) => (isLed || isGlossed) && w >= spelt.first && w <= spelt.last;
  const words = survey.unlabelled(item.words).filter((w) => !ANOTHER.test(tokens[w]!.text) && !isSpelt(w));
  for (const side of [words.filter((w) => w < survey.at), words.filter((w) => w > survey.at)]) {
    // (林波 aka Xiao Hai 小海): the second name is what the second Chinese is called.
    const another =
      side.length > 0 &&
      side[0]! < survey.at &&
      side.every(
        (w, i) => /^\p{Lu}/u.test(tokens[w]!.text) || (i > 0 && NAME_PARTICLES.has(tokens[w]!.text)),
      ) &&
      item.words.some((w) => w < side[0]! && ANOTHER.test(tokens[w]!.text));
    if (side.length === 0 || (!survey.isGloss(side) && !another)) continue;
    survey.pure = false;
    survey.places.push(
      side[0]! < survey.at
        ? {
            tie: another ? 'another-name' : isGlossed ? 'same-bracket' : 'same-item',
            edge: side[side.length - 1]!,
            within: { first: item.first, last: survey.at - 1 },
          }
        : { tie: 'same-item', edge: side[0]!, within: { first: survey.at + 1, last: item.last } },
    );
  }
  for (let i = item.first - 1; i > survey.open; i--) {
    const token = tokens[i]!;
    if (token.type === 'han' || (token.type === 'punctuation' && token.text === ';')) break;
    if (token.type === 'word' && /^(?:japanese|kanji|korean|hanja|vietnamese)$/i.test(token.text))
      survey.foreign = true;
  }
}

/** Takes pinyin and abbreviations out of an item without Chinese; true when English is left. */
function readItem(survey: Survey, item: Item): boolean {
  const words = survey.unlabelled(item.words);
  const [first, second] = words;
  // (MHS or Ganganbu; …): both are what it is called for short.
  if (
    second !== undefined &&
    isAbbreviation(survey.tokens[first!]!.text) &&
    survey.tokens[first! + 1]!.text === 'or'
  )
    survey.abbreviations.push(words.shift()!);
  return words.length > 0 && survey.isGloss(words) && !isRomanisationOf(survey.tokens, item);
}
