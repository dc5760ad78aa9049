/**
 * Has acts done one after another, each once the one before has ended, however it did: who asked for an act hears of its
 * failure, and the next is not kept from its turn by it.
 */
export function createTurns(): <T>(act: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const done = last.then(act);
    last = done.catch(() => undefined);
    return done;
  };
}
