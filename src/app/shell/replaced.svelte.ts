/** What the server has, for a screen that shows a failure; and the reload, once nothing can be lost by it. */
import { GlossaryError } from '../../glossary/glossary-error.ts';
import { LoadError } from './load.ts';
import { findHelp, isReloadSafe, reloadFor, type Served } from './replaced.ts';

const BETWEEN_LOOKS = 1000;

/**
 * Called in a component. Asks what the server has while the error is one of loading. If it is another version, the
 * page is reloaded as soon as that is safe and as long as the component is shown; so it is where it has this version,
 * once what the browser may have kept in the place of its files has been fetched anew.
 *
 * @returns what was found so far
 */
export function recoverFrom(error: () => unknown): () => Served {
  let served = $state<Served>('unknown');
  $effect(() => {
    served = 'unknown';
    const failed = error();
    if (!(failed instanceof LoadError || failed instanceof GlossaryError)) return;
    let shown = true;
    let waiting: ReturnType<typeof setInterval> | undefined;
    void findHelp().then(({ served: found, reason }) => {
      if (!shown) return;
      served = found;
      if (reason === null) return;
      const reload = () => {
        if (!isReloadSafe()) return;
        clearInterval(waiting);
        reloadFor(reason);
      };
      waiting = setInterval(reload, BETWEEN_LOOKS);
      reload();
    });
    return () => {
      shown = false;
      clearInterval(waiting);
    };
  });
  return () => served;
}
