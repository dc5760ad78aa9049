/** A dialog that is higher than the window, in a real browser. */
import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Dialog from '../../../src/app/ui/Dialog.svelte';

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
