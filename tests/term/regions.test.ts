/** What Taiwan and Hong Kong write, and which word is meant by what they do. */
import { describe, expect, test } from 'vitest';
import { formIn, mainlandForms, otherForms } from '../../src/term/regions.ts';
import { foldChinese } from '../../src/term/term-key.ts';

test.each([
  // Words.
  ['軟件', '軟體', '軟件'],
  ['信息', '資訊', '信息'],
  ['信息化', '資訊化', '信息化'],
  ['互聯網', '網際網路', '互聯網'],
  ['網絡主權', '網路主權', '網絡主權'],
  ['人工智能', '人工智慧', '人工智能'],
  ['服務器', '伺服器', '伺服器'],
  ['知識產權', '智慧財產權', '知識產權'],
  ['奧巴馬', '歐巴馬', '奧巴馬'],
  ['老撾', '寮國', '老撾'],
  // Characters, from whichever region's form.
  ['裡面', '裡面', '裏面'],
  ['裏面', '裡面', '裏面'],
  ['看著', '看著', '看着'],
  ['著名', '著名', '著名'],
  ['為了', '為了', '為了'],
  ['爲了', '為了', '為了'],
  ['臺灣', '臺灣', '台灣'],
  ['學說', '學說', '學説'],
  ['人才', '人才', '人才'],
  ['溫度', '溫度', '温度'],
  // What is another word with computers alone stays.
  ['支持', '支持', '支持'],
  ['和平進程', '和平進程', '和平進程'],
  ['發佈', '發佈', '發佈'],
  ['高級幹部', '高級幹部', '高級幹部'],
  ['全局觀念', '全局觀念', '全局觀念'],
  ['人民', '人民', '人民'],
  ['AI', 'AI', 'AI'],
  ['', '', ''],
])('%s: Taiwan %s, Hong Kong %s', (traditional, taiwan, hongKong) => {
  expect([formIn('Taiwan', traditional), formIn('Hong Kong', traditional)]).toEqual([taiwan, hongKong]);
});

test('a regional word is none across the border of two words', () => {
  expect(formIn('Taiwan', '交通信號', ['交通', '信号'])).toBe('交通訊號');
  expect(formIn('Taiwan', '首席執行官', ['首席', '执行官'])).toBe('執行長');
  expect(formIn('Taiwan', '國家信息化', ['国家', '信息化'])).toBe('國家資訊化');
});

describe('what is shown besides', () => {
  test.each([
    [['軟件'], [{ region: 'Taiwan', forms: ['軟體'] }]],
    [
      ['服務器'],
      [
        { region: 'Taiwan', forms: ['伺服器'] },
        { region: 'Hong Kong', forms: ['伺服器'] },
      ],
    ],
    [['裡'], [{ region: 'Hong Kong', forms: ['裏'] }]],
    [['里', '裡'], [{ region: 'Hong Kong', forms: ['裏'] }]],
    [['台灣', '臺灣'], []],
    [['民主'], []],
    [[], []],
  ] as const)('%j', (shown, forms) => {
    expect(otherForms(shown)).toEqual(forms);
  });
});

test.each([
  ['軟體', ['软件']],
  ['软体', ['软件']],
  ['資訊', ['信息']],
  ['網路主權', ['网络主权']],
  ['人工智慧', ['人工智能']],
  ['歐巴馬', ['奥巴马']],
  ['喬治亞', ['佐治亚', '格鲁吉亚']],
  ['資訊安全', ['信息安全']],
  ['私隱權', ['隐私权']],
  // Only characters, or no word of a region.
  ['裡面', []],
  ['支援', []],
  ['民主', []],
  ['', []],
])('%s is meant as %j', (typed, meant) => {
  expect(mainlandForms(foldChinese(typed))).toEqual(meant);
});
