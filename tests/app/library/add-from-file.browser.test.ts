/** Files from a colleague, chosen one right after the other, in a real browser. */
import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { openWholeLibrary } from '../../../src/app/learner/library.svelte.ts';
import AddFromFile from '../../../src/app/library/AddFromFile.svelte';
import { writeShare } from '../../../src/library/share.ts';
import { find, source, SOURCE_A, SOURCE_B } from '../../library/made-up.ts';

beforeAll(openWholeLibrary);

/** A file that comes when it is let. */
class Slow extends File {
  come = () => {};
  readonly #coming = new Promise<void>((resolve) => (this.come = resolve));
  override async text(): Promise<string> {
    await this.#coming;
    return super.text();
  }
}

test('the one chosen last is asked about, whichever comes first', async () => {
  const shared = [SOURCE_A, SOURCE_B].map((id) =>
    writeShare(source(id, [find('码头', 'wharf')], { title: `Shared ${id.at(5)}` }), [], null, 'test'),
  );
  render(AddFromFile, { standings: new Map() });
  const chooser = page.getByLabelText('A source from a colleague').element() as HTMLInputElement;
  const [first, second] = shared.map((text) => new Slow([text], 'shared.tifa.json'));
  for (const file of [first!, second!]) {
    Object.defineProperty(chooser, 'files', { value: [file], configurable: true });
    chooser.dispatchEvent(new Event('change', { bubbles: true }));
  }
  second!.come();
  await expect.element(page.getByText('Shared b')).toBeVisible();
  first!.come();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await expect.element(page.getByText('Shared b')).toBeVisible();
  await userEvent.keyboard('{Escape}');
});
