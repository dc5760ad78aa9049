/** What a font says wrongly is told from what any language writes. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isGarbled } from '../../../src/formats/pdf/garbled.ts';

const own = readFileSync(new URL('../../fixtures/own-issue/issue.md', import.meta.url), 'utf8');
const english = own.replace(/[^\p{Script=Latin}\s\p{P}\p{N}]/gu, '').slice(0, 3000);
const chinese =
  '提出新质生产力的要求，坚持高质量发展，深化供给侧结构性改革，推动经济实现质的有效提升和量的合理增长。各地区各部门要认真学习贯彻会议精神，切实把思想和行动统一到党中央的决策部署上来。';
const twice = (text: string) => `${text} ${text}`;

test.each([
  ['English', english],
  ['Chinese', chinese],
  [
    'Chinese of Taiwan',
    '總統府發言人表示，兩岸關係的發展必須建立在對等尊嚴的基礎之上，臺灣的未來應由臺灣人民共同決定，這是我們一貫的立場與原則。',
  ],
  [
    'Japanese',
    '日本国民は、正当に選挙された国会における代表者を通じて行動し、われらとわれらの子孫のために、諸国民との協和による成果を確保する。',
  ],
  [
    'pinyin',
    twice(
      'xīnzhì shēngchǎnlì, gāo zhìliàng fāzhǎn, gǎigé kāifàng, rénlèi mìngyùn gòngtóngtǐ, guójiā ānquán, fǎzhì zhèngfǔ',
    ),
  ],
  [
    'German',
    'Die Volksrepublik China hat in den vergangenen Jahrzehnten einen wirtschaftlichen Aufstieg erlebt, der für die Verhältnisse größerer Länder außergewöhnlich schnell verlief und übrigens noch anhält.',
  ],
  [
    'Czech',
    'Čtvrtstoletí po vstupu do Světové obchodní organizace zůstává čínská ekonomika předmětem sporů; mnozí úředníci přitom tvrdí, že smrt plánování přišla včas, a prst skrz krk strčí.',
  ],
  [
    'Vietnamese',
    'Đảng Cộng sản Việt Nam và Đảng Cộng sản Trung Quốc đã nhất trí thúc đẩy hợp tác toàn diện giữa hai nước, tăng cường tin cậy chính trị và mở rộng trao đổi giữa nhân dân hai bên.',
  ],
  [
    'Russian',
    'Министерство иностранных дел Китайской Народной Республики заявило, что отношения двух стран переживают лучший период в истории, и призвало к дальнейшему сотрудничеству в торговле.',
  ],
  [
    'capitals',
    twice(
      'THE STATE COUNCIL OF THE PEOPLE’S REPUBLIC OF CHINA ON THE WORK OF THE GOVERNMENT IN THIS YEAR AND THE NEXT ONE',
    ),
  ],
  [
    'abbreviations',
    twice(
      'PLAN PRC CCP NDRC MSS MPS PLA CMC NPC CPPCC SASAC CSRC PBOC MFA MND TWGF LSG ILD UFWD PLARF PLASSF',
    ),
  ],
  [
    'numbers',
    twice(
      '12.4 1,204 88% 17.3 19.9 2024 2023 2022 1998 3.14159 27,182 81.8 28.4 59.0 45.2 35.3 60.2 87.4 71.3 52.6',
    ),
  ],
  ['addresses', twice('https://example.org/a/b/c?d=e qxjzk@example.org http://www.xyzzy.cn/qwrt/zxcv.htm')],
  ['next to nothing', 'ÖÐ¹ú qwrt #$4,56#'],
])('%s is a language', (_name, text) => expect(isGarbled(text)).toBe(false));

/** Codes that begin elsewhere. */
const shifted = (by: number) =>
  english.replace(/[!-~]/g, (one) => String.fromCharCode(((one.charCodeAt(0) - 33 + by) % 94) + 33));

test.each([
  ['codes that begin 29 below', shifted(94 - 29)],
  ['codes that begin 3 above', shifted(3)],
  [
    'letters that are others',
    english.toLowerCase().replace(/[a-z]/g, (one) => 'qbzdxfghkjrlmnwpcstyvaiueo'[one.charCodeAt(0) - 97]!),
  ],
  ['GB 2312 as Latin letters', twice('ÌáÎöÐÂÖÊÉú²úÁ¦µÄÒªÇó£¬¼á³Ö¸ßÖÊÁ¿·¢Õ¹£¬Éî»¯¹©¸ø²à½á¹¹ÐÔ¸Ä¸ï')],
  [
    'characters by the number of their drawing',
    Array.from({ length: 60 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919) % 20_000))).join(''),
  ],
  [
    'letters of all the world',
    twice('ϣÎgϙķ ΰԔϸЇ ҧဍǊ¢ Ήʽী ҨǥƹӍ ԠϳƌηϦ ϫςʔњ Ʃʓњд ʂǩϐв ԓϕδʃ өаЂʕ ǧҹωк ѠƏɴt жʨǰϏ ЅԐƣλ ɷѫΐǮ'),
  ],
])('%s is none', (_name, text) => expect(isGarbled(text)).toBe(true));

test('any text has an answer, and a short one is never garbled', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const garbled = isGarbled(text);
      expect(garbled && text.length < 40).toBe(false);
    }),
  );
});
