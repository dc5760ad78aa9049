/** A candidate read once for all that describes it: its words, what they look like, how much of the Chinese they say. */
import { coverage, type Coverage, type Profile } from '../align.ts';
import type { Candidate } from '../candidates.ts';
import type { NameSpan } from '../names.ts';
import type { Surroundings, Tie } from '../surroundings/index.ts';
import type { Token } from '../tokens.ts';
import { looksOf, type Looks } from './looks.ts';

export interface SpanContext {
  readonly tokens: readonly Token[];
  readonly around: Surroundings;
  readonly profile: Profile;
  readonly names: readonly NameSpan[];
  /** Whether the characters look like a person's name: a surname, two or three in all, no word of the language. */
  readonly nameLike: boolean;
  /** Abbreviations printed beside the Chinese. */
  readonly abbreviations: readonly string[];
  /** Ways of tying English to Chinese that the text uses again and again. */
  readonly habits: ReadonlySet<Tie>;
}

/** A candidate with what is asked of it again and again. */
export interface Span extends Counted, ReadWords {
  readonly candidate: Candidate;
  /** The first word in lower case. */
  readonly firstWord: string;
  /** Whether quotation marks or italics stand around it. */
  readonly quoted: boolean;
  /** Whether it ends at the Chinese, so that the question is where it begins. */
  readonly leads: boolean;
}

/** Reads candidates of one context; spans that grow leftwards share what was counted of their ends. */
export function spanReader(context: SpanContext): (candidate: Candidate) => Span {
  const count = spanCounter(context);
  const read = wordReader(context.tokens);
  return (candidate) => {
    const { coverage: spoken, owned, ownedGain } = count(candidate.words);
    const { words, looks } = read(candidate.words);
    return {
      coverage: spoken,
      owned,
      ownedGain,
      candidate,
      words,
      looks,
      firstWord: words[0]!.toLowerCase(),
      quoted: candidate.left === 'quote' || candidate.left === 'emphasis',
      leads: isBefore(candidate, context.around),
    };
  };
}

/** The words of a span, with what each looks like. */
interface ReadWords {
  readonly words: readonly string[];
  readonly looks: readonly Looks[];
}

/** Reads the words of one span after the other; what is read of the one before is read no more. */
function wordReader(tokens: readonly Token[]): (span: readonly number[]) => ReadWords {
  const words: string[] = [];
  const looks: Looks[] = [];
  let before: readonly number[] = [];
  return (span) => {
    const { length } = span;
    const grows = length === before.length + 1;
    if (grows && span[1] === before[0] && span[length - 1] === before[length - 2]) {
      const { text } = tokens[span[0]!]!;
      words.unshift(text);
      looks.unshift(looksOf(text));
    } else {
      const kept = grows && span[0] === before[0] && span[length - 2] === before[length - 2] ? length - 1 : 0;
      words.length = looks.length = kept;
      for (let i = kept; i < length; i++) {
        const { text } = tokens[span[i]!]!;
        words.push(text);
        looks.push(looksOf(text));
      }
    }
    before = span;
    return { words, looks };
  };
}

interface Counted {
  readonly coverage: Coverage;
  /** Characters covered by what follows a possessive that itself says nothing new; -1 without one. */
  readonly owned: number;
  /** What the dictionary takes that possessive to say, where it only hints at it. */
  readonly ownedGain: number;
}

/** An owner that covers less of a character than this is not named in the Chinese. */
const LEAST_NEWS = 0.3;

function spanCounter({ tokens, profile }: SpanContext): (words: readonly number[]) => Counted {
  let counter = coverage(profile);
  let owned = -1;
  let ownedGain = 0;
  let first = -1;
  let last = -1;
  return (words) => {
    const grows = words.length > 1 && last === words[words.length - 1] && words[1] === first;
    if (!grows) {
      counter = coverage(profile);
      owned = -1;
    }
    for (let i = grows ? 0 : words.length - 1; i >= 0; i--) {
      const word = tokens[words[i]!]!.text;
      const possessive = owned < 0 && i < words.length - 1 && looksOf(word).possessive;
      const before = possessive ? counter.read() : null;
      counter.add(word);
      if (!before) continue;
      const { last: said, covered, gain } = counter.read();
      const isNews = said === 'aligned' && covered - before.covered > LEAST_NEWS;
      const isLinked = profile.links(word).some((l) => l.strength >= 0.6);
      if (isNews && isLinked) continue;
      owned = before.covered;
      // 干部 is somebody of a party, which no 党 says: “the party’s cadres”.
      ownedGain = isLinked ? 0 : gain - before.gain;
    }
    first = words[0]!;
    last = words[words.length - 1]!;
    return { coverage: counter.read(), owned, ownedGain };
  };
}

/** Whether the span ends at the Chinese, so that the question is where it begins. */
function isBefore(candidate: Candidate, around: Surroundings): boolean {
  return (
    candidate.tie.startsWith('before') ||
    candidate.tie === 'list-item' ||
    candidate.tie === 'another-name' ||
    (candidate.tie.startsWith('same-') && candidate.last < around.at)
  );
}
