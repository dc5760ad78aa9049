import { describe, expect, test } from 'vitest';
import { readTyped } from '../../../src/app/read/typed-reading.ts';

describe('a reading as it is typed', () => {
  test.each([
    ['内卷', 'nèijuǎn', 'nei4 juan3'],
    ['内卷', 'nei4 juan3', 'nei4 juan3'],
    ['内卷', 'NEI4juan3', 'nei4 juan3'],
    ['绿色', 'lv4se4', 'lü4 se4'],
    ['绿色', 'lu:4 se4', 'lü4 se4'],
    ['妈妈', 'māma', 'ma1 ma5'],
    // The likelier division has one syllable; the characters say two.
    ['西安', 'xīān', 'xi1 an1'],
    ['西安', "xī'ān", 'xi1 an1'],
    ['花儿', 'huār', 'hua1 r5'],
    ['主权AI', 'zhǔquán AI', 'zhu3 quan2'],
    ['主权AI', 'zhu3quan2', 'zhu3 quan2'],
    ['AI时代', 'AI shídài', 'shi2 dai4'],
    ['5G网络', '5G wǎngluò', 'wang3 luo4'],
    ['爱', 'ài', 'ai4'],
    ['主权', 'ㄓㄨˇ ㄑㄩㄢˊ', 'zhu3 quan2'],
    ['的', '˙ㄉㄜ', 'de5'],
    ['花儿', 'ㄏㄨㄚㄦ', 'hua1 r5'],
    ['哪儿', 'ㄋㄚˇ ˙ㄦ', 'na3 r5'],
    ['女儿', 'ㄋㄩˇ ㄦˊ', 'nü3 er2'],
  ])('%s %s', (hanzi, typed, reading) => {
    expect(readTyped(hanzi, typed)).toEqual({ reading });
  });

  test.each([
    ['内卷', '', /Type how it is read/],
    ['内卷', 'nèi', /has 2 characters to read; this has 1 syllable\./],
    ['内卷', 'juǎn', /has 2 characters to read; this has 1 syllable\./],
    ['网', 'wǎng luò', /has 1 character to read; this has 2 syllables\./],
    ['内卷', 'neijuan', /Give the tones/],
    ['内卷', 'xyz', /does not read as pinyin/],
    ['内卷', '内卷', /does not read as pinyin/],
    ['内卷', 'ㄓㄨˇ xx', /does not read as pinyin/],
    // To divide as much would hold the page for minutes.
    ['内卷', 'a,'.repeat(100_000), /longer than a reading can be/],
  ])('%s “%s” is refused with what to do', (hanzi, typed, problem) => {
    expect(readTyped(hanzi, typed).problem).toMatch(problem);
  });
});
