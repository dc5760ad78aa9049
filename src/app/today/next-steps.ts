/** What a learner who has begun every term can do next. Offered, never pushed. */
import { CITED, SUPPLIED } from '../../schedule/labels.ts';
import { DIRECTIONS, type Direction } from '../../schedule/model.ts';
import type { Settings } from '../../schedule/settings.ts';

export type NextStep =
  /** Drill the terms of a label that is left out now. */
  | { readonly do: 'label'; readonly label: string; readonly terms: number }
  /** Ask the terms in one more direction. */
  | { readonly do: 'direction'; readonly direction: Direction }
  /** Bring a text. */
  | { readonly do: 'read' };

const MOST = 3;

/**
 * At most three, those that fit best first.
 *
 * @param offered the directions this device can ask in
 * @param terms the labels of every term of the library, drilled or not
 */
export function nextSteps(
  settings: Pick<Settings, 'directions' | 'leftOut'>,
  offered: readonly Direction[],
  terms: readonly { readonly labels: readonly string[] }[],
): NextStep[] {
  const steps: NextStep[] = [];
  for (const label of [SUPPLIED, CITED]) {
    const more = labelled(label, settings, terms);
    if (more > 0) steps.push({ do: 'label', label, terms: more });
  }
  const direction = DIRECTIONS.find((one) => offered.includes(one) && !settings.directions.includes(one));
  // The other way round is worth more than names nobody asked for.
  if (direction !== undefined)
    steps.splice(steps[0]?.do === 'label' && steps[0].label === SUPPLIED ? 1 : 0, 0, {
      do: 'direction',
      direction,
    });
  return [...steps.slice(0, MOST - 1), { do: 'read' }];
}

/** Terms that would be drilled if a label were not left out. */
function labelled(
  label: string,
  { leftOut }: Pick<Settings, 'leftOut'>,
  terms: readonly { readonly labels: readonly string[] }[],
): number {
  if (!leftOut.includes(label)) return 0;
  const others = new Set(leftOut.filter((one) => one !== label));
  return terms.filter(({ labels }) => labels.includes(label) && !labels.some((one) => others.has(one)))
    .length;
}
