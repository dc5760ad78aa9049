/** The reader's own copy of the issue as the screens want it: from the store, with every term placed in it. */
import type { OwnCopies } from '../../store/own-copy.ts';
import { glossary } from '../library/glossary.ts';
import { loadPart } from '../shell/load.ts';
import { matchOwnCopy, normaliseText, type OwnCopyMatch } from './own-copy.ts';

export interface OpenedCopy {
  readonly name: string;
  readonly text: string;
  /** When it was kept: ms since 1970. */
  readonly keptAt: number;
  readonly match: OwnCopyMatch;
}

/** The match of the text last read; placing the terms anew on every visit of a term would be waste. */
let placed: { readonly text: string; readonly match: OwnCopyMatch | null } | undefined;

export function matchCopy(text: string): OwnCopyMatch | null {
  const { issue, printed } = glossary();
  if (placed?.text !== text) placed = { text, match: matchOwnCopy(text, issue, printed) };
  return placed.match;
}

/** Null when none is kept, or when the kept text holds no term of the glossary that is open. */
export async function openOwnCopy(): Promise<OpenedCopy | null> {
  const copy = await withCopies((copies) => copies.read(glossary().issue.id));
  if (copy === null) return null;
  const match = matchCopy(copy.text);
  return match && { name: copy.name, text: copy.text, keptAt: copy.keptAt, match };
}

/** @param text of a file, as it was read */
export async function keepOwnCopy(name: string, text: string, now: number): Promise<void> {
  await withCopies((copies) =>
    copies.keep({ v: 1, issue: glossary().issue.id, name, text: normaliseText(text), keptAt: now }),
  );
}

export async function removeOwnCopy(): Promise<void> {
  placed = undefined;
  await withCopies((copies) => copies.remove(glossary().issue.id));
}

async function withCopies<T>(work: (copies: OwnCopies) => Promise<T>): Promise<T> {
  // Few visits need it.
  const { openOwnCopies } = await loadPart(() => import('../../store/own-copy.ts'));
  const copies = openOwnCopies();
  try {
    return await work(copies);
  } finally {
    await copies.close();
  }
}
