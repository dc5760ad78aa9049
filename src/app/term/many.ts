/** What can be done to many terms at once, and how it is taken back. */
import type { Entry } from '../../library/entry.ts';
import type { Library } from '../../library/fold.ts';
import type { AlikeTags } from '../../library/tags.ts';
import { partsOf, type Mark } from '../../schedule/model.ts';
import { isBuried } from '../../schedule/queue.ts';
import type { CardMemory } from '../../schedule/scheduler.ts';
import type { CardMark, Learner } from '../learner/learner.ts';
import type { EditDraft } from '../../library/edit.ts';
import { counted } from './labels.ts';

export const MANY_ACTS = ['study', 'leave-out', 'suspend', 'resume', 'flag', 'unflag'] as const;
export type ManyAct = (typeof MANY_ACTS)[number];
/** What is done with the tags that are typed. */
export type TagAct = 'tag' | 'untag';

export const MANY_LABELS: Readonly<Record<ManyAct, string>> = {
  study: 'Study these',
  'leave-out': 'Don’t study these',
  suspend: 'Suspend their cards',
  resume: 'Bring their cards back',
  flag: 'Flag their cards',
  unflag: 'Take their flags away',
};

export interface EditPlan {
  readonly edits: readonly EditDraft[];
  /** What takes each of them back. */
  readonly back: readonly EditDraft[];
}

/** What takes a plan back, but for what was changed again since. */
export function takingBack({ edits, back }: EditPlan, library: Pick<Library, 'entry'>): EditDraft[] {
  const stands = (edit: EditDraft) => {
    const entry = library.entry(edit.of);
    if (edit.set === 'study') return entry?.study === edit.to;
    return edit.set === 'tag' && entry?.tags.includes(edit.tag) === edit.to;
  };
  return back.filter((_, at) => stands(edits[at]!));
}

/** What brings the terms into the drill or out of it; none for those that are as is wanted. */
export function studyPlan(entries: readonly Entry[], to: boolean): EditPlan {
  const changed = entries.filter(({ study }) => study !== to);
  return {
    edits: changed.map(({ id }): EditDraft => ({ of: id, set: 'study', to })),
    back: changed.map(({ id, study }): EditDraft => ({ of: id, set: 'study', to: study })),
  };
}

/** What gives the terms tags or takes them away; none for those that are as is wanted. */
export function tagPlan(entries: readonly Entry[], tags: readonly string[], act: TagAct): EditPlan {
  const wanted = act === 'tag';
  const changed = entries.flatMap((entry) =>
    tags.filter((tag) => entry.tags.includes(tag) !== wanted).map((tag) => ({ of: entry.id, tag })),
  );
  const set = (to: boolean) => changed.map(({ of, tag }): EditDraft => ({ of, set: 'tag', tag, to }));
  return { edits: set(wanted), back: set(!wanted) };
}

/**
 * What makes one of several tags that look alike. What is given is always given anew, and after what is taken away: where
 * two devices keep different ones at once, a term is left with one of them all the same.
 */
export function oneTagPlan(entries: readonly Entry[], { keep, others }: AlikeTags): EditPlan {
  const plans = entries.map((entry) => ({ entry, gone: others.filter((tag) => entry.tags.includes(tag)) }));
  const set = (of: Entry, tag: string, to: boolean): EditDraft => ({ of: of.id, set: 'tag', tag, to });
  const changed = plans.filter(({ gone }) => gone.length > 0);
  return {
    edits: changed.flatMap(({ entry, gone }) => [
      ...gone.map((tag) => set(entry, tag, false)),
      set(entry, keep, true),
    ]),
    back: changed.flatMap(({ entry, gone }) => [
      ...gone.map((tag) => set(entry, tag, true)),
      set(entry, keep, entry.tags.includes(keep)),
    ]),
  };
}

const MARK: Readonly<Record<Exclude<ManyAct, 'study' | 'leave-out'>, Mark>> = {
  suspend: 'suspend',
  resume: 'unsuspend',
  flag: 'flag',
  unflag: 'unflag',
};
export type CardAct = keyof typeof MARK;

/**
 * Which cards of the terms an act marks. Those that can be asked are suspended and flagged; whatever is set aside or
 * flagged comes back, whether it can be asked now or not.
 */
export function marksOf(
  learner: Pick<Learner, 'cards' | 'memory' | 'stateOf' | 'today'>,
  terms: readonly string[],
  act: CardAct,
): CardMark[] {
  const wanted = new Set(terms);
  const today = learner.today();
  const needs: Readonly<Record<CardAct, (memory: CardMemory) => boolean>> = {
    suspend: ({ setAside }) => setAside === null,
    resume: (memory) => memory.setAside !== null || isBuried(memory, today),
    flag: ({ flagged }) => !flagged,
    unflag: ({ flagged }) => flagged,
  };
  const cards =
    act === 'suspend' || act === 'flag'
      ? learner.cards.filter(({ term }) => wanted.has(term)).map(({ id }) => id)
      : [...learner.memory.cards.keys()].filter((card) => wanted.has(partsOf(card).entry));
  return cards.filter((card) => needs[act](learner.stateOf(card))).map((card) => ({ card, does: MARK[act] }));
}

/** What has been done, in words. @param count terms, or cards */
export function doneInWords(act: ManyAct | TagAct, count: number, tags: readonly string[] = []): string {
  const named = `the ${tags.length === 1 ? 'tag' : 'tags'} ${tags.map((tag) => `“${tag}”`).join(', ')}`;
  switch (act) {
    case 'study':
      return `${counted(count, 'term')} will be the first of your new ones.`;
    case 'leave-out':
      return `${counted(count, 'term is', 'terms are')} no longer drilled. Your reviews are kept.`;
    case 'suspend':
      return `${counted(count, 'card is', 'cards are')} suspended.`;
    case 'resume':
      return `${counted(count, 'card is', 'cards are')} back.`;
    case 'flag':
      return `${counted(count, 'card is', 'cards are')} flagged.`;
    case 'unflag':
      return `${counted(count, 'flag is', 'flags are')} taken away.`;
    case 'tag':
      return `${counted(count, 'term has', 'terms have')} ${named} now.`;
    case 'untag':
      return `${counted(count, 'term has', 'terms have')} ${named} no longer.`;
  }
}

/** Why nothing was done. */
export function nothingInWords(act: ManyAct | TagAct): string {
  switch (act) {
    case 'study':
      return 'All of these are studied already.';
    case 'leave-out':
      return 'None of these is drilled.';
    case 'suspend':
      return 'None of these has a card that could be suspended.';
    case 'resume':
      return 'None of these has a card that is set aside.';
    case 'flag':
      return 'None of these has a card that could be flagged.';
    case 'unflag':
      return 'None of these has a flagged card.';
    case 'tag':
      return 'All of these have the tag already.';
    case 'untag':
      return 'None of these has the tag.';
  }
}
