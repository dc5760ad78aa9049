/** Which tasks held a page's main thread, read from a trace of Chromium. */
import type { Browser, Page } from 'playwright-core';

/** With this category `browser.startTracing` notes tasks. */
export const TASK_CATEGORIES = ['toplevel'];

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** The thread's own time, which other programs do not lengthen: microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The tasks of the pages' main threads, in milliseconds of the processor, the longest first. @param trace as JSON */
export function tasksOf(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: readonly TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  );
  return traceEvents
    .filter((event) => event.name.endsWith('RunTask') && event.ph === 'X' && main.has(threadOf(event)))
    .map(({ tdur = 0 }) => tdur / 1000)
    .sort((a, b) => b - a);
}

/** No task should take longer: ms. */
const MOST = 8;

/** What some work on a page gives, with the five longest tasks meanwhile, and how many are too long. */
export async function traced<T>(browser: Browser, page: Page, work: () => Promise<T>) {
  await browser.startTracing(page, { categories: TASK_CATEGORIES });
  const result = await work();
  const tasks = tasksOf(await browser.stopTracing());
  return {
    result,
    longest: tasks.slice(0, 5).map((task) => Number(task.toFixed(1))),
    [`over ${MOST} ms`]: tasks.filter((task) => task > MOST).length,
  };
}
