import { expect, test } from 'vitest';
import { isSpeakable } from '../../../src/app/speech/spoken.ts';

test.each([
  ['双方要以五个始终推动中俄关系行稳致远。', true],
  ['主权AI基础设施由国家建设。', true],
  ['提法', true],
  ['In the evening 螺蛳粉 again.', false],
  ['The phrase “人类命运共同体” stands here.', false],
  ['Nothing of it.', false],
  ['2024', false],
  ['', false],
])('%s', (text, speakable) => expect(isSpeakable(text)).toBe(speakable));
