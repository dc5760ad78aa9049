/** Whether a term is drilled, and what the reader can do about it. */
import type { Entry } from '../../library/entry.ts';
import { tagLabel } from '../../library/tags.ts';
import { CITED, SUPPLIED, valueOf } from '../../schedule/labels.ts';
import type { CardMemory } from '../../schedule/scheduler.ts';

export type StudyAct = 'study' | 'leave-out' | 'as-usual';

export interface StudyState {
  readonly text: string;
  readonly acts: readonly StudyAct[];
}

export const STUDY_LABELS: Readonly<Record<StudyAct, string>> = {
  study: 'Study this',
  'leave-out': 'Don’t study',
  'as-usual': 'Leave it in its usual place',
};

/** What each act sets `study` to. */
export const STUDY_VALUES: Readonly<Record<StudyAct, boolean | null>> = {
  study: true,
  'leave-out': false,
  'as-usual': null,
};

/**
 * @param cards what is remembered of each of the term's cards that can be asked
 * @param leftOut labels whose cards are not asked
 */
export function studyState(
  entry: Pick<Entry, 'study' | 'offered' | 'labels' | 'written'>,
  cards: readonly Pick<CardMemory, 'reps' | 'setAside'>[],
  leftOut: readonly string[],
): StudyState {
  if (entry.study === false) return { text: 'You have taken it out of the drill.', acts: ['study'] };
  if (cards.length === 0) return { text: whyNot(entry, leftOut), acts: ['study'] };
  if (cards.every(({ setAside }) => setAside !== null))
    return { text: 'Set aside: below it can be brought back.', acts: ['leave-out'] };
  if (cards.some(({ reps }) => reps > 0)) return { text: 'Being learned.', acts: ['leave-out'] };
  return entry.study === true
    ? { text: 'First of the next new terms.', acts: ['as-usual', 'leave-out'] }
    : { text: 'New; its turn comes with the other new terms.', acts: ['study', 'leave-out'] };
}

function whyNot(
  { offered, labels, written }: Pick<Entry, 'offered' | 'labels' | 'written'>,
  leftOut: readonly string[],
): string {
  if (!offered) return 'Not drilled: its sources are looked up only.';
  const label = labels.find((one) => leftOut.includes(one));
  switch (label) {
    case SUPPLIED:
      return 'Not drilled: supplied terms are left out.';
    case CITED:
      return 'Not drilled: it is only cited, as an author’s name or the title of a paper.';
    case undefined:
      return 'Not drilled: there is nothing it can be asked by in the ways of asking you chose.';
    default: {
      const tag = valueOf(label, 'tag');
      const name =
        tag === undefined
          ? label.slice(label.indexOf(':') + 1).replaceAll('-', ' ')
          : tagLabel(tag, new Set(written?.tags));
      return `Not drilled: “${name}” is left out.`;
    }
  }
}
