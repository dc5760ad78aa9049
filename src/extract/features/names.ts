/** Names printed in romanisation, and what stands beside them; a name beside characters that look like a person's. */
import { GIVEN_NAMES, TITLE_WORDS } from '../words.ts';
import { N, type Features } from './feature.ts';
import type { Span, SpanContext } from './span.ts';

export function describeNames(span: Span, context: SpanContext, f: Features): void {
  const { candidate, words, firstWord, coverage: counted } = span;
  const { tokens, profile, around, names } = context;
  const exact = names.find((n) => n.first === candidate.first && n.last === candidate.last);
  // The pinyin of four characters and more is seldom what English calls them, unless they are a name.
  if (exact?.verdict === 'full')
    f[N['romanises the name']] =
      context.nameLike || profile.chars.filter((c) => !/[\w-]/.test(c)).length < 4 ? 1 : 0.1;
  else if (exact && words.length > 1) f[N['surname agrees']] = 1;
  else if (names.some((n) => n.verdict === 'full' && n.last === candidate.last))
    f[N['longer or shorter than the name']] = 1;
  else if (names.some((n) => n.last === candidate.last)) f[N['longer or shorter than the name']] = 0.5;

  // Xiangtu Zhongguo 乡土中国 [From the Soil]; Huayuquan (话语权) can be “discourse power”.
  if (
    exact?.verdict === 'full' &&
    candidate.tie.startsWith('before') &&
    around.places.some(
      (p) =>
        (p.tie === 'after-bracket' && tokens[p.edge - 1]?.text === '[') ||
        (p.tie === 'after-cue' && around.open >= 0),
    )
  )
    f[N['romanised, and translated in a bracket']] = 1;
  const given = tokens[candidate.first - 1];
  if (exact?.given === true) f[N['given name before']] = 1;
  else if (exact && given?.type === 'word' && GIVEN_NAMES.has(given.text.toLowerCase()))
    f[N['given name left out']] = 1;
  if (
    exact &&
    candidate.tie === 'after-bracket' &&
    around.places.some((p) => p.tie.startsWith('after-') && p.edge > candidate.last)
  ) {
    const loose = around.places.every(
      (p) => p.edge <= candidate.last || /^after-(?:comma|blank)$/.test(p.tie),
    );
    f[loose ? N['another span follows after a comma'] : N['another span follows']] = context.nameLike
      ? 0.3
      : 1;
  }
  if (
    context.nameLike &&
    !TITLE_WORDS.has(firstWord) &&
    f[N['capitalised name']] &&
    words.length >= 2 &&
    words.length <= 3 &&
    counted.aligned === 0
  )
    f[N['name beside a name']] = 1;
}
