import { describe, expect, test } from 'vitest';
import { describeFailure } from '../../../src/app/shell/failure.ts';
import { StorageFullError, StorageUnavailableError } from '../../../src/store/errors.ts';
import { reviewsNotStored } from '../../../src/app/words/wording.ts';

describe('reviews that were not stored with their words', () => {
  test.each([
    [new StorageFullError(), 'There is no room left on this device'],
    [new StorageUnavailableError('denied'), 'does not let the app store anything'],
  ])('%s', (error, why) => {
    const { happened, todo } = reviewsNotStored(describeFailure(error, true));
    expect(happened).toBe('The words are here, and their reviews were not stored');
    // Sentences, the reason first and what to do with the file last.
    expect(todo).toContain(why);
    expect(todo).toMatch(/^[A-Z].*\. .*\. Bring the same file once more: nothing is added twice\.$/);
    expect(todo).not.toMatch(/\.\.|undefined/);
  });
});
