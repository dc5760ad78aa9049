import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.ts';
import { cantoneseReadings as cantonese } from '../../src/pinyin/cantonese.ts';
import { lexicon } from './dictionary.ts';

const kinds = (text: string) =>
  Object.fromEntries(extract(text, { lexicon, cantonese }).map(({ hanzi, kind }) => [hanzi, kind]));

describe('terms that are listed together', () => {
  it('has a firm among firms, where the same name alone would be a place', () => {
    expect(kinds('They met in Hulan (湖岚) on Monday.')).toEqual({ 湖岚: 'place' });
    expect(
      kinds(
        'Rivals such as Eastlake Motors (东湖汽车), Hulan (湖岚) and Northwind Technology (北风科技) cut prices.',
      ),
    ).toEqual({ 东湖汽车: 'organisation', 湖岚: 'organisation', 北风科技: 'organisation' });
  });

  it('says nothing over the end of a sentence', () => {
    expect(kinds('It was built by Eastlake Motors (东湖汽车). In Hulan (湖岚) it rained.')).toEqual({
      东湖汽车: 'organisation',
      湖岚: 'place',
    });
  });
});
