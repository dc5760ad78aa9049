/** The trainer as a file beside the app. Its address is absolute, because a worker has another base. */
import url, { bytes, sha256 } from 'virtual:fsrs-trainer';
import type { KeptFile } from '../offline/kept-file.ts';

export const TRAINER_FILE: KeptFile = {
  cache: 'fsrs-trainer',
  address: new URL(url, document.baseURI).href,
  bytes,
  sha256,
};
