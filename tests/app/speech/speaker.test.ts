import { beforeEach, expect, test, vi } from 'vitest';
import {
  ANSWER_MS,
  Speaker,
  type SpeakerNeeds,
  type UtteranceLike,
} from '../../../src/app/speech/speaker.ts';
import type { VoiceLike } from '../../../src/app/speech/voices.ts';

const tingting: VoiceLike = { name: 'Tingting', lang: 'zh-CN', voiceURI: 'tingting', localService: true };
const choice = { voice: null, rate: 0.9 };

let spoken: UtteranceLike[];
let failures: string[];
let waiting: { run: () => void; ms: number } | null;
let needs: SpeakerNeeds;

beforeEach(() => {
  spoken = [];
  failures = [];
  waiting = null;
  needs = {
    synthesis: {
      getVoices: () => [tingting],
      speak: (utterance: UtteranceLike) => void spoken.push(utterance),
      cancel: () => undefined,
    },
    utter: () => ({ voice: null, lang: '', rate: 1, onstart: null, onend: null, onerror: null }),
    isOnline: () => true,
    later: (run, ms) => {
      const mine = { run, ms };
      waiting = mine;
      return () => {
        if (waiting === mine) waiting = null;
      };
    },
    onfailure: (failure) => failures.push(failure),
  };
});

test('speaks with the best voice at the pace chosen', () => {
  new Speaker(needs).speak('提法', choice);
  expect(spoken).toMatchObject([{ voice: tingting, lang: 'zh-CN', rate: 0.9 }]);
  spoken[0]!.onstart!({} as never);
  expect(waiting).toBeNull();
  expect(failures).toEqual([]);
});

test.each<[string, Partial<SpeakerNeeds['synthesis']>, string[]]>([
  [
    'speak throws',
    {
      speak: () => {
        throw new TypeError("Failed to set the 'voice' property");
      },
    },
    ['refused'],
  ],
  [
    'cancel throws',
    {
      cancel: () => {
        throw new Error('no service');
      },
    },
    [],
  ],
  [
    'getVoices throws',
    {
      getVoices: () => {
        throw new Error('no service');
      },
    },
    [],
  ],
  ['getVoices gives nothing at all', { getVoices: () => undefined as never }, []],
])('where %s, the voice alone is lost', (_, broken, expected) => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const speaker = new Speaker({ ...needs, synthesis: { ...needs.synthesis, ...broken } });
  speaker.speak('提法', choice);
  speaker.stop();
  expect(failures).toEqual(expected);
  expect(waiting).toBeNull();
});

test('a voice that never answers is given up, and said to be silent', () => {
  new Speaker(needs).speak('提法', choice);
  expect(waiting?.ms).toBe(ANSWER_MS);
  waiting!.run();
  expect(failures).toEqual(['silent']);
});

test('ended by the next word nothing is wrong; an error of the service is', () => {
  const speaker = new Speaker(needs);
  speaker.speak('提', choice);
  speaker.speak('法', choice);
  spoken[0]!.onerror!({ error: 'interrupted' } as never);
  expect(failures).toEqual([]);
  expect(waiting, 'the second is still waited for').not.toBeNull();
  spoken[1]!.onerror!({ error: 'synthesis-failed' } as never);
  expect(failures).toEqual(['refused']);
});

test('with no Chinese voice nothing is spoken, and nothing fails', () => {
  const speaker = new Speaker({ ...needs, synthesis: { ...needs.synthesis, getVoices: () => [] } });
  speaker.speak('提法', choice);
  expect([spoken, failures]).toEqual([[], []]);
});
