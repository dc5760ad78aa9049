import { describe, expect, test } from 'vitest';
import { describeFailure } from '../../src/app/failure.ts';
import { GlossaryError } from '../../src/glossary/load.ts';

describe('an error screen says what happened, what is safe and what to do', () => {
  test.each<[string, unknown, boolean, RegExp, RegExp]>([
    ['a damaged glossary', new GlossaryError('x is not JSON'), true, /glossary cannot be read/, /Reload/],
    ['no network', new TypeError('Failed to fetch'), false, /could not be loaded/, /no network/],
    ['a server that errs', new TypeError('Failed to fetch'), true, /could not be loaded/, /server/],
    ['a fault of ours', new RangeError('oops'), true, /went wrong/, /Try again/],
    ['something thrown that is no error', 'oops', true, /went wrong/, /Try again/],
  ])('%s', (_, error, online, happened, todo) => {
    const failure = describeFailure(error, online);
    expect(failure.happened).toMatch(happened);
    expect(failure.todo).toMatch(todo);
    expect(failure.safe).not.toBe('');
    expect(failure.details).toContain(error instanceof Error ? error.message : String(error));
  });
});
