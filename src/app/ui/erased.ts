/** What is held in the page beside the store, and goes when everything is erased. */

const forgetters = new Set<() => void>();

/** Has something forgotten when everything is erased here. For modules, once each. */
export const whenErased = (forget: () => void): void => void forgetters.add(forget);

export function forgetAll(): void {
  for (const forget of forgetters) forget();
}
