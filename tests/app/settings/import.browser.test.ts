import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
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
