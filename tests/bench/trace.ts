/** Which tasks hold a page's main thread, by the time they take of the processor: a busy machine does not make them longer. */
import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the processor. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** No task should take longer: ms. */
const MOST = 8;

/** What tasks of the page's main thread take, in milliseconds of the processor, the longest first. */
function tasksOf(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return traceEvents
    .filter(({ name, ph, pid, tid }) => name.endsWith('RunTask') && ph === 'X' && main.has(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000)
    .sort((a, b) => b - a);
}

/** What some work on a page gives, with the five longest tasks meanwhile, and how many are too long. */
export async function traced<T>(browser: Browser, page: Page, work: () => Promise<T>) {
  await browser.startTracing(page, { categories: ['toplevel'] });
  const result = await work();
  const tasks = tasksOf(await browser.stopTracing());
  return {
    result,
    longest: tasks.slice(0, 5).map((task) => Number(task.toFixed(1))),
    [`over ${MOST} ms`]: tasks.filter((task) => task > MOST).length,
  };
}
