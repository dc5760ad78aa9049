/**
 * Every screen, gone through once: read by axe in both themes and in the system's own few colours, and shown narrow,
 * on its side and with letters twice as large, where nothing may run out of its box or off the page. Then the card:
 * its meaning is seen right after Reveal, and each state of a control can be told in the system's colours.
 */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { askedCard } from './drilling.ts';
import { expect, test } from './fixtures.ts';
import { answerOf, backupOfLearner, importBackup, revealButton } from './learner.ts';

const SCREENS = {
  Today: '#/',
  'Look up': '#/look-up',
  'Look up, with hits': '#/look-up?q=guo',
  'Look up, with none': '#/look-up?q=zzzz',
  'Look up, beside a term': '#/look-up?q=guo&term=人类命运共同体',
  Read: '#/read',
  Library: '#/library',
  'My words': '#/words',
  'Choose what to drill': '#/choose',
  Issue: '#/issue',
  'No such source': '#/source/none',
  'A list': '#/set/five-marks',
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

/** Goes through all screens and what opens on them; `look` is called where each is shown. */
async function openEach(
  openScreen: (route: string) => Promise<void>,
  app: Page,
  look: (name: string, onAllDisplays?: boolean) => Promise<void>,
): Promise<void> {
  const keys = app.getByRole('dialog', { name: 'Keys and gestures' });
  for (const [name, route] of Object.entries(SCREENS)) {
    await openScreen(route);
    if (route === '#/drill') await askedCard(app);
    if (name === 'Statistics') {
      await expect(app.locator('canvas').first()).toBeVisible();
      await app.getByText('As a table').nth(1).click();
      await expect(app.getByRole('columnheader', { name: 'Answers', exact: true }).first()).toBeVisible();
    }
    // The list of licences is a file of its own.
    await expect(app.getByText(/^Opening the (list|glossary)…/)).toHaveCount(0);
    await look(name);
    if (name === 'Look up, with hits') {
      await app.getByRole('button', { name: 'Choose several' }).click();
      await look('Look up, choosing');
    }
    if (name === 'Drill') {
      await app.getByRole('button', { name: 'More about this card' }).click();
      await look('More about a card', false);
      await app.getByRole('button', { name: 'Keys and gestures' }).click();
      await expect(keys).toBeVisible();
      await look('Keys of the drill', false);
      await app.keyboard.press('Escape');
      await expect(keys).toHaveCount(0);
      await app.keyboard.press('Space');
      await expect(answerOf(app)).toBeVisible();
      await look('Answer', false);
    }
    if (name === 'Settings') {
      await app.keyboard.press('?');
      await look('Keys');
      await app.keyboard.press('Escape');
    }
  }
  await app.keyboard.press('Escape');
  await openScreen('#/issue');
  await app.locator('#page a[href^="#/issue/"]').first().click();
  await expect(app.locator('#page a[href^="#/term/"]').first()).toBeVisible();
  await look('Article', false);
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

const USUAL = ['the usual phone', { width: 390, height: 844 }, 100] as const;
const NARROW = DISPLAYS[2];

/** In the page: letters of so many percent, from now on. */
function setLetters(size: number): void {
  // Not as a style element, which the page's policy refuses.
  const sheet = (Reflect.get(window, 'letters') as CSSStyleSheet | undefined) ?? new CSSStyleSheet();
  sheet.replaceSync(`:root { font-size: ${size}% !important; }`);
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  Reflect.set(window, 'letters', sheet);
}

/** Shows the page on a display, with letters of its size. */
async function show(
  page: Page,
  [, viewport, percent]: (typeof DISPLAYS)[number] | typeof USUAL,
): Promise<void> {
  await page.setViewportSize(viewport);
  await page.evaluate(setLetters, percent);
  const root = () => parseFloat(getComputedStyle(document.documentElement).fontSize);
  expect(await page.evaluate(root)).toBe((16 * percent) / 100);
}

test('every screen passes axe, in forced colours too, and nothing runs out of its box', async ({
  app,
  openScreen,
  expectAccessible,
}) => {
  test.setTimeout(900_000);
  const found: Record<string, string[]> = {};
  const problems = async () => [...(await overflowing(app)), ...(await covered(app))];
  // Each screen is opened once and looked at in every way: to open all of them anew for each takes several times as long.
  const look = (screen: string, onAllDisplays = true) =>
    test.step(screen, async () => {
      await expectAccessible();
      // All else that axe looks at is the same in any colours.
      await app.emulateMedia({ forcedColors: 'active' });
      await expectAccessible(app, 'colours');
      await app.emulateMedia({ forcedColors: 'none' });
      for (const display of onAllDisplays ? DISPLAYS : [NARROW]) {
        await show(app, display);
        // What has just come is measured with the next frames.
        const wrong = onAllDisplays ? problems : () => overflowing(app);
        const isFine = expect.poll(wrong, { timeout: 5_000 }).toEqual([]);
        await isFine.catch(async () => (found[`${screen}, ${display[0]}`] = await wrong()));
      }
      await show(app, USUAL);
    });
  await openScreen('#/statistics');
  await look('Statistics of nothing');
  await importBackup(app, backupOfLearner(12, Date.now()).text);
  await openEach(openScreen, app, look);
  expect(found).toEqual({});
});

test('on each display the meaning is in sight after Reveal, and the grades stay in their boxes', async ({
  app,
  openScreen,
}) => {
  const file = new URL('../../glossary/china-brief-24-08/glossary.json', import.meta.url);
  const { entries } = JSON.parse(readFileSync(file, 'utf8')) as { entries: { id: string }[] };
  const cards = 3;
  const terms = entries.slice(0, cards * DISPLAYS.length).map(({ id }) => id);
  await openScreen(`#/drill?terms=${terms.join(',')}&ask=cram`);
  for (const display of DISPLAYS)
    await test.step(display[0], async () => {
      await show(app, display);
      for (let card = 0; card < cards; card++) {
        await askedCard(app);
        await revealButton(app).click();
        await expect(answerOf(app)).toBeVisible();
        await expect.poll(() => isInSight(app, '#answer .gloss')).toBe(true);
        expect(await overflowing(app)).toEqual([]);
        await app.getByRole('button', { name: /^Easy/ }).click();
      }
    });
});

test.describe('forced colours', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce', forcedColors: 'active' } });

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
    const inBothThemes = async (look: () => Promise<void>) => {
      for (const colorScheme of ['light', 'dark'] as const)
        await test.step(colorScheme, async () => {
          await app.emulateMedia({ colorScheme });
          await look();
        });
    };
    await openScreen('#/settings');
    await inBothThemes(async () => {
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
    });

    await openScreen('#/statistics');
    await expect(app.locator('.calendar')).toBeVisible();
    await inBothThemes(async () => {
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
    });

    await openScreen('#/drill');
    await askedCard(app);
    await app.keyboard.press('Space');
    await expect(answerOf(app)).toBeVisible();
    await inBothThemes(async () => {
      // The answer does not run through the grades, and the marked one is marked.
      expect((await paint('[data-foot]')).backgroundColor).not.toBe('rgba(0, 0, 0, 0)');
      const outlines = await app
        .getByRole('group', { name: 'How well did you know it?' })
        .getByRole('button')
        .evaluateAll((buttons) => buttons.map((button) => getComputedStyle(button).outlineStyle));
      expect(outlines).toEqual(['none', 'none', 'solid', 'none']);
    });
  });
});
