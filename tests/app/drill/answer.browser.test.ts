/** What a card says after Reveal of what the reader has written, in a real browser. */
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Answer from '../../../src/app/drill/Answer.svelte';
import Question from '../../../src/app/drill/Question.svelte';
import { library, libraryActs, openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import { find, source, SOURCE_A, term } from '../../library/made-up.ts';

const ID = term('螺蛳粉');
const NOTE = 'Heard on the radio.';

test('a note stands in the answer, said to be one, and never in the question', async () => {
  await openWholeLibrary();
  await libraryActs.keep(source(SOURCE_A, [find('螺蛳粉', 'river-snail noodles')]), null);
  await libraryActs.edit({ of: ID, set: 'note', to: NOTE, replaces: [] });
  const entry = library().entry(ID)!;
  for (const direction of ['hanzi-meaning', 'meaning-hanzi'] as const) {
    const question = render(Question, { entry, direction, revealed: false });
    expect(question.container.textContent).not.toContain(NOTE);
    await question.unmount();
    const answer = render(Answer, { entry, direction });
    await expect.element(page.getByText(NOTE)).toBeVisible();
    expect(answer.container.querySelector('.note')?.textContent).toMatch(/^Your note:/);
    await answer.unmount();
  }
});
