/** The dictionary for tests, opened once a worker. */
import { loadLexicon } from '../../src/cli/lexicon.ts';

export const lexicon = await loadLexicon();
