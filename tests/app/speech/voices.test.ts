import { describe, expect, test } from 'vitest';
import { chooseVoice, installHint, rankVoices, type VoiceLike } from '../../../src/app/speech/voices.ts';

const voice = (name: string, lang = 'zh-CN', localService = true): VoiceLike => ({
  name,
  lang,
  localService,
  voiceURI: `${name}/${lang}`,
});

const best = (...voices: VoiceLike[]) => chooseVoice(voices, null, true)?.name;

describe('the voice that is taken', () => {
  test.each<[string, string | undefined, VoiceLike[]]>([
    [
      'macOS: Tingting before the novelty voices',
      'Tingting',
      [voice('Eddy (Chinese (China mainland))'), voice('Flo'), voice('Grandma'), voice('Tingting')],
    ],
    ['macOS: the better recording', 'Lilian (Premium)', [voice('Tingting'), voice('Lilian (Premium)')]],
    ['a novelty voice, where there is no other', 'Eddy', [voice('Eddy'), voice('Sinji', 'zh-HK')]],
    [
      'Edge: the standard before the provinces',
      'Microsoft Xiaoxiao Online (Natural)',
      [
        voice('Microsoft Xiaobei Online (Natural)', 'zh-CN-liaoning', false),
        voice('Microsoft Xiaoni Online (Natural)', 'zh-CN-shaanxi', false),
        voice('Microsoft HiuGaai Online (Natural)', 'zh-HK', false),
        voice('Microsoft HsiaoChen Online (Natural)', 'zh-TW', false),
        voice('Microsoft Xiaoxiao Online (Natural)', 'zh-CN', false),
      ],
    ],
    [
      'Windows: on the device before over the network',
      'Microsoft Huihui',
      [voice('Google 普通话（中国大陆）', 'zh-CN', false), voice('Microsoft Huihui')],
    ],
    ['Android: with an underscore', 'Chinese', [voice('Chinese', 'zh_CN'), voice('Cantonese', 'yue_HK')]],
    ['the mainland before Taiwan', 'B', [voice('A', 'zh-TW'), voice('B', 'cmn-Hans-CN')]],
    ['Taiwan before none', 'Meijia', [voice('Meijia', 'zh-TW')]],
    [
      'a human voice of Taiwan before formants',
      'Meijia',
      [voice('eSpeak Chinese'), voice('Meijia', 'zh-TW')],
    ],
    [
      'no Cantonese',
      undefined,
      [voice('Sinji', 'zh-HK'), voice('Aasing', 'yue-HK'), voice('x', 'zh-Hant-HK')],
    ],
    [
      'no other language',
      undefined,
      [voice('Anna', 'de-DE'), voice('Zhuang', 'za-CN'), voice('Zhosa', 'zho')],
    ],
  ])('%s', (_, name, voices) => {
    expect(best(...voices)).toBe(name);
    expect(best(...voices.toReversed())).toBe(name);
  });

  test('is the one the reader chose, while it is there', () => {
    const [eddy, tingting] = [voice('Eddy'), voice('Tingting')];
    expect(chooseVoice([tingting, eddy], eddy.voiceURI, true)).toBe(eddy);
    expect(chooseVoice([tingting], eddy.voiceURI, true)).toBe(tingting);
    // Not one of another language, whatever was stored.
    expect(chooseVoice([tingting, voice('Anna', 'de-DE')], 'Anna/de-DE', true)).toBe(tingting);
  });

  test('needs no network where there is none', () => {
    const natural = voice('Microsoft Xiaoxiao Online (Natural)', 'zh-CN', false);
    const local = voice('Microsoft Huihui');
    expect(chooseVoice([local, natural], null, true)).toBe(natural);
    expect(chooseVoice([local, natural], null, false)).toBe(local);
    expect(chooseVoice([local, natural], natural.voiceURI, false)).toBe(local);
    expect(chooseVoice([natural], null, false)).toBe(natural);
  });
});

test('the list a reader chooses from has the best first and no voice twice', () => {
  const voices = [voice('Eddy'), voice('Meijia', 'zh-TW'), voice('Tingting'), voice('Anna', 'de-DE')];
  expect(rankVoices(voices, true).map(({ name }) => name)).toEqual(['Tingting', 'Meijia', 'Eddy']);
});

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1', 5, /Spoken Content/],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15', 5, /this device/],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15', 0, /System Settings/],
  ['Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36', 5, /Text-to-speech/],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0', 0, /Windows/],
  ['Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/140.0', 0, /ChromeOS/],
  ['Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', 0, /Speech Dispatcher/],
])('%s: where to install a voice', (userAgent, points, words) => {
  expect(installHint(userAgent, points)).toMatch(words);
});
