/** The form that corrects a term, where what it asks for is refused. */
import { tick } from 'svelte';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import CorrectTerm from '../../../src/app/read/CorrectTerm.svelte';
import type { Begun } from '../../../src/app/read/corrections.ts';
import { NOT_ALLOWED, type TermActs } from '../../../src/app/read/term-acts.ts';
import type { FoundTerm } from '../../../src/app/read/found-term.ts';

const TEXT = 'They hold the line (底线思维) here.';
const FULL = 'The storage is full.';
const start = TEXT.indexOf('底线');
const row: FoundTerm = {
  id: '底线',
  source: 0,
  places: [{ start, end: start + 2 }],
  term: {
    hanzi: '底线',
    english: 'line',
    kind: 'policy-term',
    pinyin: 'dǐxiàn',
    traditional: '底線',
    printed: { hanzi: '底线', english: 'line' },
    occurrences: [],
    confidence: 1,
    reasons: [],
    flags: [],
  },
};
const done = () => Promise.resolve(null);

function open(acts: Partial<TermActs>, begun?: Begun) {
  const onclose = vi.fn();
  const ontype = vi.fn<(begun: Begun) => void>();
  const all = { correct: done, restore: done, shape: done, unshape: done, leaveOut: done, takeBack: done };
  const { rerender, unmount } = render(CorrectTerm, {
    row,
    rows: [row],
    term: row.term,
    around: { texts: [{ name: 'a.md', text: TEXT }], entryOf: () => undefined },
    acts: { ...all, study: done, ...acts },
    isShaped: true,
    begun,
    ontype,
    onclose,
  });
  return { onclose, ontype, rerender, unmount };
}

const undo = () => page.getByRole('button', { name: 'Undo the change of characters' }).click();
const said = () => document.querySelector('[role=status]')!;

test('what stands in the way of undoing is seen', async () => {
  open({ unshape: () => Promise.resolve(FULL) });
  await undo();
  await expect.element(page.getByText(FULL)).toBeVisible();
  expect(said()).not.toHaveClass('unseen');
});

test('what is done after a step that was refused is told as done', async () => {
  open({ shape: () => Promise.resolve(NOT_ALLOWED) });
  await page.getByRole('button', { name: /^End later/ }).click();
  await expect.element(page.getByText(NOT_ALLOWED)).toBeVisible();
  await undo();
  await expect.element(page.getByText(/^The characters are as before/)).toBeInTheDocument();
  expect(said()).toHaveClass('unseen');
});

test('the form stays as long as a part of what was typed is refused', async () => {
  const { onclose } = open({ restore: () => Promise.resolve(FULL) });
  await page.getByRole('textbox', { name: 'Reading' }).fill('');
  await page.getByRole('textbox', { name: /^English for/ }).fill('baseline');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByText(FULL)).toBeVisible();
  expect(onclose).not.toHaveBeenCalled();
});

test('Escape closes the form, and nothing that would close behind it', async () => {
  const { onclose } = open({});
  const behind = vi.fn();
  window.addEventListener('keydown', behind);
  await userEvent.keyboard('{Escape}');
  window.removeEventListener('keydown', behind);
  expect(onclose).toHaveBeenCalledOnce();
  expect(behind).not.toHaveBeenCalled();
});

test('an English that is too long is said to be, and not stored', async () => {
  const correct = vi.fn(done);
  const { onclose } = open({ correct });
  const english = page.getByRole('textbox', { name: /^English for/ });
  await english.fill('x'.repeat(501));
  await expect.element(page.getByText('At most 500 characters.')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(english).toHaveFocus();
  expect([correct.mock.calls, onclose.mock.calls]).toEqual([[], []]);
});

test('the focus stays in the form when its button for undoing goes', async () => {
  const { rerender } = open({ unshape: () => rerender({ isShaped: false }).then(() => null) });
  await undo();
  await expect
    .poll(() => document.activeElement?.closest('[role=group]')?.textContent)
    .toContain('Where the Chinese begins');
});

test('drawn anew, the form has the focus where it was', async () => {
  for (const [role, name] of [
    ['textbox', 'Reading'],
    ['combobox', 'Kind'],
    ['button', /^Begin later/],
  ] as const) {
    const { ontype, unmount } = open({});
    (page.getByRole(role, { name }).element() as HTMLElement).focus();
    await tick();
    await unmount();
    const again = open({}, ontype.mock.lastCall![0]);
    await expect.element(page.getByRole(role, { name })).toHaveFocus();
    await again.unmount();
  }
});
