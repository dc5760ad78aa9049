import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.ts';
import { featuresNamed } from '../../src/extract/features/index.ts';
import { reasonsOf, weigh } from '../../src/extract/score.ts';
import { WEIGHTS } from '../../src/extract/weights.ts';
import { lexicon } from './dictionary.ts';

const first = (text: string) => extract(text, { lexicon })[0]!;

describe('weighing', () => {
  it('adds weight times value, and explains itself with the strongest first', () => {
    const features = featuresNamed({ 'edge article': 1, 'aligned words': 2, 'comma inside': 0 });
    expect(weigh(features)).toBeCloseTo(
      WEIGHTS.features['edge article'] + 2 * WEIGHTS.features['aligned words'],
    );
    expect(reasonsOf(features).map((r) => r.signal)).toEqual(['aligned words', 'edge article']);
  });

  it('gives one reason for what says as much, however many terms have it', () => {
    const [one] = reasonsOf(featuresNamed({ 'edge article': 1 }));
    const [other] = reasonsOf(featuresNamed({ 'edge article': 1, 'comma inside': 1 })).slice(-1);
    const [less] = reasonsOf(featuresNamed({ 'edge article': 0.5 }));
    expect(other).toBe(one);
    expect(less!.weight).toBeLessThan(one!.weight);
  });

  it('is surer of a quoted gloss that the dictionary knows than of bare words that it does not', () => {
    const sure = first('They guard the “bottom line” (底线).');
    const unsure = first('They guard some whatsit (底线).');
    expect(sure.english).toBe('bottom line');
    expect(sure.confidence).toBeGreaterThan(unsure.confidence);
  });

  it.each([
    [
      'coverage ends the span inside a quotation',
      'He asked them to “sing loudly and keep the traditional virtues (传统美德) alive.”',
      'traditional virtues',
    ],
    [
      'a name is its romanisation, whatever stands before',
      'Former Vice Minister of Finance Zhu Guangyao (朱光耀)',
      'Zhu Guangyao',
    ],
    [
      'initials find the start of a name',
      'a task force of the Central Foreign Affairs Commission (CFAC, 中央外事委)',
      'Central Foreign Affairs Commission',
    ],
    [
      'words without a character left are left out',
      'He mocked the old and tired slogan of common prosperity (共同富裕)',
      'common prosperity',
    ],
  ])('%s', (_, text, english) => {
    expect(first(text).english).toBe(english);
  });
});
