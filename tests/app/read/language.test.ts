import { describe, expect, test } from 'vitest';
import { isChineseText, languageName, languageOf, scriptOf } from '../../../src/app/read/language.ts';

const texts: readonly (readonly [string, string])[] = [
  [
    'en',
    'The Ministry of Justice (司法部) said in a statement that the line between the two is not to be crossed by it.',
  ],
  [
    'de',
    'Das Ministerium hat in einer Mitteilung erklärt, dass die Grenze zwischen den beiden nicht zu überschreiten ist, und zwar mit Nachdruck.',
  ],
  [
    'fr',
    'Le ministère de la Justice a déclaré dans une note que la ligne entre les deux est celle qui ne sera pas franchie, et pour longtemps.',
  ],
  [
    'es',
    'El ministerio de Justicia dijo en una nota que la línea entre los dos es la que no se cruza, y por mucho tiempo para todos.',
  ],
  ['zh-Hans', '中国的司法部发言人说，这条底线不能越过，任何国家都应当尊重历史与现实，这是对话的前提。'],
  ['zh-Hant', '中國的司法部發言人說，這條底線不能越過，任何國家都應當尊重歷史與現實，這是對話的前提。'],
  ['ja', 'これは日本語の文章です。東京の港は静かで、船はほとんど見えません。それでも人々は働いています。'],
  ['', 'Ports (港口)'],
  ['', ''],
];

describe('the language of a text', () => {
  test.each(texts)('%j: %s', (language, text) => expect(languageOf(text)).toBe(language));
});

describe('the script of its Chinese', () => {
  test.each([
    ['simplified', 'of the state (国家) and of the people (这里)'],
    ['traditional', 'of the state (國家)'],
    ['both', 'the state (國家), the state (国家)'],
    ['simplified', `${'国家'.repeat(12)} 國`],
    [null, 'of people (人)'],
    [null, ''],
  ])('%j: %s', (script, text) => expect(scriptOf(text)).toBe(script));
});

test('languages are named', () => {
  expect(languageName('zh-Hant')).toBe('Traditional Chinese');
  expect(languageName('no language')).toBe('no language');
});

describe('a Chinese text is read, not searched for terms', () => {
  test.each([
    [true, '坚持以人民为中心的发展思想。'],
    [true, '共同富裕'],
    [true, '發展人工智慧（AI）與5G，GDP增長5%。'],
    [true, '会议指出，OpenAI、DeepSeek 等公司推出大模型，要加快“AI+行动”。'.repeat(4)],
    [false, 'The party promised “high-quality development (高质量发展)” in March.'],
    [false, '高质量发展 high-quality development\n共同富裕 common prosperity\n'],
    [false, '日本の経済は成長しています。中国との関係も重要です。'],
    [false, '码'],
    [false, ''],
  ])('%s: %s', (is, text) => expect(isChineseText(text)).toBe(is));

  test('however long it is', () =>
    expect(isChineseText('第一段，发展是第一要务。\n'.repeat(50_000))).toBe(true));
});
