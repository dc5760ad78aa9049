import { afterEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { openLearnerData } from '../../../src/app/learner/learner.svelte.ts';
import ReminderSettings from '../../../src/app/settings/ReminderSettings.svelte';

afterEach(() => void vi.restoreAllMocks());

test('what is said of a file that was saved is not said of another choice', async () => {
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  await openLearnerData();
  render(ReminderSettings);
  const said = page.getByText('Saved. Open the file to add the reminder to your calendar.');
  await page.getByRole('radio', { name: 'Every day' }).click({ force: true });
  await page.getByRole('button', { name: 'Save a calendar file' }).click();
  await expect.element(said).toBeVisible();
  await page.getByLabelText('At', { exact: true }).fill('07:30');
  await expect.element(said).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Save a calendar file' }).click();
  await expect.element(said).toBeVisible();
});
