/**
 * One source as a file for a colleague: its terms with their places, and what was put right in them. Not the reader's
 * own glosses, notes, tags or reviews; and no text unless they say so, because a text is its authors'. A file that
 * comes is never believed: what is not sound in it is named and the rest is taken.
 */
import * as v from 'valibot';
import { isKnownEdit, readEdit, type Edit, type StoredEdit } from './edit.ts';
import { unionOfEdits } from './merge.ts';
import type { noRefusals } from './refused.ts';
import { isOfLaterVersion, LATER, problemOf, refuse, type Refused } from './refused.ts';
import { normalisedText, readSource, sourceIdOf, type Source } from './source.ts';

const SHARE_VERSION = 1;
const HeadSchema = v.object({
  app: v.literal('tifa'),
  type: v.literal('source'),
  v: v.literal(SHARE_VERSION),
  source: v.unknown(),
  edits: v.array(v.unknown()),
  text: v.exactOptional(v.string()),
  /** The version of Tifa that wrote it, for whoever looks into the file. */
  writtenBy: v.exactOptional(v.unknown()),
});

/** UTF-16 code units: the terms of the longest books, and their text, are a tenth of it. */
export const MAX_SHARE_LENGTH = 50_000_000;
/** More than anyone puts right in one text. */
const MOST_EDITS = 50_000;

/** A file that cannot be read at all. The message says why, for the reader. */
export class ShareError extends Error {
  override readonly name = 'ShareError';
}

/** Edits that say what stands in a source, not what this reader makes of it. */
export function isAboutSource(edit: StoredEdit, { id }: Pick<Source, 'id'>): edit is Edit {
  return isKnownEdit(edit) && edit.of === id && edit.set !== 'off' && edit.set !== 'removed';
}

/**
 * The file.
 *
 * @param edits all of the reader's; those about the source are taken
 * @param text of the source, where the reader wants to hand it on
 * @param writtenBy the version of Tifa that writes it
 */
export function writeShare(
  source: Source,
  edits: readonly StoredEdit[],
  text: string | null,
  writtenBy?: string,
): string {
  const about = unionOfEdits(edits).filter((edit) => isAboutSource(edit, source));
  const file: v.InferInput<typeof HeadSchema> = {
    app: 'tifa',
    type: 'source',
    v: SHARE_VERSION,
    ...(writtenBy !== undefined && { writtenBy }),
    source,
    edits: about,
    ...(text !== null && { text: normalisedText(text) }),
  };
  return `${JSON.stringify(file)}\n`;
}

export interface Share {
  readonly source: Source;
  readonly edits: readonly Edit[];
  /** Null where the file has none, or another one than the source's. */
  readonly text: string | null;
  /** The first of what was left out, and how many there are. */
  readonly refused: readonly Refused[];
  readonly refusedCount: number;
}

/**
 * Reads a file.
 *
 * @param content the file's text
 * @param known the newest extractor this version has: a source that claims a newer one would stand for ever
 * @param sha256 of a text as UTF-8, in hexadecimal digits
 * @throws ShareError where it is no such file, is too large, or is of a later version
 */
export async function readShare(
  content: string,
  known: { readonly extractor: number },
  sha256: (text: string) => Promise<string>,
): Promise<Share> {
  if (content.length > MAX_SHARE_LENGTH) throw new ShareError('The file is larger than any source.');
  const { source: given, edits, text } = readHead(content);
  const { source, later, refused, refusedCount } = readSource(given);
  if (later) throw new ShareError(`The file ${LATER}.`);
  if (source === null)
    throw new ShareError(`The file holds no source: ${refused[0]?.problem ?? 'it is empty'}.`);
  if (source.extractor > known.extractor) throw new ShareError(`The source ${LATER}.`);
  if (source.type === 'issue') throw new ShareError('The file holds an issue; issues come with Tifa only.');

  const problems = { refused: [...refused], refusedCount };
  const sound: Edit[] = [];
  for (const [index, candidate] of edits.entries()) {
    const where = `correction ${index + 1}`;
    const read = readEdit(candidate);
    if (index >= MOST_EDITS) refuse(problems, where, `a file has at most ${MOST_EDITS} corrections`);
    else if (read.edit === undefined) refuse(problems, where, read.problem);
    else if (!isKnownEdit(read.edit)) refuse(problems, where, LATER);
    else if (!isAboutSource(read.edit, source)) refuse(problems, where, 'is about something else');
    else sound.push(read.edit);
  }
  return {
    source,
    edits: unionOfEdits(sound) as Edit[],
    text: await checkedText(source, text, sha256, problems),
    ...problems,
  };
}

function readHead(content: string): v.InferOutput<typeof HeadSchema> {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw new ShareError('The file is not JSON: it is cut short, or of another program.', { cause: error });
  }
  const head = v.safeParse(HeadSchema, value);
  if (head.success) return head.output;
  const ours = typeof value === 'object' && value !== null && 'app' in value && value.app === 'tifa';
  if (ours && isOfLaterVersion(value, SHARE_VERSION)) throw new ShareError(`The file ${LATER}.`);
  throw new ShareError(`The file is no source of Tifa: ${problemOf(head.issues)}.`);
}

/** A text that is not the one the source is named by would be shown with places that are not in it. */
async function checkedText(
  source: Source,
  text: string | undefined,
  sha256: (text: string) => Promise<string>,
  problems: ReturnType<typeof noRefusals>,
): Promise<string | null> {
  if (text === undefined) return null;
  const normal = normalisedText(text);
  if (source.type === 'article' && sourceIdOf('article', await sha256(normal)) === source.id) return normal;
  refuse(problems, 'the text', 'is not the text of this source');
  return null;
}
