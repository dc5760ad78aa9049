/** Where the dictionary lies beside the app, absolute because a worker has another base, and its size. */
import url, { bytes } from 'virtual:lexicon';

export const LEXICON_ADDRESS = new URL(url, document.baseURI).href;
/** Over the network. */
export const LEXICON_BYTES = bytes;
