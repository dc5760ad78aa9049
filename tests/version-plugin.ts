import type { Plugin } from 'vite';

/** What `define` does in a build: of what Vite serves, it would reach neither pages nor workers. */
export const versionPlugin = (version: string): Plugin => ({
  name: 'tifa:served-version',
  transform: (code, id) =>
    id.includes('/src/') && code.includes('__APP_VERSION__')
      ? { code: code.replaceAll('__APP_VERSION__', JSON.stringify(version)), map: null }
      : undefined,
});
