/** The app as something installed: its manifest, the service worker, no network, a new version. */
import { expect, test } from './fixtures.ts';

test('a browser finds nothing that keeps it from being installed', async ({ app, context, readyOffline }) => {
  await readyOffline();
  const devtools = await context.newCDPSession(app);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.map(({ errorId }) => errorId)).not.toContain('manifest-missing');
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  const { errors, data } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data!) as { icons: { src: string; sizes: string; purpose: string }[] };
  for (const purpose of ['any', 'maskable', 'monochrome'])
    expect(manifest.icons.some((icon) => icon.purpose === purpose)).toBe(true);
});
