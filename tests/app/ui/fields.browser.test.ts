/** Fields whose changes take their time: what is typed stays, and what is in force is shown where nothing is. */
import { expect, onTestFinished, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import NumberField from '../../../src/app/ui/NumberField.svelte';
import Switch from '../../../src/app/ui/Switch.svelte';
import TextField from '../../../src/app/ui/TextField.svelte';

interface Store {
  readonly field: HTMLInputElement;
  /** What was asked for and is not answered yet, the first first. */
  readonly waiting: { readonly asked: string; store(): Promise<void>; refuse(): Promise<void> }[];
  /** Changed elsewhere, as in another tab. */
  set(text: string): Promise<void>;
}

const NUMBER = { label: 'New cards a day', min: 0, max: 9999 };
const TEXT = { label: 'Learning steps', check: () => null };

/** A field of which each change is answered only when the test has it answered. */
async function open(kind: 'number' | 'text', inForce: string): Promise<Store> {
  const waiting: Store['waiting'] = [];
  let set: Store['set'];
  const onchange = (asked: number | string) =>
    new Promise<void>((resolve) => {
      const answer = async (change: () => Promise<void>) => {
        waiting.shift();
        await change();
        resolve();
      };
      waiting.push({
        asked: String(asked),
        store: () => answer(() => set(String(asked))),
        refuse: () => answer(() => Promise.resolve()),
      });
    });
  if (kind === 'text') {
    const { rerender } = render(TextField, { ...TEXT, value: inForce, onchange });
    set = (value) => rerender({ value });
  } else {
    const { rerender } = render(NumberField, { ...NUMBER, value: Number(inForce), onchange });
    set = (text) => rerender({ value: Number(text) });
  }
  return { field: document.querySelector('input')!, waiting, set };
}

const shows = (field: HTMLInputElement) => expect.poll(() => field.value);

for (const kind of ['number', 'text'] as const) {
  test(`${kind}: a change that is stored while the next is typed does not write over it`, async () => {
    const { field, waiting } = await open(kind, '20');
    await userEvent.fill(field, '15');
    await userEvent.keyboard('{Enter}');
    await userEvent.fill(field, '30');
    await waiting[0]!.store();
    await shows(field).toBe('30');
    await userEvent.tab();
    await expect.poll(() => waiting.map(({ asked }) => asked)).toEqual(['30']);
    await waiting[0]!.store();
    await shows(field).toBe('30');
  });

  test(`${kind}: what was refused gives way to what is in force, and the focus stays`, async () => {
    const { field, waiting } = await open(kind, '20');
    await userEvent.fill(field, '15');
    await userEvent.keyboard('{Enter}');
    await waiting[0]!.refuse();
    await shows(field).toBe('20');
    expect(document.activeElement).toBe(field);
  });

  test(`${kind}: what was typed and taken back does not stay for what is changed elsewhere`, async () => {
    const { field, waiting, set } = await open(kind, '20');
    await userEvent.fill(field, '2');
    await userEvent.fill(field, '20');
    await userEvent.tab();
    // Whether the browser tells of it is its own affair.
    for (const change of [...waiting]) await change.store();
    await set('40');
    await shows(field).toBe('40');
  });
}

test('a switch stands beside its words, and with large letters in a narrow window below them', async () => {
  onTestFinished(async () => {
    document.documentElement.style.removeProperty('font-size');
    await page.viewport(390, 844);
  });
  const { container } = render(Switch, { label: 'With your reviews', checked: true, onchange: () => null });
  const boxOf = (name: string) => container.querySelector(name)!.getBoundingClientRect();
  expect(boxOf('input').left).toBeGreaterThan(boxOf('label').right);
  await page.viewport(240, 640);
  document.documentElement.style.fontSize = '200%';
  expect(boxOf('input').top).toBeGreaterThanOrEqual(boxOf('label').bottom);
  expect(boxOf('input').left).toBe(boxOf('label').left);
});
