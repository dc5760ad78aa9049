/** Reads one mention of a term: what it is called in English there, its kind, what was repaired. */
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { CantoneseReadings } from '../pinyin/index.ts';
import { fitsInitials } from './abbreviation.ts';
import type { Profile } from './align.ts';
import { toldByNeighbours } from './beside.ts';
import type { Binding } from './bibliography.ts';
import type { Block } from './blocks.ts';
import { isAbbreviation } from './bracket.ts';
import { candidatesOf, type Candidate } from './candidates.ts';
import type { SpanContext, Weights } from './features/index.ts';
import { LABELS, type ChineseRun } from './chinese.ts';
import type { Finding } from './finding.ts';
import { gloss, type Stretch } from './gloss.ts';
import { NO_HABITS } from './habits.ts';
import type { Field } from './layout/field.ts';
import { kindOf } from './kind.ts';
import type { KindEvidence } from './kind-features/index.ts';
import { isInNotes, type NoteSection } from './note-sections.ts';
import { looksLikePerson, printedNames, type NameSpan } from './names.ts';
import { dashForYi, nameMismatch } from './repair.ts';
import { choose, type Choice } from './score.ts';
import {
  isTitleOfWork,
  surroundingsOf,
  type EnglishPlace,
  type Surroundings,
  type Tie,
} from './surroundings/index.ts';
import type { Flag } from './term.ts';
import { tailOf } from './tail.ts';
import { tokenise, type Token } from './tokens.ts';
import { hasPublisher, isCited, isItalic, isListed, wordsAround } from './typography.ts';
import { isFunctionWord, partsOf } from './words.ts';

/** What is known of the text as a whole while a mention is read. */
export interface TextContext {
  readonly text: string;
  readonly lexicon: Lexicon;
  readonly cantonese: CantoneseReadings | undefined;
  /** Bindings of the bibliography, by offset of the run. */
  readonly references: ReadonlyMap<number, Binding>;
  /** What tables and labelled lines say, by offset of the run. */
  readonly fields: ReadonlyMap<number, Field>;
  /** Its notes and lists of literature, in order. */
  readonly notes: readonly NoteSection[];
  profile(hanzi: string): Profile;
  /** Weights other than the fitted ones, while they are fitted. */
  readonly weights?: Weights;
}

/** How sure we are that Chinese stands without English, and of English that is but a name or an abbreviation. */
const UNGLOSSED_CONFIDENCE = 0.7;
const BORROWED_CONFIDENCE = 0.5;
/** How sure we are of English that the layout gives. */
const FIELD_CONFIDENCE = 0.97;

/** Findings for all Chinese of a block, in order. */
export const readMentions = (block: Block, context: TextContext): Generator<Finding> =>
  toldByNeighbours(readEachAlone(block, context), context.text, context.lexicon);

const latest = new WeakMap<TextContext, { readonly block: Block; readonly tokens: readonly Token[] }>();

/** The tokens of a block. Those of the latest are kept: what is read again stands by the hundred in one long paragraph. */
function tokensOf(block: Block, context: TextContext): readonly Token[] {
  let known = latest.get(context);
  if (known?.block !== block) {
    known = { block, tokens: tokenise(context.text, block.start, block.end, block.runs) };
    latest.set(context, known);
  }
  return known.tokens;
}

function* readEachAlone(block: Block, context: TextContext): Generator<Finding> {
  const tokens = tokensOf(block, context);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.type !== 'han' || LABELS.has(token.text) || isScriptLabel(tokens, at)) continue;
    const reference = context.references.get(token.start);
    if (reference) {
      yield readReference(token.run!, reference);
      continue;
    }
    const field = context.fields.get(token.start);
    if (field) {
      yield readField(token.run!, field, context);
      continue;
    }
    const around = surroundingsOf(tokens, at, context.lexicon);
    if (!around.foreign) yield readMention(tokens, around, context, NO_HABITS, rereading(block, at, context));
  }
}

/** Whether a single character heads a line to say in which script or language it is: 繁：…, 简：… */
const isScriptLabel = (tokens: readonly Token[], at: number): boolean =>
  /^[简簡繁中正]$/.test(tokens[at]!.text) &&
  tokens[at + 1]?.text === ':' &&
  (at === 0 || tokens[at - 1]!.type === 'break');

/**
 * Reads the mention of a block's token `at` again. It keeps the block and not its tokens: of all that is found without
 * English these would be most of what a long text needs.
 */
const rereading =
  (block: Block, at: number, context: TextContext) =>
  (habits: ReadonlySet<Tie>): Finding => {
    const tokens = tokensOf(block, context);
    return readMention(tokens, surroundingsOf(tokens, at, context.lexicon), context, habits);
  };

function readReference(run: ChineseRun, { kind, gloss: found }: Binding): Finding {
  return {
    run,
    hanzi: run.hanzi,
    english: found?.english ?? null,
    printedEnglish: found?.printed ?? null,
    printedPinyin: null,
    abbreviation: null,
    kind,
    evidence: null,
    confidence: found ? 0.9 : 0.8,
    reasons: [
      { signal: found ? 'the same field of the English reference' : 'a field of a reference', weight: 2 },
    ],
    flags: [...run.flags, ...(found?.flags ?? [])],
    tie: null,
    again: null,
  };
}

/** What the layout says of a run: nothing is weighed. */
function readField(run: ChineseRun, field: Field, context: TextContext): Finding {
  const { text, lexicon, cantonese } = context;
  const tokens = field.english ? tokenise(text, field.english.start, field.english.end, []) : [];
  const words = tokens.flatMap((token, i) => (token.type === 'word' ? [i] : []));
  const readsAi = context.profile(run.hanzi).links('AI').length > 0;
  const span = words.length > 0 ? gloss(text, tokens, words[0]!, words[words.length - 1]!, readsAi) : null;
  const [name] = printedNames(run.hanzi, tokens, words, false, lexicon, cantonese);
  const isWhole = name && name.first === words[0] && name.last === words[words.length - 1];
  const evidence: KindEvidence = {
    hanzi: run.hanzi,
    english: span?.english || null,
    titled: run.titled,
    emphasised: false,
    cited: false,
    quoted: false,
    romanised: isWhole ? name.verdict : null,
    translated: isTranslated(context.profile(run.hanzi), words, tokens),
    abbreviation: false,
    before: [],
    after: [],
  };
  return {
    run,
    hanzi: run.hanzi,
    english: span?.english || null,
    printedEnglish: span?.english ? span.printed : null,
    printedPinyin: field.pinyin,
    abbreviation: null,
    kind: kindOf(evidence, lexicon),
    evidence,
    confidence: span?.english ? FIELD_CONFIDENCE : UNGLOSSED_CONFIDENCE,
    reasons: [{ signal: field.signal, weight: 3 }],
    flags: [...run.flags, ...(span?.flags ?? [])],
    tie: null,
    again: null,
  };
}

/** Whether the dictionary ties any of the words to the characters. */
const isTranslated = ({ links }: Profile, words: readonly number[], tokens: readonly Token[]): boolean =>
  words.some((i) => partsOf(tokens[i]!.text).some((part) => !isFunctionWord(part) && links(part).length > 0));

/** What may gloss one mention, and what the weighing of it goes by. */
export interface Weighing {
  readonly candidates: readonly Candidate[];
  readonly spans: SpanContext;
  /** What it is called where no candidate is good enough. */
  otherwise(): string | null;
  /** A candidate as it is read. */
  read(candidate: Candidate): string;
}

/** Lists what may gloss the mention that `around` surrounds. */
export function weighingOf(
  tokens: readonly Token[],
  around: Surroundings,
  context: TextContext,
  habits: ReadonlySet<Tie> = NO_HABITS,
): Weighing {
  const { hanzi } = tokens[around.at]!.run!;
  const profile = context.profile(hanzi);
  const readsAi = profile.links('AI').length > 0;
  return {
    candidates: candidatesOf(tokens, around),
    spans: {
      tokens,
      around,
      profile,
      names: around.places.flatMap((place) => namesAt(place, tokens, around, hanzi, context)),
      nameLike: looksLikePerson(hanzi, context.lexicon),
      abbreviations: around.abbreviations.map((i) => tokens[i]!.text),
      habits,
    },
    otherwise: () => borrowed(tokens, around, context.text).english,
    read: ({ first, last }) => gloss(context.text, tokens, first, last, readsAi).english,
  };
}

function readMention(
  tokens: readonly Token[],
  around: Surroundings,
  context: TextContext,
  habits: ReadonlySet<Tie>,
  again: Finding['again'] = null,
): Finding {
  const { text, lexicon } = context;
  const whole = tokens[around.at]!.run!;
  const profile = context.profile(whole.hanzi);
  const { candidates, spans } = weighingOf(tokens, around, context, habits);
  const { names } = spans;
  const verdict = choose(candidates, spans, context.weights);
  const run = withoutProse(whole, tokens, around, verdict, context);
  const { hanzi } = run;
  const found = verdict && glossOf(verdict, tokens, around, profile, text);
  // A word of nothing but soft hyphens or apostrophes is no gloss.
  const called = found?.english ? found : borrowed(tokens, around, text);
  const name =
    names.find((n) => n.first === verdict?.candidate.first && n.last === verdict.candidate.last)?.verdict ??
    null;

  const flags: Flag[] = [...run.flags, ...called.flags];
  if (around.doubled)
    flags.push({
      type: 'doubled-brackets',
      message: 'The brackets are printed twice.',
      from: text.slice(tokens[around.open]!.start, tokens[around.close]!.end),
    });
  const repair = dashForYi(profile, verdict?.candidate.words.map((i) => tokens[i]!.text) ?? null, lexicon);
  if (repair) flags.push(repair.flag);
  const mismatch =
    name !== 'full' && called.english !== null
      ? nameMismatch(hanzi, called.english, verdict?.aligned ?? 0, lexicon)
      : null;
  if (mismatch) flags.push(mismatch);
  if (name === 'surname' && called.english !== null)
    flags.push({
      type: 'partial-name',
      message: `Only the surname of ${hanzi} is romanised in ${called.english}.`,
      from: called.english,
    });

  const romanised = name ?? (mismatch ? 'partial' : null);
  const evidence = kindEvidence(tokens, around, run, verdict, called, romanised, context.notes);
  return {
    run,
    hanzi: repair?.hanzi ?? hanzi,
    english: called.english,
    printedEnglish: called.printed,
    printedPinyin: printedPinyin(tokens, around),
    abbreviation: called.abbreviation,
    kind: kindOf(evidence, lexicon),
    evidence,
    confidence: verdict?.confidence ?? (called.english === null ? UNGLOSSED_CONFIDENCE : BORROWED_CONFIDENCE),
    reasons: verdict?.reasons ?? [],
    flags,
    tie: verdict?.candidate.tie ?? null,
    again: !verdict && candidates.length > 0 ? again : null,
  };
}

/** The run without the prose before the term that the English translates. */
function withoutProse(
  run: ChineseRun,
  tokens: readonly Token[],
  around: Surroundings,
  verdict: Choice | null,
  { text, lexicon, cantonese, profile }: TextContext,
): ChineseRun {
  // Only where the Chinese stands free, its English follows, and nothing in it was repaired.
  if (!verdict || around.open >= 0 || !verdict.candidate.tie.startsWith('after-') || run.titled) return run;
  if (text.slice(run.start, run.end) !== run.hanzi) return run;
  const words = verdict.candidate.words.map((i) => tokens[i]!.text);
  const start = tailOf(run.hanzi, words, profile, lexicon, cantonese);
  return start === 0 ? run : { ...run, start: run.start + start, hanzi: run.hanzi.slice(start) };
}

/** The printed names near one place where English may stand. */
function namesAt(
  place: EnglishPlace,
  tokens: readonly Token[],
  around: Surroundings,
  hanzi: string,
  { lexicon, cantonese }: TextContext,
): NameSpan[] {
  const isBounded = place.tie === 'cell' || place.tie === 'next-line' || place.tie === 'bracket-before';
  const before = !isBounded && (place.tie.startsWith('before') || place.edge < around.at);
  const names = printedNames(
    hanzi,
    tokens,
    wordsFrom(tokens, place.edge, before),
    before,
    lexicon,
    cantonese,
  );
  if (names.length > 0 || !looksLikePerson(hanzi, lexicon)) return names;
  // Da-Wei, Kao: surname and given name divided by a comma.
  const beyond = wordsFrom(tokens, place.edge, before, true);
  return printedNames(hanzi, tokens, beyond, before, lexicon, cantonese).filter(
    (name) => name.verdict === 'full',
  );
}

/** What the Chinese is called: the English, as read and as printed, and its abbreviation. */
interface Called {
  readonly english: string | null;
  readonly printed: Stretch | null;
  readonly abbreviation: string | null;
  readonly flags: readonly Flag[];
}

function glossOf(
  { candidate }: Choice,
  tokens: readonly Token[],
  around: Surroundings,
  profile: Profile,
  text: string,
): Called {
  const readsAi = profile.links('AI').length > 0;
  const span = gloss(text, tokens, candidate.first, candidate.last, readsAi);
  const words = candidate.words.map((i) => tokens[i]!.text);
  const own = words.length === 1 && isAbbreviation(words[0]!) ? words[0]! : null;
  const beside = around.abbreviations.find((i) => {
    const sameBracket = i > around.open && i < around.close;
    return fitsInitials(tokens[i]!.text, words) || (sameBracket && around.abbreviations.length === 1);
  });
  const before = tokens[candidate.first - 1];
  const leading =
    before?.type === 'word' && isAbbreviation(before.text) && fitsInitials(before.text, words)
      ? before.text
      : null;
  const following = abbreviationAfterOr(tokens, Math.max(candidate.last, around.close), words);
  const abbreviation = beside === undefined ? (own ?? leading ?? following) : singular(tokens[beside]!.text);
  return { english: span.english, printed: span.printed, abbreviation, flags: span.flags };
}

/** The abbreviation that an "or" joins to a name: Harbour League or HL; training centres (培训中心), or TCs. */
function abbreviationAfterOr(tokens: readonly Token[], at: number, words: readonly string[]): string | null {
  const or = tokens[at + 1]?.text === ',' ? at + 2 : at + 1;
  const short = tokens[or + 1];
  if (tokens[or]?.text !== 'or' || !short || !isAbbreviation(short.text)) return null;
  const abbreviation = singular(short.text);
  return fitsInitials(abbreviation, words) ? abbreviation : null;
}

/** Where nothing glosses the Chinese, its abbreviation may, or the word the language has borrowed: hukou (户口). */
function borrowed(tokens: readonly Token[], around: Surroundings, text: string): Called {
  const [first] = around.abbreviations;
  if (first !== undefined) {
    const abbreviation = tokens[first]!.text;
    const { start, end } = tokens[first]!;
    return { english: abbreviation, printed: { start, end }, abbreviation, flags: [] };
  }
  const none = { english: null, printed: null, abbreviation: null, flags: [] };
  if (!around.pinyin || around.pinyin.last > around.at) return none;
  const span = gloss(text, tokens, around.pinyin.first, around.pinyin.last);
  // In italics, what is spelt is what the text calls it: *suan mei tang* 酸梅湯, *Ding Wencheng gong zougao* 丁文誠公奏稿.
  const isWord =
    !/\s/.test(span.english) ||
    /^\p{Lu}\S*(?: \p{Lu}\S*)*$/u.test(span.english) ||
    // The monthly Hai bian 海边; [Notes on the sea]. Hai bian 海边 7: so a title is spelt.
    (around.open < 0 &&
      /^\p{Lu}/u.test(span.english) &&
      /^(?:word|punctuation)$/.test(tokens[around.pinyin.first - 1]?.type ?? '')) ||
    isTitleOfWork(tokens, around.pinyin) ||
    (isItalic(tokens, around.pinyin.first) &&
      around.pinyin.last < (around.open >= 0 ? around.open : around.at));
  return isWord && span.english !== '' ? { ...span, abbreviation: null } : none;
}

/** `LGFVs` stands for several; the abbreviation is `LGFV`. */
function singular(abbreviation: string): string {
  return abbreviation.replace(/(?<=\p{Lu})s$/u, '');
}

function printedPinyin(tokens: readonly Token[], { pinyin }: Surroundings): Stretch | null {
  return pinyin && { start: tokens[pinyin.first]!.start, end: tokens[pinyin.last]!.end };
}

function kindEvidence(
  tokens: readonly Token[],
  around: Surroundings,
  run: ChineseRun,
  verdict: Choice | null,
  called: Called,
  romanised: NameSpan['verdict'] | null,
  notes: readonly NoteSection[],
): KindEvidence {
  const first = verdict?.candidate.first;
  const left = verdict?.candidate.left;
  const start = around.open >= 0 ? around.open : around.at;
  const end = around.close >= 0 ? around.close : around.at;
  const { before, after } = wordsAround(
    tokens,
    verdict ? Math.min(verdict.candidate.first, start) : around.at,
    verdict ? Math.max(verdict.candidate.last, end) : around.at,
  );
  // the “Clear Lake” campaign (清湖): what it is called stands before the bracket.
  const leftOut = verdict?.candidate.leftOut ?? [];
  return {
    hanzi: run.hanzi,
    english: called.english,
    titled: run.titled,
    // The pinyin of a title stands in the quotes or italics the title would; that of a word is in italics anyway.
    emphasised:
      isItalic(tokens, first) ||
      (around.pinyin !== null &&
        /^\p{Lu}/u.test(tokens[around.pinyin.first]!.text) &&
        isItalic(tokens, around.pinyin.first)),
    quoted:
      left === 'quote' ||
      left === 'open-quote' ||
      tokens[around.at - 1]?.type === 'quote-open' ||
      tokens[(around.pinyin?.first ?? 0) - 1]?.type === 'quote-open',
    romanised,
    translated: verdict !== null && verdict.aligned > 0,
    abbreviation: called.abbreviation !== null,
    listed: isListed(tokens, around),
    published: hasPublisher(tokens, Math.max(end, verdict?.candidate.last ?? end) + 1),
    cited: !isPhrase(tokens, verdict) && isCited(tokens, around.at, isInNotes(notes, run.start)),
    before,
    after: [...leftOut.map((i) => tokens[i]!.text.toLowerCase()), ...after],
  };
}

/** Whether the gloss is a quotation of a sentence that runs up to it, and no title: for “grid member” (网格员), see above. */
function isPhrase(tokens: readonly Token[], verdict: Choice | null): boolean {
  if (verdict?.candidate.left !== 'quote') return false;
  const { first } = verdict.candidate;
  return /^\p{Ll}/u.test(tokens[first]!.text) && /^\p{Ll}/u.test(tokens[first - 2]?.text ?? '');
}

/** Words from `edge` away from the Chinese, in order, up to the first mark that is no word, or over one comma. */
function wordsFrom(tokens: readonly Token[], edge: number, leftwards: boolean, overComma = false): number[] {
  const words: number[] = [];
  let commas = overComma ? 1 : 0;
  for (let i = edge; i >= 0 && i < tokens.length && words.length < 8; i += leftwards ? -1 : 1) {
    const token = tokens[i]!;
    if (token.type === 'word') words.push(i);
    else if (token.text === ',' && commas > 0) commas -= 1;
    else if (token.type !== 'emphasis' && token.type !== 'hidden' && token.text !== '\n') break;
  }
  return leftwards ? words.reverse() : words;
}
