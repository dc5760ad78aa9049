/** What a dialog does with the browser’s own, in a real browser. */
import { createRawSnippet } from 'svelte';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Dialog from '../../../src/app/ui/Dialog.svelte';
import indexHtml from '../../../index.html?raw';

const html = (text: string) => createRawSnippet(() => ({ render: () => text }));

test('the button that was pressed stays in sight when something is said above it', async () => {
  const { container } = render(Dialog, {
    ...{ open: true, title: 'Keep them?', onclose: () => undefined },
    children: html('<p style="height: 590px">Words.</p>'),
    actions: html('<button>Keep</button>'),
  });
  const keep = page.getByRole('button', { name: 'Keep' });
  (keep.element() as HTMLElement).focus();
  const inSight = () =>
    keep.element().getBoundingClientRect().bottom - 1 <=
    container.querySelector('dialog')!.getBoundingClientRect().bottom;
  expect(inSight()).toBe(true);
  const said = container.querySelector('.body')!.appendChild(document.createElement('p'));
  said.style.height = '300px';
  await expect.poll(inSight).toBe(true);
});

test('opened again before the browser has told of its closing, it stays open', async () => {
  const onclose = vi.fn();
  const props = { title: 'Keep them?', onclose, children: html('<p>Words.</p>'), actions: html('<p></p>') };
  const { container, rerender } = render(Dialog, { ...props, open: true });
  const dialog = container.querySelector('dialog')!;
  const told = new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
  document.activeElement!.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
  );
  expect(dialog.open).toBe(false);
  await rerender({ open: false });
  await rerender({ open: true });
  expect(dialog.open).toBe(true);
  await told;
  expect(dialog.open).toBe(true);
  expect(onclose).toHaveBeenCalledTimes(1);
});

describe('in a low window', () => {
  const long = () =>
    render(Dialog, {
      ...{ open: true, title: 'Keep them?', onclose: () => undefined },
      children: html('<div>' + '<p><input aria-label="Title"></p>'.repeat(40) + '</div>'),
      actions: html('<div><button>Keep</button><p style="height: 5rem">They wrap.</p></div>'),
    });
  const boxOf = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();

  beforeAll(async () => {
    document.head.insertAdjacentHTML('beforeend', /<style>.*?<\/style>/s.exec(indexHtml)?.[0] ?? '');
    await page.viewport(844, 390);
    return () => page.viewport(390, 844);
  });

  test('its buttons are in sight from the start, and cover no field that has the focus', async () => {
    long();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(boxOf('dialog button').bottom).toBeLessThanOrEqual(boxOf('dialog').bottom);
    const fields = page.getByRole('textbox', { name: 'Title' }).elements() as HTMLElement[];
    for (const field of fields) {
      field.focus();
      expect(field.getBoundingClientRect().bottom).toBeLessThanOrEqual(boxOf('dialog .actions').top + 1);
    }
  });

  test('with large letters they stand at its end, and leave room for what is asked', () => {
    document.documentElement.style.fontSize = '200%';
    long();
    const { bottom } = boxOf('dialog button');
    document.documentElement.style.fontSize = '';
    expect(bottom).toBeGreaterThan(390);
  });
});
