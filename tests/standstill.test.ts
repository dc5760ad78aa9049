import type { TestCase, TestModule, TestSpecification } from 'vitest/node';
import { beforeEach, expect, test, vi } from 'vitest';
import { TellStandstill, type Standstill } from './standstill.ts';

const MINUTE = 60_000;
const file = (moduleId: string, name = 'browser (chromium)', ...messages: string[]) =>
  ({
    moduleId,
    project: { name },
    errors: () => messages.map((message) => ({ message })),
  }) as unknown as TestModule & TestSpecification;
const ended = (...messages: string[]) =>
  ({
    fullName: 'the test',
    result: () => ({ errors: messages.map((message) => ({ message })) }),
  }) as unknown as TestCase;

let told: Standstill[];
let reporter: TellStandstill;
beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  reporter = new TellStandstill((standstill) => told.push(standstill));
});

test('files that have not ended are told once nothing begins or ends', () => {
  reporter.onTestRunStart([file('/a.ts'), file('/b.ts'), file('/b.ts', 'unit'), file('/c.ts')]);
  reporter.onTestModuleEnd(file('/a.ts'));
  reporter.onTestModuleEnd(file('/b.ts', 'unit'));
  vi.advanceTimersByTime(10 * MINUTE);
  expect(told).toEqual([{ unfinished: ['/b.ts', '/c.ts'], failures: [] }]);
});

test('a run that goes on, however slowly, is left alone, and so is one that has ended', () => {
  reporter.onTestRunStart([file('/a.ts')]);
  for (let i = 0; i < 20; i++) {
    vi.advanceTimersByTime(3 * MINUTE);
    if (i % 2 === 0) reporter.onTestModuleStart();
    else reporter.onTestCaseResult(ended());
  }
  reporter.onTestModuleEnd(file('/a.ts'));
  reporter.onTestRunEnd();
  vi.advanceTimersByTime(60 * MINUTE);
  expect(told).toEqual([]);
});

test.each([
  ['a test that failed', () => reporter.onTestCaseResult(ended('not so'))],
  ['a file that came to no test', () => reporter.onTestModuleEnd(file('/a.ts', 'unit', 'not so'))],
])('%s before is not forgotten', (_, fails) => {
  reporter.onTestRunStart([file('/a.ts', 'unit'), file('/b.ts')]);
  fails();
  reporter.onTestCaseResult(ended());
  vi.advanceTimersByTime(10 * MINUTE);
  expect(told.map(({ failures }) => failures)).toEqual([[expect.stringContaining('not so')]]);
});
