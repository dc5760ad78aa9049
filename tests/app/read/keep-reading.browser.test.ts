/** A reading that is kept while the reader goes on, in a real browser. */
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { library, libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import {
  input,
  keepReading,
  reading,
  readingActs,
  returnToInput,
  startOver,
  startReading,
} from '../../../src/app/read/reading.svelte.ts';
import { shownNotices } from '../../../src/app/shell/notices.svelte.ts';
import { find, source, SOURCE_C, term } from '../../library/made-up.ts';

const WORD = '螺蛳粉';
const { keep } = libraryActs;
const never = () => false;

beforeAll(async () => {
  await openWholeLibrary();
  await libraryActs.keep(source(SOURCE_C, [find(WORD, 'river-snail noodles', { places: [] })]), null);
});
beforeEach(() => {
  vi.restoreAllMocks();
  startOver();
});

/** Reads a Chinese text, whose terms the library knows. */
async function read(text: string) {
  input.text = text;
  await startReading();
  expect(reading.phase.name).toBe('done');
  return reading.rows[0]!;
}

/** What is done while the store writes. */
const whileKept = (act: () => unknown) =>
  vi.spyOn(libraryActs, 'keep').mockImplementationOnce(async (...given) => {
    await act();
    return keep(...given);
  });

const titled = (title: string) => library().sources.filter(({ source }) => source.title.startsWith(title));

test('what else is brought meanwhile stays, and what was kept is told', async () => {
  await read(`早饭他们吃${WORD}，吃得很多。`);
  whileKept(() => {
    startOver();
    input.text = '另一篇文章。';
  });
  expect(await keepReading(true, never)).toBe(true);
  expect(titled('早饭')).toHaveLength(1);
  expect([input.text, reading.phase.name]).toEqual(['另一篇文章。', 'input']);
  expect(shownNotices().map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^“早饭.*” is in your library\.$/),
  );
});

test('what is corrected meanwhile is kept, too', async () => {
  const row = await read(`午饭他们吃${WORD}，吃得不多。`);
  whileKept(() => readingActs.correct(row, { english: 'noodles' }));
  expect(await keepReading(true, never)).toBe(true);
  expect(reading.phase.name).toBe('kept');
  const finds = titled('午饭')[0]!.finds.map(({ find }) => [find.term, find.gloss]);
  expect(finds).toContainEqual([term(WORD), 'noodles']);
});

test('given up before anything is kept, nothing is', async () => {
  await read(`晚饭他们吃${WORD}，吃得很慢。`);
  expect(await keepReading(true, () => true)).toBe(false);
  expect(titled('晚饭')).toEqual([]);
  expect(reading.phase.name).toBe('done');
  returnToInput();
});
