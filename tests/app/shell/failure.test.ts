import { describe, expect, test } from 'vitest';
import { describeFailure } from '../../../src/app/shell/failure.ts';
import { LoadError } from '../../../src/app/shell/load.ts';
import type { Served } from '../../../src/app/shell/replaced.ts';
import { GlossaryError } from '../../../src/glossary/glossary-error.ts';

const lost = new LoadError('code', 'Failed to fetch dynamically imported module: x.js');

describe('an error screen says what happened, what is safe and what to do', () => {
  test.each<[string, unknown, boolean, Served, RegExp, RegExp]>([
    ['a damaged glossary', new GlossaryError('x'), true, 'unknown', /glossary cannot be read/, /Reload/],
    ['no network', lost, false, 'unknown', /could not be loaded/, /no network/],
    ['a part that did not come', lost, true, 'this-version', /could not be loaded/, /did not come/],
    ['a host without it', new LoadError('missing', 'x'), true, 'unknown', /could not be/, /does not have it/],
    ['a host that is gone', new LoadError('unreachable', 'x'), true, 'unknown', /could not/, /be reached/],
    ['something else in its place', new LoadError('broken', 'x'), true, 'unknown', /could not/, /not what/],
    ['a newer version', lost, true, 'another-version', /newer version has replaced/, /Reload to change/],
    ['a newer version on the device', lost, false, 'another-version', /newer version has replaced/, /Reload/],
    ['a log-in page', lost, true, 'stranger', /could not be loaded/, /Log in there/],
    ['a fault of ours', new RangeError('oops'), true, 'unknown', /went wrong on this screen/, /Try again/],
    [
      'a fault of ours of the kind that browsers throw for a failed download',
      new TypeError("Cannot read properties of undefined (reading 'x')"),
      true,
      'unknown',
      /went wrong on this screen/,
      /Try again/,
    ],
    ['the same without a network', new TypeError('oops'), false, 'unknown', /went wrong/, /Try again/],
    ['words that sound like it', new Error('x could not be fetched'), true, 'unknown', /went wrong/, /again/],
    ['something thrown that is no error', 'oops', true, 'unknown', /went wrong/, /Try again/],
  ])('%s', (_, error, online, served, happened, todo) => {
    const failure = describeFailure(error, online, served);
    expect(failure.happened).toMatch(happened);
    expect(failure.todo).toMatch(todo);
    expect(failure.safe).not.toBe('');
    expect(failure.details).toContain(error instanceof Error ? error.message : String(error));
  });
});
