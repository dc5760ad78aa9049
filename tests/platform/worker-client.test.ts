import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { WorkerClient } from '../../src/platform/worker-client.ts';

const ReportSchema = v.variant('type', [
  v.object({ type: v.literal('working'), share: v.number() }),
  v.object({ type: v.literal('done'), outcome: v.object({ sum: v.number() }) }),
  v.object({ type: v.literal('failed') }),
]);

/** A worker that does what the test says. */
class FakeWorker {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  readonly asked: unknown[] = [];
  isEnded = false;
  postMessage(job: unknown) {
    this.asked.push(job);
  }
  terminate() {
    this.isEnded = true;
  }
  report(data: unknown) {
    this.onmessage?.({ data });
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const client = new WorkerClient<string, typeof ReportSchema>(
    () => {
      workers.push(new FakeWorker());
      return workers.at(-1) as unknown as Worker;
    },
    ReportSchema,
    (fault, details) => new Error(`${fault}: ${details}`),
  );
  const shares: number[] = [];
  const ask = (job: string, signal?: AbortSignal) =>
    client.ask(job, {
      signal,
      hear: (report) => {
        if (report.type === 'done') return report.outcome;
        if (report.type === 'failed') throw new Error('told');
        shares.push(report.share);
        return undefined;
      },
    });
  return { client, workers, ask, shares };
}

const DONE = { type: 'done', outcome: { sum: 3 } };

describe('a worker that is asked', () => {
  it('starts at the first job, tells of its progress and serves the next job, too', async () => {
    const { workers, ask, shares } = setUp();
    expect(workers).toHaveLength(0);
    const first = ask('first');
    workers[0]!.report({ type: 'working', share: 0.5 });
    workers[0]!.report(DONE);
    expect(await first).toEqual({ sum: 3 });
    expect(shares).toEqual([0.5]);
    const second = ask('second');
    workers[0]!.report(DONE);
    await second;
    expect(workers).toHaveLength(1);
    expect(workers[0]!.asked).toEqual(['first', 'second']);
  });

  it('is ended by the signal, and hears none that was given before', async () => {
    const { workers, ask } = setUp();
    const stop = new AbortController();
    const running = ask('job', stop.signal);
    stop.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    expect(workers[0]!.isEnded).toBe(true);
    await expect(ask('job', stop.signal)).rejects.toThrow('enough');
    expect(workers).toHaveLength(1);
  });

  it('is ended by a second job and by closing: the first rejects with an AbortError', async () => {
    const { client, workers, ask } = setUp();
    const first = ask('first');
    const second = ask('second');
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false]);
    client.close();
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers[1]!.isEnded).toBe(true);
  });

  it.each([
    ['what is no report', (worker: FakeWorker) => worker.report({ type: 'else' }), 'fault: '],
    ['code that did not load', (worker: FakeWorker) => worker.onerror?.(new Event('error')), 'code: '],
    [
      'code that failed',
      (worker: FakeWorker) =>
        worker.onerror?.(Object.assign(new Event('error'), { message: 'Uncaught TypeError: x' })),
      'fault: Uncaught TypeError: x',
    ],
    ['a message that cannot be read', (worker: FakeWorker) => worker.onmessageerror?.(), 'fault: '],
    ['a failure it reports', (worker: FakeWorker) => worker.report({ type: 'failed' }), 'told'],
  ])('fails the job and is replaced after %s', async (_name, happen, message) => {
    const { workers, ask } = setUp();
    const job = ask('job');
    happen(workers[0]!);
    await expect(job).rejects.toThrow(message);
    expect(workers[0]!.isEnded).toBe(true);
    const next = ask('next');
    workers[1]!.report(DONE);
    expect(await next).toEqual({ sum: 3 });
  });

  it('is replaced when it failed between two jobs', async () => {
    const { workers, ask } = setUp();
    const first = ask('first');
    workers[0]!.report(DONE);
    await first;
    workers[0]!.onerror?.(new Event('error'));
    const second = ask('second');
    workers[1]!.report(DONE);
    expect(await second).toEqual({ sum: 3 });
  });

  it('rejects where none can be started, and tries again at the next job', async () => {
    let isRefused = true;
    const client = new WorkerClient<string, typeof ReportSchema>(
      () => {
        if (isRefused) throw new Error('refused');
        return new FakeWorker() as unknown as Worker;
      },
      ReportSchema,
      (_fault, details) => new Error(details),
    );
    const hear = () => undefined;
    await expect(client.ask('job', { hear })).rejects.toThrow('refused');
    isRefused = false;
    const job = client.ask('job', { hear });
    client.close();
    await expect(job).rejects.toMatchObject({ name: 'AbortError' });
  });
});
