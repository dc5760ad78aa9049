/**
 * The dictionary and the trainer as files beside the app, kept only where they are asked for. Their addresses are
 * absolute, because a worker has another base.
 */
import fsrsTrainer, { bytes as trainerBytes, sha256 as trainerSha256 } from 'virtual:fsrs-trainer';
import lexicon, { bytes as lexiconBytes, sha256 as lexiconSha256 } from 'virtual:lexicon';
import type { KeptFile } from './kept-file.ts';

const absolute = (address: string) => new URL(address, document.baseURI).href;

export const EXTRAS = {
  dictionary: { cache: 'lexicon', address: absolute(lexicon), bytes: lexiconBytes, sha256: lexiconSha256 },
  trainer: {
    cache: 'fsrs-trainer',
    address: absolute(fsrsTrainer),
    bytes: trainerBytes,
    sha256: trainerSha256,
  },
} as const satisfies Record<string, KeptFile>;
export type Extra = keyof typeof EXTRAS;
