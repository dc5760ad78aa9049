import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutSong, SONG_BUDGET, songCharacters } from '../../build/song-font.ts';

const folder = join(import.meta.dirname, '../../glossary/china-brief-24-08');

describe('the Song face', () => {
  test('draws every term in both scripts, within its budget', { timeout: 60_000 }, async () => {
    const { woff2, left } = await cutSong(songCharacters());
    expect(woff2.subarray(0, 4).toString()).toBe('wOF2');
    expect(woff2.length).toBeLessThanOrEqual(SONG_BUDGET);
    for (const name of ['glossary.json', 'supplied.json']) {
      const { entries } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
        entries: { hanzi: string; traditional: string }[];
      };
      expect(entries.length).toBeGreaterThan(0);
      for (const { hanzi, traditional } of entries)
        expect([...hanzi, ...traditional].filter((character) => left.includes(character))).toEqual([]);
    }
  });

  test('takes a rare character from the slice that has it', async () => {
    // 閆 and 鄒 are in no file of common characters.
    expect(await cutSong(['国', '國', '閆', '鄒'])).toMatchObject({
      left: [],
      drawn: ['国', '國', '鄒', '閆'],
    });
  });

  test('is named by its content', async () => {
    const [one, again, other] = await Promise.all([cutSong(['国']), cutSong(['国']), cutSong(['家'])]);
    expect(one.name).toMatch(/^tifa-song-[0-9a-f]{8}\.woff2$/);
    expect(again.name).toBe(one.name);
    expect(other.name).not.toBe(one.name);
  });

  test('names the characters that no file has', async () => {
    await expect(cutSong(['国', '\u{2A6D6}'])).rejects.toThrow('U+2A6D6');
  });
});
