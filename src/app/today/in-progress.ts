/** The reading in progress, for Today. Apart, because it needs all that checks a draft. */
import { hasChinese } from '../../formats/text.ts';
import type { LibrarySource } from '../../library/fold.ts';
import { normalisedText, sourceIdOf } from '../../library/source.ts';
import { PASTED, readDraft, textsOf, type Draft } from '../read/draft.ts';
import { FACTS } from '../read/facts.ts';
import { isChineseText } from '../read/language.ts';

/** The reading in progress. */
export interface InProgress {
  /** What it is called, or how it begins. */
  readonly title: string;
  /** Terms found in it; null where it is not read yet. */
  readonly terms: number | null;
}

/** Characters of a text's beginning that stand for its title. */
const BEGINNING = 60;

type KeptSource = Pick<LibrarySource, 'source' | 'stored' | 'state'>;

/**
 * @param stored whatever lies where the draft does
 * @param sources those of the library
 * @param sha256 in hexadecimal digits
 * @returns null where nothing can be continued: nothing can be found in it, or it is in the library as it stands
 */
export async function inProgress(
  stored: unknown,
  sources: readonly KeptSource[],
  sha256: (text: string) => Promise<string>,
): Promise<InProgress | null> {
  const read = readDraft(stored);
  if (read.state !== 'read') return null;
  const { text, files, findings } = read.draft;
  const texts = textsIn(read.draft);
  if (!texts.some((one) => hasChinese(one.text))) return null;
  const terms = findings === null ? null : findings.terms.reduce((sum, { length }) => sum + length, 0);
  // What is Chinese and nothing else is read whatever the library knows in it.
  if (terms === 0 && !texts.some((one) => isChineseText(one.text))) return null;
  if (await isKept(read.draft, sources, sha256)) return null;
  const named = files.find(({ name }) => name !== PASTED)?.name;
  const line = text.split('\n').find((one) => one.trim() !== '');
  return { title: findings?.facts[0]?.title || named || beginning(line ?? '') || PASTED, terms };
}

/** What is read of it, or will be. */
function textsIn(draft: Draft): { readonly text: string }[] {
  const { text, files, findings } = draft;
  return (findings && textsOf(draft, findings)) ?? [...(text.trim() === '' ? [] : [{ text }]), ...files];
}

/** Whether each of its texts is in the library with all that the reader has made of it. */
async function isKept(
  draft: Draft,
  sources: readonly KeptSource[],
  sha256: (text: string) => Promise<string>,
): Promise<boolean> {
  const kept = new Map(sources.flatMap((one) => (one.state === 'removed' ? [] : [[one.source.id, one]])));
  if (kept.size === 0) return false;
  const { corrections, facts } = draft.findings ?? {};
  if ((corrections?.shapes.length ?? 0) > 0 || Object.keys(corrections?.values ?? {}).length > 0)
    return false;
  for (const [i, { text }] of textsIn(draft).entries()) {
    const source = kept.get(sourceIdOf('article', await sha256(normalisedText(text))));
    if (source === undefined) return false;
    const said = facts?.[i];
    const isSaid = FACTS.every((fact) =>
      ['', source.stored[fact], source.source[fact]].includes(said?.[fact] ?? ''),
    );
    if (!isSaid) return false;
  }
  return true;
}

function beginning(line: string): string {
  const signs = Array.from(line.replace(/^[#>*\s]+/, '').trim());
  return signs.length <= BEGINNING ? signs.join('') : `${signs.slice(0, BEGINNING).join('').trimEnd()}…`;
}
