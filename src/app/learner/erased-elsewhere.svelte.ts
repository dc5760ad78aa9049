/** Everything was erased in another tab: this one forgets what its page holds, too, and its screen begins anew. */
import { arriveAnew } from '../shell/navigation.svelte.ts';
import { endDataNotices, notify } from '../shell/notices.svelte.ts';
import { forgetPage } from '../ui/erased.ts';
import type { Learner } from './learner.ts';

/** Begins to listen for it, once. */
export function followErasure(learner: Learner): void {
  learner.onChange(({ type }) => {
    if (type !== 'erased') return;
    arriveAnew(() => {
      // What the screen has noted as it went goes with the rest, and the next begins without any of it.
      forgetPage();
      endDataNotices();
      notify({ id: 'erased-elsewhere', tone: 'quiet', text: 'Everything was erased in another tab.' });
    });
  });
}
