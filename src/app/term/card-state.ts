/** One card's review state and history in words, and what can be done to it. */
import type { Card } from '../../schedule/cards.ts';
import type { CardId, LogRecord, Mark } from '../../schedule/model.ts';
import { isBuried, isLearned, liesAhead } from '../../schedule/queue.ts';
import { dateFormat } from '../ui/date-format.ts';
import type { CardMemory } from '../../schedule/scheduler.ts';
import type { Learner } from '../learner/learner.ts';
import { DIRECTION_LABELS, GRADE_LABELS, spokenDays } from '../learner/wording.ts';
import { duration, whichDay } from '../learner/day-wording.ts';

export interface CardAction {
  readonly card: CardId;
  readonly does: Mark | 'bury';
  readonly label: string;
}

export interface CardState {
  readonly id: CardId;
  readonly name: string;
  /** One line: new, in learning, due when, set aside. */
  readonly state: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** More about why it is not asked. */
  readonly explanation: string | null;
  readonly actions: readonly CardAction[];
  readonly reps: number;
}

export function describeCard(learner: Learner, card: Card): CardState {
  const memory = learner.stateOf(card.id);
  const today = learner.today();
  return {
    id: card.id,
    name: DIRECTION_LABELS[card.direction].name,
    state: stateOf(memory, today),
    facts: factsOf(learner, memory, today),
    explanation:
      memory.setAside === 'leech'
        ? 'It was forgotten so often that asking again costs more than it gives. Look at its words and its example; find something to hang it on; then bring it back.'
        : null,
    actions: actionsOf(card.id, memory, today),
    reps: memory.reps,
  };
}

function stateOf(memory: CardMemory, today: number): string {
  switch (memory.setAside) {
    case 'suspended':
      return 'Suspended';
    case 'known':
      return 'Known, not asked';
    case 'leech':
      return `Set aside after ${memory.lapses} lapses`;
    case null:
  }
  const flag = memory.flagged ? ', flagged' : '';
  if (isBuried(memory, today)) return `Buried; it comes back ${whichDay(memory.buriedUntil, today)}${flag}`;
  switch (memory.phase) {
    case 'new':
      return `New${flag}`;
    case 'learning':
      return `In learning${flag}`;
    case 'relearning':
      return `Forgotten, in learning again${flag}`;
    case 'review':
      if (liesAhead(memory, today)) return `Due; its last answer carries a date to come${flag}`;
      return memory.dueDay < today
        ? `Due since ${spokenDays(today - memory.dueDay)}${flag}`
        : `Due ${whichDay(memory.dueDay, today)}${flag}`;
  }
}

function factsOf(learner: Learner, memory: CardMemory, today: number): CardState['facts'] {
  if (memory.reps === 0) return [];
  const recall = learner.scheduler.retrievability(memory, today);
  return [
    { label: 'Chance of recall now', value: `${Math.round(recall * 100)} %` },
    {
      label: 'Stability',
      value: memory.stability < 1 ? 'under a day' : spokenDays(memory.stability),
    },
    { label: 'Difficulty', value: `${memory.difficulty.toFixed(1)} of 10` },
    { label: 'Answers', value: String(memory.reps) },
    { label: 'Lapses', value: String(memory.lapses) },
    { label: 'Learned', value: isLearned(memory) ? 'yes' : 'not yet' },
  ];
}

function actionsOf(card: CardId, memory: CardMemory, today: number): CardAction[] {
  const action = (does: CardAction['does'], label: string): CardAction => ({ card, does, label });
  const flag = memory.flagged ? action('unflag', 'Take the flag away') : action('flag', 'Flag');
  if (memory.setAside !== null || isBuried(memory, today))
    return [action('unsuspend', 'Bring it back'), flag];
  return [
    flag,
    action('bury', 'Bury until tomorrow'),
    action('suspend', 'Suspend'),
    action('known', 'I know it'),
    ...(memory.reps > 0 ? [action('reset', 'Begin anew')] : []),
  ];
}

export interface HistoryLine {
  readonly id: string;
  /** ISO 8601. */
  readonly datetime: string;
  readonly when: string;
  readonly what: string;
  /** It was taken back. */
  readonly undone: boolean;
}

const MARK_WORDS: Readonly<Record<Mark, string>> = {
  suspend: 'Suspended',
  unsuspend: 'Brought back',
  known: 'Marked as known',
  reset: 'Begun anew',
  flag: 'Flagged',
  unflag: 'Flag taken away',
};

/**
 * The card's records, newest first, in the learner's time.
 *
 * @param log at least the card's records and the undos that take them back, in the log's order
 */
export function historyOf(log: readonly LogRecord[], card: CardId, zone: string): HistoryLine[] {
  const undone = new Set(log.flatMap((record) => (record.type === 'undo' ? [record.undoes] : [])));
  const format = dateFormat(zone, { dateStyle: 'medium', timeStyle: 'short' });
  return log
    .flatMap((record): HistoryLine[] => {
      if (record.type === 'undo' || record.card !== card) return [];
      const what =
        record.type === 'grade'
          ? `${GRADE_LABELS[record.grade]}, after ${duration(record.took)}`
          : record.type === 'bury'
            ? 'Buried'
            : MARK_WORDS[record.type];
      return [
        {
          id: record.id,
          datetime: new Date(record.at).toISOString(),
          when: format.format(record.at),
          what,
          undone: undone.has(record.id),
        },
      ];
    })
    .reverse();
}
