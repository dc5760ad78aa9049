/** Says by a notice that what was asked for came to nothing, and why. */
import { describeFailure } from './failure.ts';
import { notify } from './notices.svelte.ts';

/**
 * @param id of the notice, which is withdrawn where the same is done after all
 * @param outcome how things stand now, as a sentence; empty where that goes without saying
 */
export function tellFailure(id: string, error: unknown, outcome = 'It was not stored.'): void {
  console.error(error);
  const { happened, todo } = describeFailure(error, navigator.onLine);
  notify({ id, tone: 'warning', text: `${outcome} ${happened}. ${todo}`.trimStart() });
}
