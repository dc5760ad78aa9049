/**
 * Every screen with letters twice as large, on a phone on its side, and in the system's own few colours: nothing runs
 * out of its box or off the page, each state can be told, and the meaning is seen right after Reveal.
 */
import type { Page } from '@playwright/test';
import { askedCard } from './drilling.ts';
import { expect, test } from './fixtures.ts';
import { answerOf, backupOfLearner, importBackup, revealButton } from './learner.ts';

const SCREENS = {
  Today: '#/',
  'Look up': '#/look-up',
  'Look up, with hits': '#/look-up?q=guo',
  'Look up, beside a term': '#/look-up?q=guo&term=人类命运共同体',
  Read: '#/read',
  Library: '#/library',
  'My words': '#/words',
  'Choose what to drill': '#/choose',
  Issue: '#/issue',
  Drill: '#/drill',
  Statistics: '#/statistics',
  Settings: '#/settings',
  Licences: '#/licences',
  'No such page': '#/no/such/page',
};

// A colour read in the middle of a transition is no colour of ours.
test.use({ keepsItself: false, contextOptions: { reducedMotion: 'reduce' } });

/** What is wider than the page, and words that run out of the button or label that holds them. */
async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page: ${scrollWidth} of ${clientWidth} px`);
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()} “${(element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)}”`;
    for (const box of document.querySelectorAll<HTMLElement>(
      'button, label, legend, nav a, a.button, h1, h2, h3, th, td, dt, dd, summary, .figures p, [data-foot] span',
    )) {
      if (box.closest('.unseen, [hidden]') !== null || box.getClientRects().length === 0) continue;
      const style = getComputedStyle(box);
      // A table may scroll in a place of its own; what is folded away is not shown.
      if (box.closest('.scroll') !== null || !box.checkVisibility({ contentVisibilityAuto: true })) continue;
      // What is for screen readers alone has one pixel.
      if (box.clientWidth <= 1 || style.display === 'inline') continue;
      const outer = box.getBoundingClientRect();
      const edge = box.closest('dialog')?.getBoundingClientRect().right ?? clientWidth;
      // A heading has no edge to run over, but for the page's.
      const hasEdge = !/^H\d$/.test(box.tagName);
      const range = document.createRange();
      for (const node of textNodes(box)) {
        range.selectNodeContents(node);
        for (const rect of range.getClientRects()) {
          // The room a face keeps above and below its letters may be larger than the line, and is empty.
          const empty = 0.3 * parseFloat(getComputedStyle(node.parentElement!).fontSize);
          const over = Math.max(
            outer.left - rect.left,
            rect.right - outer.right,
            rect.bottom - outer.bottom - empty,
          );
          if (hasEdge && over > 1) found.push(`${name(box)}: ${Math.round(over)} px outside`);
          if (rect.right > edge + 1) found.push(`${name(box)}: off the page`);
        }
      }
    }
    return [...new Set(found)];

    function textNodes(box: Element): Text[] {
      const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
      const nodes: Text[] = [];
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        const holder = node.parentElement!;
        if (node.data.trim() !== '' && holder.closest('.unseen') === null && holder.clientWidth !== 1)
          nodes.push(node);
      }
      return nodes;
    }
  });
}

/** Controls that something fixed lies over when they have the focus; of many, the first and the last. */
async function covered(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const all = [
      ...document.querySelectorAll<HTMLElement>('#page :is(a[href], button, input, select, summary)'),
    ].filter((control) => control.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true }));
    const some = all.length > 40 ? [...all.slice(0, 20), ...all.slice(-20)] : all;
    for (const control of [...some, ...some.reverse()]) {
      if (control.matches(':disabled, [inert] *')) continue;
      control.focus();
      const box = control.closest('label') ?? control;
      const [rect] = box.getClientRects();
      if (rect === undefined || rect.width <= 1) continue;
      const x = rect.left + Math.min(rect.width / 2, 20);
      const isSeen = [0.25, 0.5, 0.75].some((part) => {
        const at = document.elementFromPoint(x, rect.top + rect.height * part);
        return at !== null && (box.contains(at) || at.contains(box));
      });
      if (!isSeen)
        found.push(
          `“${(box.textContent || box.getAttribute('aria-label') || '').trim().slice(0, 40)}” is covered`,
        );
    }
    return [...new Set(found)];
  });
}

/** Whether an element can be read now: within the window, and nothing fixed lies over it. */
async function isInSight(page: Page, selector: string): Promise<boolean> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [0.1, 0.5, 0.9].every((part) => {
        const y = top + height * part;
        const at = document.elementFromPoint(left + Math.min(width / 2, 20), y);
        return y > 0 && y < innerHeight && at !== null && (element.contains(at) || at.contains(element));
      });
    });
}

async function openEach(
  openScreen: (route: string) => Promise<void>,
  app: Page,
  look: (name: string) => Promise<void>,
): Promise<void> {
  for (const [name, route] of Object.entries(SCREENS)) {
    await openScreen(route);
    if (route === '#/drill') await askedCard(app);
    // The list of licences is a file of its own.
    await expect(app.getByText('Opening the list…')).toHaveCount(0);
    await look(name);
  }
  await app.keyboard.press('Escape');
  await openScreen('#/issue');
  await app.locator('#page a[href^="#/issue/"]').first().click();
  await app.locator('#page a[href^="#/term/"]').first().click();
  await expect(app).toHaveURL(/#\/term\//);
  await expect(app.getByRole('group', { name: 'Characters' })).toBeVisible();
  await look('Term');
}

const DISPLAYS = [
  ['letters at 200 %', { width: 390, height: 844 }, 200],
  ['letters at 150 %', { width: 390, height: 844 }, 150],
  ['a narrow phone', { width: 320, height: 640 }, 100],
  ['a phone on its side', { width: 844, height: 390 }, 100],
  ['a small phone on its side', { width: 667, height: 375 }, 100],
  ['a phone on its side, letters at 200 %', { width: 844, height: 390 }, 200],
  ['a wide window', { width: 1280, height: 800 }, 100],
] as const;

/** In the page: letters of so many percent, from now on. */
function setLetters(size: number): void {
  // Not as a style element, which the page's policy refuses.
  const sheet = (Reflect.get(window, 'letters') as CSSStyleSheet | undefined) ?? new CSSStyleSheet();
  sheet.replaceSync(`:root { font-size: ${size}% !important; }`);
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  Reflect.set(window, 'letters', sheet);
}

test('nothing runs out of its box', async ({ app, openScreen }) => {
  test.setTimeout(600_000);
  await importBackup(app, backupOfLearner(12, Date.now()).text);
  const found: Record<string, string[]> = {};
  const show = async ([, viewport, percent]: (typeof DISPLAYS)[number]) => {
    await app.setViewportSize(viewport);
    await app.evaluate(setLetters, percent);
    const root = () => parseFloat(getComputedStyle(document.documentElement).fontSize);
    expect(await app.evaluate(root)).toBe((16 * percent) / 100);
  };
  const problems = async () => [...(await overflowing(app)), ...(await covered(app))];
  // Each screen is opened once and shown on each display: to open all of them anew for each takes several times as long.
  const look = async (screen: string) => {
    for (const display of DISPLAYS) {
      await show(display);
      // What has just come is measured with the next frames.
      const isFine = expect.poll(problems, { timeout: 5_000 }).toEqual([]);
      await isFine.catch(async () => (found[`${screen}, ${display[0]}`] = await problems()));
    }
    await show(DISPLAYS[0]);
  };
  await openEach(openScreen, app, async (screen) => {
    await test.step(screen, () => look(screen));
    if (screen === 'Settings') {
      await app.keyboard.press('?');
      await look('Keys');
      await app.keyboard.press('Escape');
    }
    if (screen !== 'Look up, with hits') return;
    await app.getByRole('button', { name: 'Choose several' }).click();
    await look('Look up, choosing');
  });
  expect(found).toEqual({});
});

for (const [display, viewport, percent] of DISPLAYS)
  test.describe(display, () => {
    test.use({ viewport });
    test.beforeEach(({ page }) => page.addInitScript(setLetters, percent));

    test('the meaning is in sight after Reveal, and the grades stay in their boxes', async ({
      app,
      openScreen,
    }) => {
      await openScreen('#/drill');
      for (let card = 0; card < 3; card++) {
        await askedCard(app);
        await revealButton(app).click();
        await expect(answerOf(app)).toBeVisible();
        await expect.poll(() => isInSight(app, '#answer .gloss')).toBe(true);
        expect(await overflowing(app)).toEqual([]);
        await app.getByRole('button', { name: /^Easy/ }).click();
      }
    });
  });

test('on its side a phone has the question left, the answer right, and rails for grades and tabs', async ({
  app,
  openScreen,
}) => {
  await app.setViewportSize({ width: 844, height: 390 });
  await expect(app.getByRole('link', { name: 'Begin the first drill' })).toBeVisible();
  const box = async (selector: string) => (await app.locator(selector).first().boundingBox())!;
  const nav = await box('nav');
  expect(nav.height).toBeGreaterThan(350);
  expect(nav.width).toBeLessThan(120);
  await openScreen('#/drill?terms=ren-lei-ming-yun-gong-tong-ti&ask=cram');
  await askedCard(app);
  await app.keyboard.press('Space');
  await expect(answerOf(app)).toBeVisible();
  const [question, reply, grades] = [await box('main h1'), await box('#answer'), await box('[data-foot]')];
  expect(question.x + 60).toBeLessThan(reply.x);
  // A long term is seen whole.
  expect(question.y + question.height).toBeLessThanOrEqual(390);
  expect(reply.x + reply.width).toBeLessThanOrEqual(grades.x + 1);
  expect(grades.height).toBeGreaterThan(350);
});

test.describe('forced colours', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce', forcedColors: 'active' } });

  // All else that axe looks at is the same in any colours.
  test('every screen passes axe', async ({ app, openScreen, expectAccessible }) => {
    test.setTimeout(180_000);
    await openEach(openScreen, app, async () => expectAccessible(app, 'colours'));
  });

  test('on and off, chosen and not, much and little look different', async ({ app, openScreen }) => {
    await importBackup(app, backupOfLearner(12, Date.now()).text);
    const paint = (selector: string, pseudo?: string) =>
      app
        .locator(selector)
        .first()
        .evaluate((element, part) => {
          const { backgroundColor, borderColor, color } = getComputedStyle(element, part);
          return { backgroundColor, borderColor, color };
        }, pseudo);
    for (const colorScheme of ['light', 'dark'] as const) {
      await app.emulateMedia({ colorScheme });
      await openScreen('#/settings');
      // A switch: its track, and the knob against the track.
      const on = 'input[role="switch"]:checked';
      const off = 'input[role="switch"]:not(:checked)';
      expect((await paint(on)).backgroundColor).not.toBe((await paint(off)).backgroundColor);
      for (const one of [on, off])
        expect((await paint(one, '::after')).backgroundColor).not.toBe((await paint(one)).backgroundColor);
      // Of a few the one chosen.
      expect((await paint('input[type="radio"]:checked + span')).backgroundColor).not.toBe(
        (await paint('input[type="radio"]:not(:checked) + span')).backgroundColor,
      );
      // The tab one is on.
      expect((await paint('nav a[aria-current]')).color).not.toBe(
        (await paint('nav a:not([aria-current])')).color,
      );

      await openScreen('#/statistics');
      await expect(app.locator('.calendar')).toBeVisible();
      const levels = await app
        .locator('.calendar .day')
        .evaluateAll((days) => [
          ...new Set(
            days.map(
              (day) => `${day.className.match(/level-\d/)![0]} ${getComputedStyle(day).backgroundColor}`,
            ),
          ),
        ]);
      expect(levels.length).toBeGreaterThan(2);
      expect(new Set(levels.map((level) => level.slice(8))).size, levels.join('; ')).toBe(levels.length);

      await openScreen('#/drill');
      await askedCard(app);
      await app.keyboard.press('Space');
      await expect(answerOf(app)).toBeVisible();
      // The answer does not run through the grades, and the marked one is marked.
      expect((await paint('[data-foot]')).backgroundColor).not.toBe('rgba(0, 0, 0, 0)');
      const outlines = await app
        .getByRole('group', { name: 'How well did you know it?' })
        .getByRole('button')
        .evaluateAll((buttons) => buttons.map((button) => getComputedStyle(button).outlineStyle));
      expect(outlines).toEqual(['none', 'none', 'solid', 'none']);
    }
  });
});
