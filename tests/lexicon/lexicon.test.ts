import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileLexicon, type CedictRecord } from '../../src/lexicon/compile.ts';
import { openLexicon as openBytes } from '../../src/lexicon/lexicon.ts';
import { toSimplified, toTraditional } from '../../src/lexicon/script.ts';
import { segment } from '../../src/lexicon/segment.ts';

const openLexicon = (text: string) => openBytes(new TextEncoder().encode(text));

const records: CedictRecord[] = [
  ['銀行', '银行', 'yin2 hang2', 'bank'],
  ['行', '行', 'xing2', ['to walk', 'to go']],
  ['行', '行', 'hang2', ['row', 'a/b']],
  ['很', '很', 'hen3', 'very'],
  ['銀', '银', 'yin2', 'silver'],
  ['很行', '很行', 'hen3 xing2', 'very able'],
];
const lexicon = openLexicon(compileLexicon(records, '银行 500 n\n很 900000 d\n行 500000 v\n'));

describe('openLexicon', () => {
  it('finds a word in either script, with the counts of the simplified', () => {
    expect(lexicon.senses('銀行')).toEqual(lexicon.senses('银行'));
    expect(lexicon.senses('银行')).toEqual([
      { simplified: '银行', traditional: '銀行', pinyin: 'yin2 hang2', glosses: ['bank'] },
    ]);
    expect(lexicon.count('銀行')).toBe(500);
  });
  it('keeps every sense of a word, and slashes inside a gloss', () => {
    expect(lexicon.senses('行').map((s) => s.pinyin)).toEqual(['xing2', 'hang2']);
    expect(lexicon.senses('行')[1]!.glosses).toEqual(['row', 'a,b']);
    expect([lexicon.readings('行'), lexicon.readings('銀'), lexicon.readings('没')]).toEqual([
      ['xing2', 'hang2'],
      ['yin2'],
      [],
    ]);
  });
  it('reads pinyin of any letters', () => {
    expect(openLexicon('点\t\tdian3 · É1 xx5\t0\tdot\n').readings('点')).toEqual(['dian3 · É1 xx5']);
  });
  it('knows nothing of other words', () => {
    expect(lexicon.senses('没有')).toEqual([]);
    expect(lexicon.has('没有')).toBe(false);
    expect(lexicon.count('没有')).toBe(0);
  });
  it('knows how long a word that begins so may be, so that nobody need try longer ones', () => {
    expect(['银', '銀', '银河', '很', '没', ''].map((text) => lexicon.reach(text))).toEqual([
      2, 2, 2, 2, 0, 0,
    ]);
    const long = '很'.repeat(300);
    expect(openLexicon(`${long}\t\then3\t0\tvery\n`).reach('很')).toBe(300);
  });
  it.each(['银行', '银行\t\tyin2', 'a\tb\tc\nd\te\tf'])('refuses %j', (text) => {
    expect(() => openLexicon(text)).toThrowError(TypeError);
  });
  it('writes a light second syllable in full where most longer words do', () => {
    const text = (compounds: CedictRecord[]) =>
      openLexicon(compileLexicon([['關係', '关系', 'guan1 xi5', 'relation'], ...compounds], ''));
    const full = ['社会', '国际', '三角'].map((w): CedictRecord => [
      w + '關係',
      w + '关系',
      'x1 y2 guan1 xi4',
      '',
    ]);
    const light: CedictRecord = ['拉關係', '拉关系', 'la1 guan1 xi5', ''];
    expect(text([]).senses('关系')[0]!.pinyin).toBe('guan1 xi5');
    expect(text(full.slice(1)).senses('关系')[0]!.pinyin).toBe('guan1 xi5');
    expect(text([...full, light]).senses('关系')[0]!.pinyin).toBe('guan1 xi4');
    expect(text([...full, light, light, light]).senses('关系')[0]!.pinyin).toBe('guan1 xi5');
  });
  it('opens the empty text as an empty lexicon', () => expect(openLexicon('').has('')).toBe(false));

  it('keeps all lines of a word in their order, in whichever of its scripts, and the count that comes last', () => {
    const twice = openLexicon('后\t後\thou4\t7\tback\n后\t\thou4\t9\tempress\n後\t\thou4\t0\tsurname');
    expect(twice.senses('后').map(({ glosses }) => glosses[0])).toEqual(['back', 'empress']);
    expect(twice.senses('後').map(({ glosses }) => glosses[0])).toEqual(['back', 'surname']);
    expect([twice.count('后'), twice.count('後')]).toEqual([9, 7]);
  });
  it('knows a word that is only counted, but does not list it', () => {
    const counted = openLexicon('结对\t\t\t12\t\n');
    expect([counted.has('结对'), counted.count('结对'), counted.senses('结对')]).toEqual([false, 12, []]);
    expect([counted.longest, counted.reach('结')]).toEqual([0, 0]);
  });
  it('finds every word that it was given and no other, whatever signs it is written in', () => {
    const word = fc.array(fc.constantFrom('一', '丁', '𠮷', '𡃁', 'A', '·', 'é', '，', '9'), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), fc.array(word, { maxLength: 20 }), (given, asked) => {
        const words = new Set(given.map((signs) => signs.join('')));
        const opened = openLexicon([...words].map((w, i) => `${w}\t\tyi1\t${i + 1}\tsign ${i}`).join('\n'));
        [...words].forEach((w, i) => {
          expect(opened.senses(w)).toEqual([
            { simplified: w, traditional: w, pinyin: 'yi1', glosses: [`sign ${i}`] },
          ]);
          expect(opened.count(w)).toBe(i + 1);
        });
        for (const signs of asked) expect(opened.has(signs.join(''))).toBe(words.has(signs.join('')));
        expect(opened.has('\ud842')).toBe(false);
      }),
    );
  });
});

describe('segment', () => {
  it.each<[string, string]>([
    ['银行很行', '银行/很/行'],
    ['銀行', '銀行'],
    ['用AI的银行', '用/AI/的/银行'],
    ['', ''],
    ['bank', 'bank'],
  ])('divides %s as %s', (text, words) => expect(segment(text, lexicon).join('/')).toBe(words));

  it('loses and adds nothing, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('银', '行', '很', '𠮷', 'a', ' ', '\ud800', '（')), (chars) => {
        const text = chars.join('');
        expect(segment(text, lexicon).join('')).toBe(text);
      }),
    );
  });
});

describe('script', () => {
  it.each<[string, string]>([
    ['干部', '幹部'],
    ['头发', '頭髮'],
    ['发展', '發展'],
    ['皇后后来', '皇后後來'],
    ['主权AI', '主權AI'],
    ['公里', '公里'],
  ])('%s in traditional characters is %s', (simplified, traditional) => {
    expect(toTraditional(simplified)).toBe(traditional);
    expect(toSimplified(traditional)).toBe(simplified);
  });
});
