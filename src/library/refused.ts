/** What was wrong with something from outside, in words for the reader; never more than a screen of it. */
import type * as v from 'valibot';

/** One thing that was left out; the rest was taken. */
export interface Refused {
  /** `term 12 (人类命运共同体)`, counted from 1 in the order in which they came. */
  readonly where: string;
  /** Which field, and what is wrong with it. */
  readonly problem: string;
}

/** So many are described; the others are counted. */
const DESCRIBED = 20;
const LONGEST_MESSAGE = 200;

export const LATER = 'is of a later version of Tifa; update Tifa, then try again';

/** Gathers what is left out. */
export interface Refusals {
  /** The first ones. */
  readonly refused: Refused[];
  /** All of them. */
  refusedCount: number;
}

export const noRefusals = (): Refusals => ({ refused: [], refusedCount: 0 });

export function refuse(to: Refusals, where: string, problem: string): void {
  to.refusedCount++;
  if (to.refused.length < DESCRIBED) to.refused.push({ where: clipped(where), problem: clipped(problem) });
}

/** Which field, and what is wrong with it: the first thing a schema found. */
export function problemOf(issues: readonly v.BaseIssue<unknown>[]): string {
  const [issue] = issues;
  if (issue === undefined) return 'cannot be read';
  const path = (issue.path ?? []).map(({ key }) => String(key)).join('.');
  const problem = issue.received === 'undefined' ? 'is missing' : issue.message;
  return path === '' ? problem : `${path}: ${problem}`;
}

/** Whether a value says that a version of its shape above `known` has written it. */
export function isOfLaterVersion(value: unknown, known: number): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'v' in value &&
    Number.isSafeInteger(value.v) &&
    (value.v as number) > known
  );
}

const clipped = (text: string) =>
  text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)}…` : text;
