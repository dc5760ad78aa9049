/** Today for a learner with a past: what is due, what is next, what to drill, and what is left out. */
import type { Page } from '@playwright/test';
import { DAY } from '../../src/schedule/model.ts';
import { answer, askedCard } from './drilling.ts';
import { expect, reload, test } from './fixtures.ts';
import { backupOfLearner, importBackup, revealButton, storedGrades, storedSetting } from './learner.ts';

test.use({ keepsItself: false });

const lead = (page: Page) => page.locator('main .lead');

test('says at once in one sentence what is due, how far it is, and leads to it; what comes last moves nothing', async ({
  app,
  openScreen,
}) => {
  await importBackup(app, backupOfLearner(4, Date.now()).text);
  await openScreen('#/');
  await expect(lead(app)).toHaveText(/^\d+ to review and \d+ new, about \d+ min\.$/);
  const [reviews, fresh] = (await lead(app).innerText()).match(/\d+/g)!.map(Number);
  await expect(app.getByText(/^\d+ of \d+ studied terms begun/)).toHaveText(/^40 of \d+ studied/);
  await expect(app.getByRole('region', { name: 'Coming back' }).getByRole('listitem')).toHaveCount(7);

  await app.addInitScript(() => {
    let shifts = 0;
    Reflect.set(window, 'shifts', () => shifts);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts += Reflect.get(entry, 'value') as number;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  // Nor does anything wait for the browser's tables of dates and numbers.
  await app.addInitScript(() => {
    const asked: string[] = [];
    const noting = (owner: object, name: string) => {
      const handler: ProxyHandler<new () => object> = {
        apply: (target, self, args) => (asked.push(name), Reflect.apply(target, self, args)),
        construct: (target, args) => (asked.push(name), Reflect.construct(target, args)),
      };
      Reflect.set(owner, name, new Proxy(Reflect.get(owner, name), handler));
    };
    for (const name of ['DateTimeFormat', 'NumberFormat', 'PluralRules']) noting(Intl, name);
    for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'])
      noting(Date.prototype, name);
    noting(Number.prototype, 'toLocaleString');
    new MutationObserver((_, observer) => {
      if (!/to review/.test(document.querySelector('main .lead')?.textContent ?? '')) return;
      observer.disconnect();
      Reflect.set(window, 'askedByThen', asked.slice());
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  await reload(app);
  await expect(lead(app)).toHaveText(/to review/);
  expect(await app.evaluate(() => Reflect.get(window, 'askedByThen') as unknown)).toEqual([]);
  await expect(app.getByRole('region', { name: 'Coming back' }).getByRole('listitem')).toHaveCount(7);
  expect(await app.evaluate(() => (Reflect.get(window, 'shifts') as () => number)())).toBeLessThan(0.01);

  await app.getByRole('link', { name: 'Begin' }).click();
  await askedCard(app);
  await expect(app.getByText(`${reviews! + fresh!} left`)).toBeVisible();

  // A text that is being read is a tap away.
  await openScreen('#/read');
  await app.getByRole('textbox').first().fill('The strait\nOf the Taiwan Strait (台湾海峡) much is said.');
  await openScreen('#/');
  await app.getByRole('link', { name: /Continue reading\s*The strait/ }).click();
  await expect(app.getByRole('textbox').first()).toHaveValue(/台湾海峡/);
  await expect(revealButton(app)).toHaveCount(0);
});

test('after an absence twenty are enough to begin with, beside all', async ({ app, openScreen }) => {
  await importBackup(app, backupOfLearner(10, Date.now() - 30 * DAY).text);
  await openScreen('#/');
  await expect(app.getByText(/You were away for 31 days, and nothing is lost/)).toBeVisible();
  await expect(app.getByRole('link', { name: /^All \d+$/ })).toBeVisible();
  await app.getByRole('link', { name: 'Begin with 20' }).click();
  await askedCard(app);
  await expect(app.getByText('20 left')).toBeVisible();
  // Left and come back to, it goes on.
  await answer(app, 'Good');
  await app.getByRole('button', { name: 'Leave the drill' }).click();
  await app.getByRole('link', { name: 'Continue' }).click();
  await expect(app.getByText('19 left')).toBeVisible();
});

test('all begun: three choices, and one tap takes one', async ({ app, openScreen }) => {
  await importBackup(app, backupOfLearner(12, Date.now()).text);
  await openScreen('#/');
  const next = app.getByRole('region', { name: /^All \d+ begun\. Next:$/ });
  await expect(next.getByRole('listitem')).toHaveText([
    /supplied terms/,
    /Ask the other way round/,
    /Add an article/,
  ]);
  await next.getByRole('button', { name: /Ask the other way round/ }).click();
  await expect.poll(() => storedSetting(app, 'directions')).toEqual(['hanzi-meaning', 'meaning-hanzi']);
  await openScreen('#/settings');
  await expect(app.getByText(/recall the characters, or type them\. Opens? for \d+ /)).toBeVisible();

  await openScreen('#/');
  await next.getByRole('button', { name: /supplied terms/ }).click();
  // There is something new again.
  await expect(next).toHaveCount(0);
  await expect(app.getByRole('heading', { name: 'Today' })).toBeFocused();
  await expect(lead(app)).toHaveText(/10 new/);
  await openScreen('#/settings');
  await expect(app.getByRole('switch', { name: 'Supplied terms' })).toBeChecked();
});

test('choosing what to drill offers only what has cards, and the drill says what it is', async ({
  app,
  openScreen,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  await importBackup(app, backupOfLearner(6, Date.now()).text);
  await openScreen('#/');
  await app.getByRole('link', { name: 'Choose what to drill' }).click();
  await expect(app.getByRole('radio', { name: 'What is due' })).toBeChecked();
  // Nothing is flagged, and nothing was forgotten today.
  await expect(app.getByRole('radio', { name: 'Flagged' })).toHaveCount(0);
  await expect(app.getByRole('radio', { name: 'Forgotten today' })).toHaveCount(0);
  await app.getByRole('radio', { name: 'Weak' }).check({ force: true });
  const people = app.getByRole('region', { name: 'Kinds' }).getByRole('link', { name: /^People/ });
  const count = Number((await people.innerText()).match(/\d+/)![0]);
  for (const row of await app.getByRole('main').getByRole('listitem').allInnerTexts())
    expect(row).toMatch(/[1-9]/);
  await expectAccessible();
  await expectNoSidewaysScroll();

  await people.click();
  await askedCard(app);
  await expect(app.getByText('People · weak')).toBeVisible();
  await expect(app.getByText(`${count} left`)).toBeVisible();
  await app.goBack();
  await expect(app.getByRole('radio', { name: 'Weak' })).toBeChecked();

  await app.getByRole('radio', { name: 'Cram' }).check({ force: true });
  const before = (await storedGrades(app)).length;
  await app.getByRole('link', { name: /^All of it/ }).click();
  await askedCard(app);
  await expect(app.getByText('Cram, nothing is stored')).toBeVisible();
  await answer(app, 'Good');
  expect(await storedGrades(app)).toHaveLength(before);
});

test('a kind or a source left out in the settings is not drilled, and comes back', async ({
  app,
  openScreen,
}) => {
  const studied = app.getByRole('region', { name: 'What is studied' });
  const people = app.getByRole('region', { name: 'Kinds' }).getByRole('link', { name: /^People/ });
  const everything = app.getByRole('link', { name: /^All of it/ });
  await openScreen('#/settings');
  await studied.getByText('Kinds').click();
  await studied.getByLabel('People').uncheck();
  await openScreen('#/choose');
  await expect(everything).toBeVisible();
  await expect(people).toHaveCount(0);

  await openScreen('#/settings');
  await studied.getByText('Kinds').click();
  await studied.getByLabel('People').check();
  await studied.getByText('Sources').click();
  await studied.getByLabel('China Brief 24-8').uncheck();
  await openScreen('#/choose');
  await expect(app.getByText('There is no card to ask.')).toBeVisible();
  await app.getByRole('link', { name: 'Settings' }).last().click();
  await studied.getByText('Sources').click();
  await studied.getByLabel('China Brief 24-8').check();
  await openScreen('#/choose');
  await expect(everything).toBeVisible();
  await expect(people).toBeVisible();
});
