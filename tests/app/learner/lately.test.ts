import { expect, test } from 'vitest';
import { lately } from '../../../src/app/learner/lately.ts';

test('what was asked a moment ago is not asked again; later, or with another clock, it is', () => {
  let at = 1_000_000;
  let zone = 'Europe/Prague';
  let asked = 0;
  const zoneNow = lately(
    () => {
      asked++;
      return zone;
    },
    () => at,
  );
  expect([zoneNow(), zoneNow(), asked]).toEqual(['Europe/Prague', 'Europe/Prague', 1]);
  zone = 'Asia/Taipei';
  at += 9_999;
  expect([zoneNow(), asked]).toEqual(['Europe/Prague', 1]);
  at += 1;
  expect([zoneNow(), asked]).toEqual(['Asia/Taipei', 2]);
  zone = 'Asia/Tokyo';
  at -= 1;
  expect([zoneNow(), asked]).toEqual(['Asia/Tokyo', 3]);
});
