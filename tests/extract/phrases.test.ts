import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.ts';
import { inAmerican } from '../../src/extract/british.ts';
import { stemOf } from '../../src/extract/words.ts';
import { lexicon } from './dictionary.ts';

/** Each row is a text and what its Chinese is called, in order. */
const reads = (...rows: (readonly [string, ...(readonly [string, string | null])[]])[]) =>
  it.each(rows.map((row) => [row[0], row.slice(1)] as const))('%s', (text, terms) => {
    expect(extract(text, { lexicon }).map(({ hanzi, english }) => [hanzi, english])).toEqual(terms);
  });

describe('an entry that a dash or a colon explains', () => {
  reads(
    ['• Onward, Harbour (港口前进) — a cheer.', ['港口前进', 'Onward, Harbour']],
    ['• With both oars (双桨) — how the boatmen like it.', ['双桨', 'With both oars']],
    ['They asked, Harbour (港口) said yes.', ['港口', 'Harbour']],
    [
      '- 主动巡河、预防塌岸: proactive river patrols and the prevention of slides',
      ['主动巡河、预防塌岸', 'proactive river patrols and the prevention of slides'],
    ],
    [
      '1. 坚决守住“两条底线”: resolutely hold the Two Bottom Lines',
      ['坚决守住“两条底线”', 'resolutely hold the Two Bottom Lines'],
    ],
    ['- **少花钱，多办事**: spend less, do more', ['少花钱，多办事', 'spend less, do more']],
    ['- 林波、陈海: two boatmen', ['林波', null], ['陈海', 'two boatmen']],
    ['- 两级船闸: lock reform, lit. “two-step locks”', ['两级船闸', 'lock reform']],
  );
});

describe('a name beside another name', () => {
  reads(
    [
      'He was a student of Changsha and the Foreign Language Institute (外国语学社) there.',
      ['外国语学社', 'Foreign Language Institute'],
    ],
    [
      'She spoke for Guizhou and the Water Resources Bureau (水利局) at once.',
      ['水利局', 'Water Resources Bureau'],
    ],
    [
      'the Bureau of Agriculture and the Environment (农业和环境局)',
      ['农业和环境局', 'Bureau of Agriculture and the Environment'],
    ],
  );
});

describe('two that are counted together', () => {
  reads(
    [
      'An opinion of the Supreme Court and the Supreme Procuratorate (两高) followed.',
      ['两高', 'Supreme Court and the Supreme Procuratorate'],
    ],
    ['It put gallium and zinc on the list of dual-use items (两用物项).', ['两用物项', 'dual-use items']],
  );
});

describe('a saying of two clauses', () => {
  reads(
    [
      'As the old saying has it, with grain in our hands, there is no panic in our hearts (手中有粮，心中不慌).',
      ['手中有粮，心中不慌', 'with grain in our hands, there is no panic in our hearts'],
    ],
    [
      'Boatmen say, on the upper reaches you fear the rocks, on the lower reaches you fear the wind (上游怕石，下游怕风).',
      [
        '上游怕石，下游怕风',
        'on the upper reaches you fear the rocks, on the lower reaches you fear the wind',
      ],
    ],
  );
});

describe('what the sentence says before the term', () => {
  reads(
    ['Convicted of defamation (诽谤罪), he got three years.', ['诽谤罪', 'defamation']],
    ['Accused of bribery (受贿罪), he fled.', ['受贿罪', 'bribery']],
    [
      'Chapter III turns to rehabilitation for every person in need (人人享有康复服务), a target of old.',
      ['人人享有康复服务', 'rehabilitation for every person in need'],
    ],
    [
      'Two grants help persons with disabilities: the living allowance for those in difficulty (困难残疾人生活补贴).',
      ['困难残疾人生活补贴', 'living allowance for those in difficulty'],
    ],
    ['The town rented out parking rights (停车权).', ['停车权', 'parking rights']],
    ['The court issued a batch of typical cases (典型案例).', ['典型案例', 'typical cases']],
  );
});

describe('a quotation before free Chinese, and a remark behind it', () => {
  reads(
    [
      'It speaks of “common good” 共同利益 (a word for what some call a “shared good”) again.',
      ['共同利益', 'common good'],
    ],
    [
      'He wrote on “ferry recommendations” 渡船推荐管理规定 [Harbour Law Review].',
      ['渡船推荐管理规定', 'ferry recommendations'],
    ],
  );
});

describe('English, pinyin and Chinese, all in one item of a bracket', () => {
  reads([
    'the Three Dukes (sangong 三公: the Grand Tutor taifu 太傅, and the Grand Guardian taibao 太保)',
    ['三公', 'Three Dukes'],
    ['太傅', 'Grand Tutor'],
    ['太保', 'Grand Guardian'],
  ]);
});

describe('verbs that share an object', () => {
  reads(
    [
      'They ran “supplementing, extending, and strengthening chains” (补链、延链、强链) campaigns.',
      ['补链、延链、强链', 'supplementing, extending, and strengthening chains'],
    ],
    ['His brothers Wang Qiang and Li Qiang (王强、李强) came.', ['王强', 'Wang Qiang'], ['李强', 'Li Qiang']],
  );
});

describe('a journal that is only spelt', () => {
  reads([
    'Xu Hong 徐泓. “Mingdai de siyan” 明代的私鹽 [Contraband salt of the Ming]. Taida lishi xuebao 臺大歷史學報 7 (1980): 179–220.',
    ['徐泓', 'Xu Hong'],
    ['明代的私鹽', 'Contraband salt of the Ming'],
    ['臺大歷史學報', 'Taida lishi xuebao'],
  ]);
});

describe('British spelling', () => {
  it.each([
    ['modernise', 'modernize'],
    ['mobilising', 'mobilizing'],
    ['organisations', 'organizations'],
    ['analysed', 'analyzed'],
    ['neighbourhoods', 'neighborhoods'],
    ['behavioural', 'behavioral'],
    ['catalogue', 'catalog'],
    ['centres', 'centers'],
    ['fibre', 'fiber'],
    ['licence', 'license'],
    ['programmes', 'programs'],
    ['sceptical', 'skeptical'],
    ['practised', 'practiced'],
  ])('%s is %s', (british, american) => {
    expect(stemOf(british)).toBe(stemOf(american));
  });

  it.each(['history', 'police', 'is', 'basis', 'rogue', 'our', 'absence', 'presence'])('%s stays', (word) => {
    expect(inAmerican(word)).toBe(word);
  });

  it('keeps a verb and its noun together', () => {
    expect(stemOf('revision')).toBe(stemOf('revise'));
    expect(stemOf('supervision')).toBe(stemOf('supervised'));
  });
});
