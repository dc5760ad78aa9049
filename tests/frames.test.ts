import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, TestInfo } from '@playwright/test';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchFrames } from './frames.ts';

let outputDir: string;
const closed = vi.fn<() => Promise<void>>(() => Promise.resolve());
const browser = { contexts: () => [{ pages: () => [{}], close: closed }] } as unknown as Browser;

/** Of the first run of a test, or of a later one. */
const infoOf = (status: TestInfo['status'], retry = 0) =>
  ({
    testId: 'one',
    title: 'one',
    retry,
    status,
    expectedStatus: 'passed',
    project: { outputDir },
  }) as unknown as TestInfo;

beforeEach(async () => {
  outputDir = await mkdtemp(join(tmpdir(), 'tifa-frames-'));
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  closed.mockClear();
  await rm(outputDir, { recursive: true });
});

const minutes = (count: number) => () => new Promise<void>((resolve) => setTimeout(resolve, count * 60_000));
const frames = () => Promise.resolve(true);
const noFrames = () => Promise.resolve(false);

test('a test that goes well leaves nothing', async () => {
  const watching = watchFrames(browser, infoOf('passed'), minutes(2), frames);
  await vi.advanceTimersByTimeAsync(120_000);
  await watching;
  expect(closed).not.toHaveBeenCalled();
  expect(await readdir(outputDir)).toEqual([]);
});

test('one that fails with frames is not run again', async () => {
  const watching = watchFrames(browser, infoOf('timedOut'), minutes(2), frames);
  await vi.advanceTimersByTimeAsync(120_000);
  await watching;
  const again = vi.fn<() => Promise<void>>();
  await expect(watchFrames(browser, infoOf('passed', 1), again, frames)).rejects.toThrow('It failed before');
  expect(again).not.toHaveBeenCalled();
});

test('one whose page gets no frames is ended and may be run again', async () => {
  let end = () => {};
  closed.mockImplementationOnce(() => Promise.resolve(end()));
  const untilClosed = () => new Promise<void>((resolve) => (end = resolve));
  const watching = watchFrames(browser, infoOf('failed'), untilClosed, noFrames);
  await vi.advanceTimersByTimeAsync(20_000);
  await watching;
  expect(closed).toHaveBeenCalledOnce();
  const again = vi.fn<() => Promise<void>>();
  await watchFrames(browser, infoOf('passed', 1), again, frames);
  expect(again).toHaveBeenCalledOnce();
});

test('a frame missed once is none lost', async () => {
  const seen = vi.fn<() => Promise<boolean>>().mockResolvedValueOnce(false).mockResolvedValue(true);
  const watching = watchFrames(browser, infoOf('passed'), minutes(1), seen);
  await vi.advanceTimersByTimeAsync(60_000);
  await watching;
  expect(closed).not.toHaveBeenCalled();
});
