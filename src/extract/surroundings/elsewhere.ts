/** English that answers from further off: after a cue, in a list, in a row, on the next line. */
import { isAbbreviation, isDate, looksLikeName, wordsIn } from '../bracket.ts';
import { isVariant } from '../chinese.ts';
import { linesBeside, listItem, rowOf } from '../rows.ts';
import type { Token } from '../tokens.ts';
import { skip, type EnglishPlace, type Survey } from './survey.ts';

/** Looks further off, mostly where nothing stands beside the Chinese. */
export function readElsewhere(survey: Survey): void {
  const tokens = survey.tokens;
  if (!survey.bracketed || survey.peeled || survey.places.length === 0) {
    const cue = quotedAfterCue(tokens, (survey.bracketed ? survey.close : survey.at) + 1);
    if (cue) survey.places.push(cue);
  }
  const behind = survey.siblings.filter(
    (h) => h > survey.at && !isVariant(tokens[h]!.text, survey.hanzi),
  ).length;
  if (survey.bracketed && behind > 0 && tokens[survey.before]?.type === 'word') {
    const item = listItem(tokens, survey.before, behind);
    if (item) survey.places.push({ tie: 'list-item', edge: item.last, within: item });
  }
  if (survey.bracketed) return;
  if (survey.places.every((p) => p.tie === 'after-cue')) readRow(survey);
  if (survey.places.length === 0)
    for (const span of linesBeside(tokens, survey.at))
      survey.places.push({ tie: 'next-line', edge: span.first, within: span });
}

/** The other cells of a table's row. */
function readRow(survey: Survey): void {
  const tokens = survey.tokens;
  for (const cell of rowOf(tokens, survey.at)) {
    const words = survey.unlabelled(wordsIn(tokens, cell));
    if (words.length === 0 || isDate(words.map((w) => tokens[w]!.text))) continue;
    const span = { first: words[0]!, last: words[words.length - 1]! };
    if (survey.isPinyin(words) && !(words.length > 1 && looksLikeName(tokens, span))) {
      survey.pinyin ??= span;
      continue;
    }
    for (const w of words)
      if (words.length > 1 && isAbbreviation(tokens[w]!.text)) survey.abbreviations.push(w);
    survey.places.push({
      tie: 'cell',
      edge: words[0]!,
      within: { first: cell.first, last: cell.last },
      cell: { away: cell.away, header: cell.header },
    });
  }
}

/** A quotation later in the same sentence, announced by a word of translating. */
function quotedAfterCue(tokens: readonly Token[], from: number): EnglishPlace | null {
  let cue = false;
  for (let i = from; i < Math.min(tokens.length, from + 22); i++) {
    const token = tokens[i]!;
    if (token.type === 'han' || token.type === 'break') return null;
    if (token.type === 'punctuation' && /^[;!?]$/.test(token.text)) return null;
    // The next sentence may still speak of the term: The phrase could be rendered “…”.
    if (
      token.type === 'punctuation' &&
      token.text === '.' &&
      !/^(?:the|this|it|literally|which)$/i.test(tokens[skip(tokens, i + 1, 1)]?.text ?? '')
    )
      return null;
    if (token.type === 'word' && /^(?:translat|render|mean|liter|refer|known|i\.e|glossed)/i.test(token.text))
      cue = true;
    if (token.type === 'quote-open') {
      if (!cue || token.match <= i) return null;
      return { tie: 'after-cue', edge: i + 1, within: { first: i + 1, last: token.match - 1 } };
    }
  }
  return null;
}
