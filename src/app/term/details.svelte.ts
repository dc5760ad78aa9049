/**
 * The depth of the glossary (characters, history, sources, sets …), fetched beside the code when a screen first
 * shows a term, and kept for the others. Lists, cards and look-up do without it.
 */
import type { GlossaryDetails } from '../../glossary/entry.ts';
import { parseShippedDetails } from '../../glossary/load.ts';
import { fetchPart } from '../shell/load.ts';

const FILES = import.meta.glob<string>('../../../glossary/china-brief-24-08/details.json', {
  query: '?url',
  import: 'default',
  eager: true,
});

interface Depth {
  /** Undefined until it has come. */
  readonly opened: GlossaryDetails | undefined;
  /** Why it did not come; undefined while it may. */
  readonly failure: unknown;
}

let now = $state.raw<Depth>({ opened: undefined, failure: undefined });
let underway = false;

/** For a component: what has come so far. Follows the state. */
export function depth(): Depth {
  return now;
}

/** Fetches it unless it is here or on its way; after a failure once more. */
export function wantDepth(): void {
  if (underway || now.opened !== undefined) return;
  underway = true;
  load()
    .then(
      (opened) => (now = { opened, failure: undefined }),
      (failure: unknown) => {
        console.error(failure);
        now = { opened: undefined, failure };
      },
    )
    .finally(() => (underway = false));
}

async function load(): Promise<GlossaryDetails> {
  const [[file, url] = ['details.json', '']] = Object.entries(FILES);
  const response = await fetchPart(url);
  return parseShippedDetails(await response.text(), file.split('/').pop() ?? file);
}
