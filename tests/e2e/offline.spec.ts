/** What is on the device, told truly: the app, the dictionary, the trainer. */
import { cutOff } from './bad-hosts.ts';
import { expect, test } from './fixtures.ts';

test('says what works offline, and fetches the rest where it is told', async ({
  page: app,
  host,
  readyOffline,
  goOffline,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  await app.goto(host.url);
  await readyOffline();
  const notice = app.getByRole('status').filter({ hasText: 'work offline now' });
  await expect(notice).toContainText(/take 4\.\d MB more/);
  await notice.getByRole('button', { name: 'Details' }).click();
  await expect(app).toHaveURL(/#\/settings\?part=offline/);
  const part = app.getByRole('region', { name: 'Offline' });
  await expect(part).toBeInViewport();
  const row = (name: string) => part.getByRole('listitem').filter({ hasText: name });
  await expect(row('App and glossary')).toContainText(/\d(\.\d)? MB, on this device/);
  await expect(row('Dictionary')).toContainText(/4\.\d MB, not on this device/);
  await expect(row('Trainer')).toContainText(/4\d\d kB, not on this device/);
  await expectAccessible();
  await expectNoSidewaysScroll();

  host.intervene(({ file, answer }) => (file.includes('lexicon') ? cutOff(answer, 0.1) : answer));
  await row('Dictionary').getByRole('button', { name: 'Fetch' }).click();
  await expect(row('Dictionary').getByRole('alert')).toContainText('Nothing of it was kept');
  await expectAccessible();
  host.intervene(({ file, answer }) =>
    file.includes('fsrs-trainer') ? { status: 404, headers: {}, body: '' } : answer,
  );
  await row('Trainer').getByRole('button', { name: 'Fetch' }).click();
  await expect(row('Trainer').getByRole('alert')).toContainText('The server has it no longer');
  host.intervene(null);
  for (const name of ['Dictionary', 'Trainer']) {
    await row(name).getByRole('button', { name: 'Try again' }).click();
    await expect(row(name)).toContainText(/[\d.]+ [kM]B, on this device/);
    await expect(app.getByRole('heading', { name: 'Offline' })).toBeFocused();
  }

  await goOffline();
  await app.goto(`${host.url}#/read`);
  await app.getByLabel('The article').fill('Beijing spoke of reform (改革).');
  await app.getByRole('button', { name: 'Find the terms' }).click();
  await expect(app.locator('[data-term]').first()).toContainText('改革');

  await app.goto(`${host.url}#/settings?part=offline`);
  await row('Dictionary').getByRole('button', { name: 'Remove' }).click();
  await expect(row('Dictionary')).toContainText('not on this device');
  await expect(app.getByRole('heading', { name: 'Offline' })).toBeFocused();
  await row('Dictionary').getByRole('button', { name: 'Fetch' }).click();
  await expect(row('Dictionary').getByRole('alert')).toContainText('The network could not be reached');
});

test('an app that could not be kept says why, and is kept when it is tried again', async ({
  page,
  host,
  readyOffline,
}) => {
  let damaged = true;
  host.intervene(({ file, answer }) =>
    damaged && file === 'licences.json' ? { ...answer, body: '<title>Log in</title>' } : answer,
  );
  await page.goto(host.url);
  const notice = page.getByRole('status').filter({ hasText: 'could not be kept on this device' });
  await notice.getByRole('button', { name: 'Details' }).click();
  const app = page.getByRole('region', { name: 'Offline' }).getByRole('listitem').first();
  await expect(app.getByRole('alert')).toContainText('What came is not what was published');
  await expect(app).toContainText('licences.json');
  damaged = false;
  await app.getByRole('button', { name: 'Try again' }).click();
  await expect(app).toContainText(/\d(\.\d)? MB, on this device/);
  await readyOffline();
});
