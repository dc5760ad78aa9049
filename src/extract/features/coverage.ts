/** How much of the Chinese its words say, how much they say besides, and whether their number fits. */
import { N, type Features } from './feature.ts';
import type { Span, SpanContext } from './span.ts';

export function describeCoverage(span: Span, { profile }: SpanContext, f: Features): void {
  const { words, coverage: counted, owned, ownedGain, quoted } = span;
  const size = Math.max(1, profile.size);
  f[N['aligned words']] = counted.gain;
  f[N['characters covered']] = counted.covered / size;
  // An unaligned word may stand for characters nothing else stands for; beyond these it is one too many.
  const room = Math.ceil(counted.bare * 0.75);
  f[N['words not in the dictionary']] = Math.min(counted.unaligned, room);
  f[N['words without a character left']] = Math.max(0, counted.unaligned - room);
  f[N['says it twice']] = counted.repeated;
  const content = counted.aligned + counted.unaligned + counted.repeated;
  f[N['too long']] = Math.max(0, content - (size * 1.1 + 1.5));
  f[N['too short']] = Math.max(0, size * 0.25 - content);
  f[N['many words']] = Math.max(0, words.length - 6) / 4;
  if (counted.last === 'aligned') f[N['first word says something']] = 1;
  else if (counted.last === 'unaligned') f[N['first word says nothing']] = 1;
  f[N['first characters left']] = Math.min(2, counted.head);
  // Fudan’s Institute: the owner belongs to the name only when the Chinese names it too.
  if (!quoted && owned >= 0 && owned >= counted.covered - 0.5) {
    f[N['foreign possessive']] = 1;
    f[N['aligned words']]! -= ownedGain;
  }
}
