/** What Today says, in sentences. */
import type { QueueCounts } from '../../schedule/queue.ts';
import { duration } from '../learner/day-wording.ts';
import { grouped } from '../term/labels.ts';

/** `59 to review, 8 new and 3 in learning, about 7 min.` What there is none of is not said. */
export function dueSentence(
  { reviews, fresh, learning }: Pick<QueueCounts, 'reviews' | 'fresh' | 'learning'>,
  took: number,
): string {
  const parts = [
    reviews > 0 ? `${grouped(reviews)} to review` : '',
    fresh > 0 ? `${grouped(fresh)} new` : '',
    learning > 0 ? `${grouped(learning)} in learning` : '',
  ].filter(Boolean);
  return `${listed(parts)}, ${roughly(took)}.`;
}

/** `about 7 min`, `about 1 h 20 min`, `less than a minute`. */
function roughly(ms: number): string {
  return ms < 45_000 ? 'less than a minute' : `about ${duration(Math.max(ms, 60_000))}`;
}

/** `a`, `a and b`, `a, b and c`. */
function listed(parts: readonly string[]): string {
  return [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter(Boolean).join(' and ');
}
