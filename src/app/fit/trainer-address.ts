/** Where the trainer lies beside the app, absolute because a worker has another base, and its size. */
import url, { bytes } from 'virtual:fsrs-trainer';

export const TRAINER_ADDRESS = new URL(url, document.baseURI).href;
/** Over the network. */
export const TRAINER_BYTES = bytes;
