/**
 * The answers of a term whose characters were put right, for the term that it has become. Records never change: they are
 * written anew under the other's cards, and those they are made of taken back. What is written follows from the log alone,
 * so that two devices that put right the same write the same.
 */
import {
  BASE32,
  compareRecords,
  LOG_VERSION,
  partsOf,
  type CardRecord,
  type LogRecord,
  type UndoRecord,
} from './model.ts';

/** The two terms, as cards name them. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * What to add to the log so that all that was answered and marked of one term was so of the other; nothing where that one
 * was answered itself: one history is not made of two.
 *
 * @param hash of a text, thirteen hexadecimal digits at least
 * @returns in the log's order
 */
export async function movedRecords(
  log: readonly LogRecord[],
  { from, to }: Move,
  hash: (text: string) => Promise<string>,
): Promise<LogRecord[]> {
  const undone = new Set(log.flatMap((record) => (record.type === 'undo' ? record.undoes : [])));
  const standing = log.filter(
    (record): record is CardRecord => record.type !== 'undo' && !undone.has(record.id),
  );
  const termOf = ({ card }: CardRecord) => partsOf(card).entry;
  if (standing.some((record) => record.type === 'grade' && termOf(record) === to)) return [];
  const made = await Promise.all(
    standing
      .filter((record) => termOf(record) === from)
      .map(async (record): Promise<LogRecord[]> => {
        const { id, at, card } = record;
        const idFor = async (what: string) => withChance(id, await hash(`${id}\n${what}`));
        const undo: UndoRecord = { v: LOG_VERSION, type: 'undo', id: await idFor('undo'), at, undoes: id };
        return [{ ...record, id: await idFor(to), card: `${to}:${partsOf(card).direction}` }, undo];
      }),
  );
  return made.flat().sort(compareRecords);
}

/** Whether that finds anything to do: asked of the memory, which tells it without the log. */
export const isAnythingToMove = (cards: Iterable<string>, { from }: Pick<Move, 'from'>): boolean => {
  for (const card of cards) if (card.startsWith(`${from}:`)) return true;
  return false;
};

/** An identifier in the place of another: of its sixteen digits of chance the last ten, 50 bits, are those of a hash. */
function withChance(id: string, hash: string): string {
  let rest = Number.parseInt(hash.slice(0, 13), 16);
  let digits = '';
  for (let place = 0; place < 10; place++) {
    digits = BASE32.charAt(rest % 32) + digits;
    rest = Math.floor(rest / 32);
  }
  return id.slice(0, 16) + digits;
}
