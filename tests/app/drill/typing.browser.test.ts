/** What the learner sees of a typed answer, and of readings in zhuyin, in a real browser. */
import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { DEFAULT_APPEARANCE } from '../../../src/app/shell/appearance.ts';
import { changeAppearance } from '../../../src/app/shell/appearance.svelte.ts';
import Answer from '../../../src/app/drill/Answer.svelte';
import Question from '../../../src/app/drill/Question.svelte';
import Typing from '../../../src/app/drill/Typing.svelte';
import TermList from '../../../src/app/term/TermList.svelte';
import { library, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { openGlossary } from '../../../src/app/library/glossary.ts';
import { judgeHanzi, judgeReading, type Judgement } from '../../../src/app/drill/typed-answer.ts';

const glossary = await openGlossary();
await openWholeLibrary();
const term = { hanzi: '国际关系', traditional: '國際關係' };
const written = glossary.printed.find(({ words, example }) => words.length > 1 && example !== undefined)!;
const entry = library().entry(written.id)!;

beforeEach(() => changeAppearance(DEFAULT_APPEARANCE));

const show = (judgement: Judgement | null, lang: string, hint?: string) =>
  render(Typing, {
    label: 'Your answer',
    lang,
    hint,
    first: true,
    judgement,
    revealed: judgement !== null,
    oncheck: () => undefined,
    typed: '',
  });

test('what is said of characters side by side is said once, and runs into nothing', async () => {
  show(judgeHanzi(term, '中美关系', 'simplified'), 'zh-Hans');
  expect(page.getByText('wrong', { exact: true }).elements()).toHaveLength(1);
  await expect.element(page.getByText('中美')).toBeVisible();
  await expect.element(page.getByText('should be 国际')).toBeVisible();
  const boxes = [...document.querySelectorAll('.judged li')].map((item) => item.getBoundingClientRect());
  for (const [i, box] of boxes.slice(1).entries()) {
    const before = boxes[i]!;
    expect(box.left >= before.right || box.top >= before.bottom).toBe(true);
  }
});

test('a syllable that is none is called so, and a changed tone shows how it is written', async () => {
  show(
    judgeReading({ hanzi: '一带', pinyinNumbered: 'yi1 dai4', zhuyin: 'ㄧ ㄉㄞˋ' }, 'yí daj4', 'pinyin'),
    'zh-Latn-pinyin',
  );
  await expect.element(page.getByText('as spoken')).toBeVisible();
  await expect.element(page.getByText('written yī')).toBeVisible();
  await expect.element(page.getByText('no such syllable')).toBeVisible();
});

test('another term with the same English is right, and the question tells the two apart', async () => {
  const others = [{ hanzi: '国关', traditional: '國關' }];
  show(judgeHanzi(term, '国关', 'traditional', others), 'zh-Hant');
  await expect.element(page.getByText(/Right: 國關 has the same English/)).toBeVisible();
  show(null, 'zh-Hant', '4 characters, not 國關');
  await expect.element(page.getByRole('textbox')).toHaveAccessibleDescription('4 characters, not 國關');
});

test('with zhuyin chosen, a card asks for it, and shows words and example in it', async () => {
  changeAppearance({ notation: 'zhuyin' });
  render(Question, { entry, direction: 'hanzi-pinyin', revealed: false });
  await expect.element(page.getByText('Type the zhuyin')).toBeVisible();
  const { container } = render(Answer, { entry, direction: 'hanzi-pinyin' });
  const readings = [...container.querySelectorAll('[lang="zh-Bopo"]')].map((one) => one.textContent ?? '');
  expect(readings.length).toBeGreaterThanOrEqual(2 + written.words.length);
  for (const reading of readings) expect(reading).toMatch(/[ㄅ-ㄯ]/);
  expect(container.querySelector('[lang="zh-Latn-pinyin"]')).toBeNull();
});

test('with zhuyin chosen, a list marks what the query found in the reading', async () => {
  changeAppearance({ notation: 'zhuyin' });
  const first = entry.pinyinNumbered.split(' ')[0]!.replace(/\d/, '');
  const { container } = render(TermList, { entries: [entry], query: first });
  await expect
    .poll(() => container.querySelector('[lang="zh-Bopo"] mark')?.textContent)
    .toBe(entry.zhuyin.split(' ')[0]);
});
