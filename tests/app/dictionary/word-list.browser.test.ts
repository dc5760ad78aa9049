/** A list of words while what is typed changes, in a real browser. */
import { tick } from 'svelte';
import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import WordList from '../../../src/app/dictionary/WordList.svelte';
import type { ShownWord } from '../../../src/app/dictionary/messages.ts';
import { openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';

const words = (): ShownWord[] =>
  [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'].map((hanzi) => ({
    hanzi,
    senses: [{ traditional: hanzi, pinyin: 'a', numbered: 'a1', zhuyin: 'ㄚ', glosses: ['sign'] }],
  }));

beforeAll(openWholeLibrary);

test('what it shows stays while the next answer is drawn, though that comes before the next frame', async () => {
  const { container, rerender } = render(WordList, { words: words() });
  const shown = () => container.querySelectorAll('li').length;
  expect(shown()).toBe(20);
  const drawn = rerender({ words: words(), query: '甲' });
  await tick();
  expect(shown()).toBe(20);
  await drawn;
  await expect.poll(shown).toBe(20);
});

test('unfolded, it stays so when its words are made anew, and not for others', async () => {
  const { container, rerender, getByRole } = render(WordList, { words: words(), first: 5 });
  await getByRole('button', { name: '15 more' }).click();
  expect(container.querySelectorAll('li')).toHaveLength(20);
  await rerender({ words: words() });
  expect(container.querySelectorAll('li')).toHaveLength(20);
  await rerender({ words: [{ ...words()[0]!, hanzi: '戌' }, ...words()] });
  expect(container.querySelectorAll('li')).toHaveLength(5);
});
