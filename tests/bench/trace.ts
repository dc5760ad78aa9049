/** Reads a trace of Chromium: how long the tasks of a page held its main thread. */

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
