/** The dictionary as a file beside the app. Its address is absolute, because a worker has another base. */
import url, { bytes, sha256 } from 'virtual:lexicon';
import type { KeptFile } from '../offline/kept-file.ts';

export const LEXICON_FILE: KeptFile = {
  cache: 'lexicon',
  address: new URL(url, document.baseURI).href,
  bytes,
  sha256,
};
