/** What the server has, for a screen that shows a failure; and the reload, once nothing can be lost by it. */
import { LoadError } from './load.ts';
import { askServer, isReloadSafe, mayReloadFor, type Served } from './replaced.ts';

const BETWEEN_LOOKS = 1000;

/**
 * Called in a component. Asks what the server has while the error is one of loading; if it is another version, the
 * page is reloaded as soon as that is safe and as long as the component is shown.
 *
 * @returns what was found so far
 */
export function recoverFrom(error: () => unknown): () => Served {
  let served = $state<Served>('unknown');
  $effect(() => {
    served = 'unknown';
    if (!(error() instanceof LoadError)) return;
    let shown = true;
    let waiting: ReturnType<typeof setInterval> | undefined;
    void askServer().then(({ served: found, entry }) => {
      if (!shown) return;
      served = found;
      if (found !== 'another-version' || entry === null) return;
      const reload = () => {
        if (!isReloadSafe()) return;
        clearInterval(waiting);
        if (mayReloadFor(entry, sessionStorage)) location.reload();
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
