/** What looking up shows, in one part: whoever opens the one opens the other, and each part costs the first screen its name. */
export { default as LookUp } from './LookUp.svelte';
export { default as WordPage } from './WordPage.svelte';
