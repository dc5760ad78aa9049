import type { TestCase, TestModule, TestSpecification } from 'vitest/node';
import { beforeEach, expect, test, vi } from 'vitest';
import { TellStandstill, type Standstill } from './standstill.ts';

const MINUTE = 60_000;
const file = (moduleId: string, ...messages: string[]) =>
  ({
    moduleId,
    errors: () => messages.map((message) => ({ message })),
  }) as unknown as TestModule & TestSpecification;
const ended = (state: string, ...messages: string[]) =>
  ({
    fullName: 'the test',
    result: () => ({ state, errors: messages.map((message) => ({ message })) }),
  }) as unknown as TestCase;

let told: Standstill[];
let reporter: TellStandstill;
beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  reporter = new TellStandstill((standstill) => told.push(standstill));
});

test('files that have not ended are told once nothing begins or ends', () => {
  reporter.onTestRunStart([file('/a.ts'), file('/b.ts'), file('/c.ts')]);
  reporter.onTestModuleEnd(file('/a.ts'));
  // It failed at first, and was tried again.
  reporter.onTestCaseResult(ended('passed', 'not so'));
  vi.advanceTimersByTime(10 * MINUTE);
  expect(told).toEqual([{ unfinished: ['/b.ts', '/c.ts'], failures: [] }]);
});

test('a run that goes on, however slowly, is left alone, and so is one that has ended', () => {
  reporter.onTestRunStart([file('/a.ts')]);
  for (let i = 0; i < 20; i++) {
    vi.advanceTimersByTime(3 * MINUTE);
    if (i % 2 === 0) reporter.onTestModuleStart();
    else reporter.onTestCaseResult(ended('passed'));
  }
  reporter.onTestModuleEnd(file('/a.ts'));
  reporter.onTestRunEnd();
  vi.advanceTimersByTime(60 * MINUTE);
  expect(told).toEqual([]);
});

test.each([
  ['a test that failed', () => reporter.onTestCaseResult(ended('failed', 'not so'))],
  ['a file that came to no test', () => reporter.onTestModuleEnd(file('/a.ts', 'not so'))],
])('%s before is not forgotten', (_, fails) => {
  reporter.onTestRunStart([file('/a.ts'), file('/b.ts')]);
  fails();
  reporter.onTestCaseResult(ended('passed'));
  vi.advanceTimersByTime(10 * MINUTE);
  expect(told.map(({ failures }) => failures)).toEqual([[expect.stringContaining('not so')]]);
});
