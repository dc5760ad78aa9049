import { describe, expect, it } from 'vitest';
import { toldByNeighbours } from '../../src/extract/beside.ts';
import { extract } from '../../src/extract/index.ts';
import type { Finding } from '../../src/extract/finding.ts';
import type { KindEvidence } from '../../src/extract/kind-features/index.ts';
import type { Kind } from '../../src/term/kinds.ts';
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

  it('has its say again where a term is read again by the habits of the text', () => {
    const finding = (hanzi: string, start: number, english: string | null, kind: Kind): Finding => {
      const evidence: KindEvidence = {
        hanzi,
        english,
        titled: false,
        emphasised: false,
        cited: false,
        quoted: false,
        romanised: english === null ? null : 'full',
        translated: false,
        abbreviation: false,
        before: ['met', 'in'],
        after: [],
      };
      const run = { start, end: start + hanzi.length, hanzi, titled: false, flags: [] };
      return {
        ...{ run, hanzi, english, kind, evidence, tie: null, again: null, abbreviation: null },
        ...{ printedEnglish: null, printedPinyin: null, confidence: 0.5, reasons: [], flags: [] },
      };
    };
    const read = finding('湖岚', 6, 'Hulan', 'place');
    const [, alone] = toldByNeighbours(
      [
        finding('东湖汽车', 0, 'Eastlake Motors', 'organisation'),
        { ...read, english: null, again: () => read },
      ],
      '东湖汽车, 湖岚',
      lexicon,
    );
    expect(alone!.again!(new Set())).toMatchObject({ english: 'Hulan', kind: alone!.kind });
    expect(alone!.again!(new Set()).evidence!.beside).toEqual(new Set(['organisation']));
  });
});
