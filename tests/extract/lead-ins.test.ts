/** What a writer says between a term and its English: "usually rendered as" is no part of the gloss. */
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.ts';
import { lexicon } from './dictionary.ts';

const english = (text: string) =>
  extract(text, { lexicon }).map((term) => `${term.hanzi} ${term.english ?? '-'}`);

describe('English after the Chinese, led to by a verb', () => {
  it.each([
    ['The term 共同富裕, usually rendered as common prosperity, is old.', '共同富裕 common prosperity'],
    ['The term 共同富裕, commonly translated as common prosperity, is old.', '共同富裕 common prosperity'],
    ['The term 共同富裕 is usually translated as common prosperity.', '共同富裕 common prosperity'],
    ['Critics of 躺平, often glossed as lying flat, disagree.', '躺平 lying flat'],
    ['They speak of 内卷, which is generally rendered involution, at length.', '内卷 involution'],
    ['They speak of 内卷, which roughly translates to involution, at length.', '内卷 involution'],
    ['面子 is often rendered in English as face.', '面子 face'],
    [
      'What 人民至上, best understood as putting people first, means is open.',
      '人民至上 putting people first',
    ],
    ['The 三农 (variously translated as the three rurals) came up.', '三农 three rurals'],
    ['The old 单位 (known in English as the work unit) is fading.', '单位 work unit'],
    ['走后门 literally means going through the back door.', '走后门 going through the back door'],
    ['The line 人民至上, usually rendered as “people first”, is new.', '人民至上 people first'],
  ])('%s', (text, term) => {
    expect(english(text)).toEqual([term]);
  });
});

describe('English before the Chinese, led to by a verb', () => {
  it.each([
    ['The policy known as zero-Covid (清零政策) ended.', '清零政策 zero-Covid'],
    ['A campaign referred to as fox hunt (猎狐行动) followed.', '猎狐行动 fox hunt'],
    ['It is commonly translated as common prosperity (共同富裕).', '共同富裕 common prosperity'],
    ['They practise what critics deride as lecture diplomacy (说教外交).', '说教外交 lecture diplomacy'],
    ['It was hailed as common prosperity (共同富裕) at once.', '共同富裕 common prosperity'],
    [
      'They stood under a banner that praises the contract responsibility system (家庭联产承包责任制).',
      '家庭联产承包责任制 contract responsibility system',
    ],
    ['The plan placed national security (国家安全) above growth.', '国家安全 national security'],
    ['The plan put national security (国家安全) first.', '国家安全 national security'],
  ])('%s', (text, term) => {
    expect(english(text)).toEqual([term]);
  });
});

describe('when something was is not what it is called', () => {
  it.each([
    ['In May 人大 met.', '人大 -'],
    ['On Monday 央视 said so.', '央视 -'],
    ['In March 2023 国务院 met again.', '国务院 -'],
    ['By December 反腐 went on.', '反腐 -'],
    ['They mark May Fourth (五四) there.', '五四 May Fourth'],
    ['The March of the Volunteers (义勇军进行曲) was sung.', '义勇军进行曲 March of the Volunteers'],
  ])('%s', (text, term) => {
    expect(english(text)).toEqual([term]);
  });
});

describe('a verb that leads to nothing', () => {
  it.each([
    ['Later that year the 人大 called a meeting.', '人大 -'],
    ['党员 are known for discipline.', '党员 -'],
    ['Leung Kwok-hung (梁國雄), better known as “Long Hair”, spoke.', '梁國雄 Leung Kwok-hung'],
    ['The Port Trust Co., Ltd. (宁德时代), known as CATL, grew.', '宁德时代 Port Trust Co., Ltd.'],
  ])('%s', (text, term) => {
    expect(english(text)).toEqual([term]);
  });
});
