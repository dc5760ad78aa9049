import { expect, test } from 'vitest';
import { createTurns } from '../../src/platform/in-turn.ts';

test('acts are done one after another, and one that fails keeps none from its turn', async () => {
  const inTurn = createTurns();
  const done: string[] = [];
  let end = () => {};
  const first = inTurn(async () => {
    await new Promise<void>((resolve) => (end = resolve));
    done.push('first');
    throw new Error('refused');
  });
  const second = inTurn(async () => {
    done.push('second');
    return 2;
  });
  await Promise.resolve();
  expect(done).toEqual([]);
  end();
  await expect(first).rejects.toThrow('refused');
  expect(await second).toBe(2);
  expect(done).toEqual(['first', 'second']);
});
