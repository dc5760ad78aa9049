/** So long may something take before it is said that it does (ms): the dictionary is opened in a second or two. */
const LONG = 500;

/** Whether a waiting lasts so long that something should be said. To be called while a component is made. */
export function lasting(isWaiting: () => boolean): { readonly current: boolean } {
  let is = $state(false);
  $effect(() => {
    is = false;
    if (!isWaiting()) return;
    const timer = setTimeout(() => (is = true), LONG);
    return () => clearTimeout(timer);
  });
  return {
    get current() {
      return is;
    },
  };
}
