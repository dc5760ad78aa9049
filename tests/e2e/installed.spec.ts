/** The app as something installed: its manifest, its worker, no network, a new version. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { sentenceOf } from '../../build/changelog.ts';
import { findBrowser, findInstalled } from '../browser.ts';
import { trusting } from '../host/certificate.ts';
import { entryOf, VERSIONS } from './build-sites.ts';
import { answer, answersGiven, askedCard } from './drilling.ts';
import { expect, test } from './fixtures.ts';

test('the first paint and a plain glossary need no script', async ({ anotherProfile, host }) => {
  const page = await (await anotherProfile({ javaScriptEnabled: false })).newPage();
  await page.goto(host.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.masthead')).toBeVisible();
  await page.getByRole('link', { name: 'The glossary as a plain page' }).click();
  await expect(page).toHaveURL(/\/glossary\/(index\.html)?$/);
  expect(await page.locator('article [lang="zh-Hans"]').count()).toBeGreaterThan(50);
});

test.describe('the welcome', () => {
  test.use({ keepsItself: false });

  test('a new learner is welcomed by the page itself, and nothing moves when the code arrives', async ({
    page,
    host,
  }) => {
    const entry = await entryOf('first');
    let code = Promise.resolve();
    host.intervene(async ({ file, answer }) => {
      if (file === entry) await code;
      return answer;
    });
    await page.addInitScript(() => {
      const wider = new CSSStyleSheet();
      wider.replaceSync(`* { letter-spacing: ${window.name || 0}em !important; }`);
      document.adoptedStyleSheets.push(wider);
      const shifts: string[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, sources } = entry as unknown as {
            value: number;
            sources: { node: Node | null }[];
          };
          shifts.push(
            `${value}: ${sources.map(({ node }) => node?.textContent?.trim().slice(0, 60)).join('; ')}`,
          );
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const lead = page.locator('main .lead');
    // Wider letters stand for wider faces: with each, other lines break at other words, as on other devices.
    for (const widened of [0, 0.03, 0.06, 0.09, 0.12, 0.15])
      await test.step(`letters ${widened} em apart`, async () => {
        let release = () => {};
        code = new Promise<void>((resolve) => (release = resolve));
        await page.evaluate((em) => void (window.name = `${em}`), widened);
        await page.goto(host.url, { waitUntil: 'commit' });
        await expect(lead).toBeVisible();
        await expect(lead).toHaveCSS('letter-spacing', widened === 0 ? 'normal' : /^\d/);
        const before = await lead.boundingBox();
        release();
        await expect(page.getByRole('link', { name: 'Begin the first drill' })).toBeVisible();
        await expect(page.locator('#first-paint')).toHaveCount(0);
        await expect(page.getByText(/new terms today/)).toBeVisible();
        expect(await lead.boundingBox()).toEqual(before);
        // A shift is told of with the frame after it.
        await page.evaluate(
          () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
        );
        expect(await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts)).toEqual([]);
      });
  });

  test('the welcome is for new learners and for Today alone', async ({ page, host }) => {
    // The code is still on its way.
    await page.route('**/*.js', () => undefined);
    await page.goto(`${host.url}#/look-up`, { waitUntil: 'commit' });
    await expect(page.getByText('Opening the glossary…')).toBeVisible();
    await expect(page.getByText(/67 terms from 5 articles/)).toBeHidden();
    await page.evaluate(() => localStorage.setItem('tifa.begun', '1'));
    await page.goto('about:blank');
    await page.goto(host.url, { waitUntil: 'commit' });
    await expect(page.getByText('Opening the glossary…')).toBeVisible();
    await expect(page.getByText(/67 terms from 5 articles/)).toBeHidden();
  });
});

test.describe('at a sub-path', () => {
  test.use({ path: '/some/where/' });

  test('the app can be installed, and does all it does with neither network nor host', async ({
    app,
    host,
    context,
    goOffline,
    goOnline,
    openScreen,
    readyOffline,
  }) => {
    await test.step('it says once that it can be used offline', async () => {
      await expect(app.getByText(/work offline now/i)).toBeVisible();
      await readyOffline();
      await app.reload();
      await expect(app.getByRole('heading', { level: 1 })).toBeVisible();
      await app.evaluate(() => navigator.serviceWorker.ready);
      await expect(app.getByText(/work offline now/i)).toHaveCount(0);
    });

    await test.step('the browser finds it fit to install', async () => {
      const devtools = await context.newCDPSession(app);
      const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
      // A test's context is a private one, which installs nothing whatever the app is like.
      expect(
        installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'),
      ).toEqual([]);

      const { url: manifestUrl, errors, data } = await devtools.send('Page.getAppManifest');
      expect(errors).toEqual([]);
      const manifest = JSON.parse(data!) as {
        icons: { src: string; sizes: string; type: string; purpose: string }[];
        screenshots: { src: string; sizes: string; form_factor: string }[];
        shortcuts: { url: string }[];
      };
      expect(manifest.icons.map(({ purpose }) => purpose)).toEqual(
        expect.arrayContaining(['any', 'maskable', 'monochrome']),
      );
      for (const { src, sizes } of [...manifest.icons, ...manifest.screenshots]) {
        const size = await app.evaluate(async (address) => {
          const image = new Image();
          image.src = address;
          await image.decode();
          return `${image.naturalWidth}x${image.naturalHeight}`;
        }, new URL(src, manifestUrl).href);
        if (sizes !== 'any') expect(size, src).toBe(sizes);
      }
      for (const { url } of manifest.shortcuts) {
        await app.goto(new URL(url, manifestUrl).href);
        await expect(app.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(app.getByText('No such page')).toHaveCount(0);
      }
    });

    await goOffline();
    await app.close();
    const cold = await context.newPage();
    const failed: string[] = [];
    cold.on('requestfailed', (request) => {
      // What a reload cut short is not missing.
      if (request.failure()?.errorText !== 'net::ERR_ABORTED') failed.push(request.url());
    });

    await test.step('it starts cold with any screen, by links with a query, index.html by name and places that do not exist', async () => {
      for (const address of [
        '#/look-up',
        '?ref=a.com#/issue',
        'index.html#/settings',
        'index.html?x=1#/statistics',
        '?a=b.c/d.e#/drill',
        'no/such/place?x=a.b#/licences',
        '?ref=a.com',
      ]) {
        await cold.goto(host.url + address);
        const { hash } = new URL(address, host.url);
        await expect(cold.getByRole('heading', { level: 1 }), address).toBeVisible();
        // What the page itself shows until the code has come.
        await expect(cold.locator('#first-paint'), address).toHaveCount(0);
        expect(new URL(cold.url()).hash, address).toBe(hash);
      }
      await expect(cold.getByRole('link', { name: 'Begin the first drill' })).toBeVisible();
      expect(
        await cold.evaluate(async () => {
          await document.fonts.ready;
          return (await document.fonts.load('32px "Tifa Song"', '提')).length;
        }),
        'files of the Song face',
      ).toBe(1);
    });

    await test.step('a list is whole, and so is the depth of a term, which comes after the first screen', async () => {
      await openScreen('#/set/five-marks', cold);
      await cold.locator('#page ol a').first().click();
      await expect(cold.getByText('In the issue', { exact: true })).toBeVisible();
      await expect(cold.getByRole('link', { name: /^Part of: .*, 1 of 5$/ })).toBeVisible();
    });
    expect(failed).toEqual([]);

    await test.step('an answer is there after a cold start, and online again', async () => {
      await openScreen('#/drill', cold);
      await askedCard(cold);
      await answer(cold, 'Easy');
      const card = await askedCard(cold);
      await cold.close();
      const colder = await context.newPage();
      await colder.goto(`${host.url}#/drill`);
      expect(await askedCard(colder)).toBe(card);
      expect(await answersGiven(colder)).toBe(1);
      await answer(colder, 'Easy');
      const next = await askedCard(colder);
      await goOnline();
      await colder.reload();
      expect(await askedCard(colder)).toBe(next);
      expect(await answersGiven(colder)).toBe(2);
    });
  });
});

type Launch = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>;

/** Starts a browser on a profile, gives its first page, and closes it, however the work ends. */
async function inBrowser(
  profile: string,
  launch: Launch,
  work: (context: BrowserContext, page: Page) => Promise<void>,
): Promise<void> {
  const context = await chromium.launchPersistentContext(profile, launch);
  try {
    await work(context, context.pages()[0] ?? (await context.newPage()));
  } finally {
    await context.close();
  }
}

test('starts after the browser was closed, with neither network nor host', async ({ host }) => {
  const profile = await mkdtemp(join(tmpdir(), 'tifa-profile-'));
  try {
    const launch = trusting(await findBrowser());
    await inBrowser(profile, launch, async (_, page) => {
      await page.goto(host.url);
      await expect(page.getByText(/work offline now/i)).toBeVisible();
    });
    await host.stop();
    await inBrowser(profile, { ...launch, offline: true }, async (_, cold) => {
      await cold.goto(`${host.url}#/look-up`);
      await expect(cold.getByRole('heading', { level: 1 })).toBeVisible();
    });
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
});

// The packed browser is a shell that installs nothing: "'PWA.install' wasn't found". An installed one has the domain.
const whole = findInstalled();
test('the installed app is offered for files, and opens the one it is launched with', async ({ host }) => {
  test.skip(whole === undefined, 'no whole Chrome or Chromium on this machine');
  const folder = await mkdtemp(join(tmpdir(), 'tifa-launch-'));
  try {
    const file = join(folder, 'ports.md');
    await writeFile(file, '# Ports\n\nBy Ann Harbour\n\nThe “bottom line” (底线).');
    const { args } = trusting(await findBrowser());
    const launch = {
      executablePath: whole!,
      args,
      // A window of its own, which no phone's screen can be put on.
      isMobile: false,
      hasTouch: false,
      viewport: null,
      ...({ deviceScaleFactor: undefined } as object),
    };
    await inBrowser(join(folder, 'profile'), launch, async (context, page) => {
      await page.goto(host.url);
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      const devtools = await context.newCDPSession(page);
      const { appId: manifestId } = (await devtools.send('Page.getAppId')) as { appId: string };
      await devtools.send('PWA.install', { manifestId, installUrlOrBundleUrl: host.url });
      await devtools.send('PWA.changeAppUserSettings', { manifestId, displayMode: 'standalone' });
      const { fileHandlers } = await devtools.send('PWA.getOsAppState', { manifestId });
      expect(fileHandlers.flatMap(({ accepts }) => accepts.flatMap((one) => one.fileExtensions))).toEqual(
        expect.arrayContaining(['.pdf', '.md', '.docx', '.epub', '.xlsx', '.srt']),
      );
      const [app] = await Promise.all([
        context.waitForEvent('page'),
        devtools.send('PWA.launchFilesInApp', { manifestId, files: [file] }),
      ]);
      const files = app.getByRole('list', { name: 'Files to read' });
      await expect(files).toContainText('Ann Harbour');
      await expect(files).toContainText('ports.md');
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** Set on a page, and gone when it was reloaded. */
const MARK = 'tifaTestMark';
const mark = (page: Page) => page.evaluate((name) => void Reflect.set(window, name, true), MARK);
/** True also while the page is being replaced. */
const isMarked = (page: Page) => page.evaluate((name) => Reflect.has(window, name), MARK).catch(() => true);
const offer = (page: Page) => page.getByRole('status').getByRole('button', { name: 'Reload' });

// The first tab came from the network, the second from the worker: each is once the one that takes the version.
for (const taker of ['first', 'second'] as const)
  test(`a new version is offered, waits, and is taken in the ${taker} tab alone`, async ({
    app,
    context,
    host,
    openScreen,
    publishNewBuild,
    runningVersion,
    readyOffline,
  }) => {
    await readyOffline();
    const other = await context.newPage();
    await other.goto(host.url);
    const [taking, waiting] = taker === 'first' ? [app, other] : [other, app];
    for (const page of [app, other]) {
      expect(await runningVersion(page)).toBe(VERSIONS.first);
      await mark(page);
    }

    await publishNewBuild();
    for (const page of [app, other]) await expect(offer(page)).toBeVisible();

    if (taker === 'first')
      await test.step('a tab that is opened now has the version in charge', async () => {
        const third = await context.newPage();
        await third.goto(host.url);
        expect(await runningVersion(third)).toBe(VERSIONS.first);
        await third.close();
      });
    if (taker === 'second')
      await test.step('what it brings is said, not behind a dialog, where nobody reaches it', async () => {
        await openScreen('#/settings', waiting);
        const notice = waiting.locator('.notice').filter({ hasText: 'A new version is ready.' });
        await expect(notice).toContainText(sentenceOf(await readFile('CHANGELOG.md', 'utf8')));
        await waiting.getByRole('button', { name: 'Erase everything' }).click();
        await expect(waiting.getByRole('dialog')).toBeVisible();
        await expect(notice).toHaveCount(0);
        await waiting.keyboard.press('Escape');
        await expect(waiting.getByRole('dialog')).toHaveCount(0);
        await expect(notice).toBeVisible();
        // A new version stays, also on other screens.
        await openScreen('#/issue', waiting);
        await expect(notice).toBeVisible();
      });

    for (const page of [app, other]) expect(await isMarked(page)).toBe(true);
    await offer(taking).click();
    await expect.poll(() => isMarked(taking)).toBe(false);
    await expect(taking.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await runningVersion(taking)).toBe(VERSIONS.second);

    await test.step('the other tab keeps the parts of its version until it takes the new one', async () => {
      await openScreen('#/statistics', waiting);
      await expect(waiting.getByRole('heading', { level: 1, name: 'Statistics' })).toBeVisible();
      expect(await runningVersion(waiting)).toBe(VERSIONS.first);
    });
    await expect(offer(waiting)).toBeVisible();
    expect(await isMarked(waiting)).toBe(true);
    await offer(waiting).click();
    await expect.poll(() => isMarked(waiting)).toBe(false);
    expect(await runningVersion(waiting)).toBe(VERSIONS.second);
  });
