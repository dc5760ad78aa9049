import { expect, test } from 'vitest';
import { DEFAULT_VOICE_CHOICE, parseVoiceChoice } from '../../../src/app/speech/voice-choice.ts';

test.each([
  [null, DEFAULT_VOICE_CHOICE],
  ['{"voice":"tingting","rate":0.6}', { voice: 'tingting', rate: 0.6 }],
  ['{"voice":null,"rate":1}', { voice: null, rate: 1 }],
  ['{"voice":7,"rate":0.6}', { ...DEFAULT_VOICE_CHOICE, rate: 0.6 }],
  ['{"voice":"x","rate":99}', { ...DEFAULT_VOICE_CHOICE, voice: 'x' }],
  ['{}', DEFAULT_VOICE_CHOICE],
  ['[]', DEFAULT_VOICE_CHOICE],
  ['{', DEFAULT_VOICE_CHOICE],
])('%s', (stored, choice) => {
  expect(parseVoiceChoice(stored)).toEqual(choice);
});
