import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
  preprocess: vitePreprocess(),
  // A component's style travels in its code, so that no stylesheet stands between index.html and the first paint.
  compilerOptions: { runes: true, css: 'injected' },
};
