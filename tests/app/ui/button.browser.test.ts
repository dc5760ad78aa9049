import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import Button from '../../../src/app/ui/Button.svelte';

const children = createRawSnippet(() => ({ render: () => '<span>Save</span>' }));
/** What a disabled button that has the focus loses, it loses when the page is drawn. */
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

test('one that waits does nothing, looks disabled, and keeps the focus', async () => {
  const onclick = vi.fn();
  const { rerender } = await render(Button, { children, onclick, waits: false });
  const button = page.getByRole('button', { name: 'Save' });
  (button.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  expect(onclick).toHaveBeenCalledTimes(1);

  await rerender({ waits: true });
  await drawn();
  await expect.element(button).toHaveFocus();
  await expect.element(button).toHaveAttribute('aria-disabled', 'true');
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard(' ');
  await userEvent.click(button, { force: true });
  expect(onclick).toHaveBeenCalledTimes(1);

  await rerender({ waits: false });
  await userEvent.keyboard('{Enter}');
  expect(onclick).toHaveBeenCalledTimes(2);
});

test('a form is not sent while its button waits, by Enter in a field neither', async () => {
  const form = document.createElement('form');
  const onsubmit = vi.fn((event: Event) => event.preventDefault());
  form.addEventListener('submit', onsubmit);
  form.innerHTML = '<input aria-label="Word" />';
  document.body.append(form);
  const { rerender } = await render(Button, {
    target: form,
    props: { children, type: 'submit', waits: true },
  });
  await userEvent.click(page.getByLabelText('Word'));
  await userEvent.keyboard('{Enter}');
  expect(onsubmit).not.toHaveBeenCalled();
  await rerender({ waits: false });
  await userEvent.keyboard('{Enter}');
  expect(onsubmit).toHaveBeenCalledTimes(1);
  form.remove();
});
