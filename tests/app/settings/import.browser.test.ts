import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
import { LogWork } from '../../../src/app/learner/log-work/client.ts';
import { backupOf } from '../../../src/app/learner/save-file.ts';
import DataSettings from '../../../src/app/settings/DataSettings.svelte';

test('who leaves a file that was chosen is where it was chosen', async () => {
  const { name, parts, type } = await backupOf(await openLearnerData());
  render(DataSettings);
  const chooser = page.getByLabelText('Import a file');
  await expect.element(chooser).toBeInTheDocument();
  (chooser.element() as HTMLElement).focus();
  await userEvent.upload(chooser, new File([...parts], name, { type }));
  await expect.element(page.getByRole('heading', { name: 'Import this file?' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(chooser).toHaveFocus();
});

test('a file that is still being read when the settings are left is let go', async () => {
  const { name, parts, type } = await backupOf(await openLearnerData());
  const { unmount } = await render(DataSettings);
  const chooser = page.getByLabelText('Import a file');
  await expect.element(chooser).toBeInTheDocument();
  const file = new File([...parts], name, { type });
  const held = vi.spyOn(LogWork.prototype, 'do').mockReturnValue(new Promise(() => undefined));
  const ended = vi.spyOn(LogWork.prototype, 'end');
  await userEvent.upload(chooser, file);
  await vi.waitFor(() => expect(held).toHaveBeenCalled());
  await unmount();
  expect(ended).toHaveBeenCalledOnce();
  vi.restoreAllMocks();
});
