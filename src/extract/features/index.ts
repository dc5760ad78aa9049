/** Turns a candidate span into named numbers that the score weighs; nothing here decides. */
import type { Coverage } from '../align.ts';
import type { Candidate } from '../candidates.ts';
import { describeCapitals } from './capitals.ts';
import { describeCoverage } from './coverage.ts';
import { describeEnds } from './ends.ts';
import type { Features } from './feature.ts';
import { describeHead } from './head.ts';
import { describeInside } from './inside.ts';
import { describeLeftOut } from './left-out.ts';
import { describeNames } from './names.ts';
import { describeParts } from './parts.ts';
import { describePlace } from './place.ts';
import { describeRole } from './roles.ts';
import { describeSentence } from './sentence.ts';
import { spanReader, type SpanContext } from './span.ts';

export {
  FEATURES,
  featuresNamed,
  noFeatures,
  type FeatureName,
  type Features,
  type Weights,
} from './feature.ts';
export type { SpanContext } from './span.ts';

/**
 * Describes candidates of one context. The features are written where the caller says, over what stood there. In several
 * functions: the longer one is, the longer an engine compiles it, and again whenever something in it takes another turn
 * than before, which in all but the longest texts is more than it saves.
 */
export function describer(context: SpanContext): (candidate: Candidate, f: Features) => Coverage {
  const read = spanReader(context);
  return (candidate, f) => {
    const span = read(candidate);
    f.fill(0);
    describeEnds(span, context, f);
    describeCoverage(span, context, f);
    // Whether it is a name is asked by those that follow.
    describeCapitals(span, context, f);
    describeRole(span, context, f);
    describeNames(span, context, f);
    describeParts(span, context, f);
    describeHead(span, context, f);
    describeInside(span, context, f);
    describeSentence(span, context, f);
    describeLeftOut(span, context, f);
    // Last: on a line or in a cell of its own, some of what was said counts for less.
    describePlace(span, context, f);
    return span.coverage;
  };
}
