/** Titles and roles beside a name, and what only looks like one. */
import type { Profile } from '../align.ts';
import { list, ROLE_WORDS, TITLE_WORDS } from '../words.ts';
import { N, type Features } from './feature.ts';
import { isCapital } from './looks.ts';
import type { Span, SpanContext } from './span.ts';

/** Whom hospitals and roads are named after: Queen Mary Hospital. */
const PATRON = list('queen king prince princess emperor lady lord general president dr dr.');
const NAMED_AFTER = list(
  'hospital college school university institute academy library museum hall church foundation road street avenue bridge park square island prison cup prize',
);

/** Whether it begins with what somebody is or has somewhere: Fellow at the | Harbour Institute. */
export function describeRole(
  { candidate, words, firstWord }: Span,
  { profile }: SpanContext,
  f: Features,
): void {
  if (
    ROLE_WORDS.has(firstWord) &&
    isCapital(words[0]!) &&
    !saysGeneral(words[0]!, words[1] ?? '', profile) &&
    (words.slice(1, 6).some((w) => /^(?:of|at|for|in)$/i.test(w)) || candidate.commas > 0) &&
    profile.links(words[0]!).every((l) => l.to > profile.chars.length / 2 || l.strength < 0.6)
  )
    f[N['begins with a role']] = 1;
}

/** Whether the word before a name is somebody's title: Minister | Lin, and neither General | Office nor Queen | Mary Hospital. */
export function isTitle(before: string, words: readonly string[], profile: Profile): boolean {
  const title = before.toLowerCase();
  return (
    TITLE_WORDS.has(title) &&
    !saysGeneral(before, words[0]!, profile) &&
    !(PATRON.has(title) && NAMED_AFTER.has(words[words.length - 1]!.toLowerCase()))
  );
}

/** General Office, General Administration of Customs: no rank, where the Chinese says it and no other rank follows. */
const saysGeneral = (word: string, next: string, profile: Profile): boolean =>
  word.toLowerCase() === 'general' &&
  isCapital(next) &&
  !ROLE_WORDS.has(next.toLowerCase()) &&
  profile.links(word).some((l) => l.strength >= 0.6);
