import { describe, expect, it } from 'vitest';
import { abbreviationsIn, fitsInitials } from '../../src/extract/abbreviation.ts';

describe('initials', () => {
  it.each([
    ['CSFM', 'community with a shared future for mankind', true],
    ['CCDI', 'Central Commission for Discipline Inspection', true],
    ['LGFVs', 'local government financing vehicles', true],
    ['EUCFG', 'EU-China Friendship Group', true],
    ['KMT', 'Kuomintang', true],
    ['U.S.', 'United States', true],
    ['MIIT', 'Ministry of Industry and Information Technology', true],
    ['CAC', 'Cyberspace Administration of China', true],
    ['PLA', 'Ministry of Defense', false],
    ['CCP', 'Communist Youth League', false],
    ['A', 'Alpha', false],
  ])('%s for %s: %s', (abbreviation, name, fits) => {
    expect(fitsInitials(abbreviation, name.split(' '))).toBe(fits);
  });

  it('finds those a text introduces', () => {
    const found = abbreviationsIn(
      'The State Oceanic Administration (SOA) told the *Coast Guard* (2019) and (a).',
    );
    expect([...found]).toEqual([['state oceanic administration', 'SOA']]);
  });
});
