/** Touch, keys and voices as devices send them: double taps, wheels, input methods, dialogs, speech that fails. */
import type { Page } from '@playwright/test';
import { answer, askedCard } from './drilling.ts';
import { expect, test } from './fixtures.ts';
import { answerOf, enterOfSafari, question, revealButton, storedGrades, storedSetting } from './learner.ts';

test.use({ keepsItself: false });

test.describe('two quick taps or keys', () => {
  /** The place of the foot's button, and a tap there, wherever that lands. */
  async function footOf(app: Page): Promise<() => Promise<void>> {
    const box = (await app.locator('[data-foot]').boundingBox())!;
    return () => app.touchscreen.tap(box.x + box.width * 0.6, box.y + box.height / 2);
  }

  test('on Reveal grade nothing, on a grade reveal nothing; a later one counts, and so with keys', async ({
    page,
    host,
  }) => {
    // The clock stands still between taps, however slow the machine is.
    await page.clock.install();
    await page.goto(`${host.url}#/drill`);
    const first = await askedCard(page);
    await page.clock.pauseAt(Date.now() + 3_600_000);
    await page.clock.runFor(1000);
    const tap = await footOf(page);
    await tap();
    await expect(answerOf(page)).toBeVisible();
    await tap();
    await page.clock.runFor(1000);
    await expect(answerOf(page)).toBeVisible();
    await expect(question(page)).toHaveText(first);
    expect(await storedGrades(page)).toEqual([]);

    await tap();
    await expect(question(page)).not.toHaveText(first);
    await tap();
    await page.clock.runFor(1000);
    await expect(answerOf(page)).toHaveCount(0);
    expect(await storedGrades(page)).toHaveLength(1);
    await tap();
    await expect(answerOf(page)).toBeVisible();

    // Of a key likewise: the answer is there by a tap, and the grade of it comes by a key.
    await page.clock.runFor(1000);
    await page.keyboard.press('Space');
    await expect(answerOf(page)).toHaveCount(0);
    expect(await storedGrades(page)).toHaveLength(2);
    await page.clock.runFor(1000);
    await page.keyboard.press('Space');
    await expect(answerOf(page)).toBeVisible();
    await page.keyboard.press('Space');
    await page.clock.runFor(1000);
    expect(await storedGrades(page)).toHaveLength(2);
    await page.keyboard.press('Space');
    await expect(answerOf(page)).toHaveCount(0);
    expect(await storedGrades(page)).toHaveLength(3);
  });
});

test('the wheel over a number changes nothing, arrow keys step it', async ({ app, openScreen }) => {
  await openScreen('#/settings');
  const field = app.getByLabel('New cards a day');
  await expect(field).toHaveValue('10');
  await field.focus();
  const top = await app.evaluate(() => scrollY);
  const box = (await field.boundingBox())!;
  await app.mouse.move(box.x + 10, box.y + 10);
  await app.mouse.wheel(0, 400);
  // The page is what it scrolls.
  await expect.poll(() => app.evaluate(() => scrollY)).toBeGreaterThan(top);
  await expect(field).toHaveValue('10');
  await field.press('ArrowUp');
  await expect(field).toHaveValue('11');
  await field.press('ArrowDown');
  await field.fill('１２');
  await field.blur();
  await expect.poll(() => storedSetting(app, 'newPerDay')).toBe(12);
  await app.reload();
  await expect(field).toHaveValue('12');
});

test('the Enter that ends a composition opens no hit', async ({ app, openScreen }) => {
  await openScreen('#/look-up?q=guo');
  const field = app.getByRole('searchbox');
  await field.focus();
  await enterOfSafari(app, async (keyCode) => {
    await expect(app, `key code ${keyCode}`).toHaveURL(/#\/look-up/);
    await field.focus();
  });
  // One that was meant opens the first.
  await expect
    .poll(async () => {
      if ((await field.count()) > 0) await field.press('Enter');
      return app.url();
    })
    .toMatch(/#\/term\//);
});

test('the drill: zooming is the browser’s, dialogs give the focus back, and a key after Escape or of a French keyboard counts', async ({
  app,
  openScreen,
}) => {
  await openScreen('#/drill');
  const first = await askedCard(app);

  await test.step('zooming is left to the browser', async () => {
    const touchAction = await app.locator('.card').evaluate((card) => getComputedStyle(card).touchAction);
    expect(touchAction).toContain('pinch-zoom');
    expect(await app.locator('meta[name="viewport"]').getAttribute('content')).not.toMatch(
      /user-scalable|maximum-scale/,
    );
  });

  await test.step('dialogs give the focus back to the button that opened them', async () => {
    const more = app.getByRole('button', { name: 'More about this card' });
    await more.press('Enter');
    await app.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await expect(app.getByRole('dialog')).toHaveCount(0);
    await expect(more).toBeFocused();
    await more.press('Enter');
    await app.getByRole('button', { name: 'Keys and gestures' }).click();
    await expect(app.getByRole('dialog', { name: 'Keys and gestures' })).toBeVisible();
    await app.keyboard.press('Escape');
    await expect(app.getByRole('dialog')).toHaveCount(0);
    await expect(more).toBeFocused();
    // Opened by a tap, or by a key of the card's, it goes back to the card: the next key is meant for it.
    const leave = async () => {
      await expect(app.getByRole('dialog')).toBeVisible();
      await app.keyboard.press('Escape');
      await expect(app.getByRole('dialog')).toHaveCount(0);
      await expect(question(app)).toBeFocused();
    };
    await more.click();
    await leave();
    await question(app).focus();
    await app.keyboard.press('?');
    await leave();
  });

  await test.step('a key right after Escape is the card’s', async () => {
    await app.keyboard.press('?');
    await expect(app.getByRole('dialog')).toBeVisible();
    // Both in one task, as when they are queued on a busy machine.
    await app.evaluate(() => {
      const press = (key: string, code: string) =>
        document.activeElement!.dispatchEvent(
          new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, composed: true }),
        );
      press('Escape', 'Escape');
      press(' ', 'Space');
    });
    await expect(app.getByRole('dialog')).toHaveCount(0);
    await expect(answerOf(app)).toBeVisible();
    await expect(app).toHaveURL(/#\/drill/);
  });

  await test.step('digits of a French keyboard grade', async () => {
    await expect(app.locator('[data-settling]')).toHaveCount(0);
    await app.evaluate(() =>
      document.activeElement!.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'é', code: 'Digit2', bubbles: true }),
      ),
    );
    await expect(question(app)).not.toHaveText(first);
    expect(await storedGrades(app)).toMatchObject([{ grade: 2 }]);
  });
});

test.describe('voices', () => {
  interface Heard {
    readonly text: string;
    readonly voice: string;
    readonly rate: number;
  }

  /** Gives the browser voices of its own; `speak` notes what it is asked, and throws for the voice `Broken`. */
  async function haveVoices(page: Page, voices: readonly (readonly [name: string, lang: string])[]) {
    await page.addInitScript((list) => {
      const made = list.map(([name, lang]) => ({
        name,
        lang,
        localService: true,
        voiceURI: name,
        default: false,
      }));
      speechSynthesis.getVoices = () => made as unknown as SpeechSynthesisVoice[];
      const heard: unknown[] = [];
      Reflect.set(window, 'heard', heard);
      const chosen = new WeakMap<object, { name: string }>();
      Object.defineProperty(SpeechSynthesisUtterance.prototype, 'voice', {
        set(this: object, voice: { name: string }) {
          chosen.set(this, voice);
        },
      });
      speechSynthesis.speak = (utterance) => {
        const { name } = chosen.get(utterance)!;
        if (name === 'Broken') throw new TypeError('The engine is gone.');
        heard.push({ text: utterance.text, voice: name, rate: utterance.rate });
        utterance.onend?.(new Event('end') as SpeechSynthesisEvent);
      };
    }, voices);
  }
  const heard = (page: Page) => page.evaluate(() => Reflect.get(window, 'heard') as Heard[]);

  test('the best is taken until the reader chooses voice and pace, and a card can be listened to', async ({
    page,
    host,
  }) => {
    await haveVoices(page, [
      ['Eddy (Chinese (China mainland))', 'zh-CN'],
      ['Sinji', 'zh-HK'],
      ['Meijia', 'zh-TW'],
      ['Tingting', 'zh-CN'],
    ]);
    await page.goto(`${host.url}#/settings`);
    const region = page.getByRole('region', { name: 'Voice' });
    await region.getByRole('button', { name: 'Hear it' }).click();
    await expect
      .poll(() => heard(page))
      .toMatchObject([{ voice: 'Tingting', rate: expect.closeTo(0.9) as unknown }]);
    await expect(region.getByRole('option')).toHaveText([/Tingting/, /Tingting/, /Meijia/, /Eddy/]);

    await region.getByLabel('Chinese voice').selectOption('Meijia');
    await region.getByLabel('Very slow').check({ force: true });
    await page.reload();
    await expect(region.getByLabel('Chinese voice')).toHaveValue('Meijia');
    await region.getByRole('switch', { name: /^Speak the term/ }).check();
    await page.goto(`${host.url}#/drill`);
    const term = await askedCard(page);
    expect(await heard(page)).toEqual([]);
    await revealButton(page).click();
    // By itself, and once more when asked.
    const asked = { text: term, voice: 'Meijia', rate: expect.closeTo(0.6) as unknown };
    await expect.poll(() => heard(page)).toMatchObject([asked]);
    await page.getByRole('button', { name: 'Hear it' }).click();
    await expect.poll(() => heard(page)).toMatchObject([asked, asked]);

    // With a Chinese voice listening is offered: the term is spoken as the question, and again when asked.
    await page.goto(`${host.url}#/settings`);
    await page.getByLabel('Listening').check();
    await page.getByLabel('Characters to meaning').uncheck();
    const before = (await heard(page)).length;
    await page.goto(`${host.url}#/drill`);
    await expect(question(page)).toHaveText('Listen');
    await expect.poll(() => heard(page)).toHaveLength(before + 1);
    await page.getByRole('button', { name: 'Hear it again' }).click();
    await expect.poll(() => heard(page)).toHaveLength(before + 2);
    await revealButton(page).click();
    await expect(answerOf(page)).toContainText((await heard(page))[before]!.text);
  });

  test('speech that throws costs the voice alone', async ({ page, host }) => {
    await haveVoices(page, [['Broken', 'zh-CN']]);
    await page.goto(`${host.url}#/settings`);
    await page.getByLabel('Listening').check();
    await page.getByLabel('Characters to meaning').uncheck();
    await page.goto(`${host.url}#/drill`);
    await expect(question(page)).toHaveText('Listen');
    await expect(page.getByRole('status').getByText(/voice .* cannot be heard/)).toBeVisible();
    for (let card = 0; card < 3; card++) await answer(page, 'Easy');
    expect(await storedGrades(page)).toHaveLength(3);
  });

  test('a browser whose voices cannot be asked has none, and says how to come by one', async ({
    page,
    host,
  }) => {
    await page.addInitScript(() => {
      speechSynthesis.getVoices = () => {
        throw new Error('no speech service');
      };
    });
    await page.goto(`${host.url}#/settings`);
    await expect(page.getByRole('region', { name: 'Voice' })).toContainText('no Chinese voice');
    await expect(page.getByRole('region', { name: 'Voice' })).toContainText(
      /add a Chinese one|In the Settings/,
    );
    await page.goto(`${host.url}#/drill`);
    await askedCard(page);
  });
});
