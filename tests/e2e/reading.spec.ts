/** A Chinese text is read by touch, kept, and read again from where a term's page found it. */
import { expect, test } from './fixtures.ts';

test.use({ keepsItself: false });

const TEXT = [
  '一、总体要求',
  '　　要推动构建人类命运共同体，坚持和平发展。各国人民都希望合作。',
  '二、主要任务',
  '　　' + '发展是第一要务，人才是第一资源。'.repeat(60),
  '三、保障措施',
  '　　加强合作，共同建设人类命运共同体。',
].join('\n');

test('a Chinese text is read by touch, and is found again from a term’s page', async ({
  app,
  openScreen,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  await openScreen('#/read');
  await app.getByLabel('The article').fill(TEXT);
  await expect(app.getByText('This text is Chinese: read it by touch.')).toBeVisible();
  await app.getByRole('button', { name: 'Read', exact: true }).click();
  const word = (text: string) => app.locator('[data-word]').filter({ hasText: new RegExp(`^${text}$`) });
  await expect(word('人类命运共同体').first()).toBeVisible();

  await app.getByRole('button', { name: /^Make reading complete/ }).click();
  await word('和平').click();
  const card = app.getByRole('dialog', { name: 'About this word' });
  await expect(card).toContainText('hépíng');
  await expect(card).toContainText('peace');
  await app.getByLabel('Pinyin above the characters').selectOption('all');
  await expectAccessible();
  await expectNoSidewaysScroll();
  await card.getByRole('button', { name: 'Close' }).click();
  await app.getByLabel('Pinyin above the characters').selectOption('');

  await app.getByRole('button', { name: 'Keep the text' }).click();
  await app.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(app.getByText('1 term of this text is in your library.')).toBeVisible();

  await openScreen('#/term/人类命运共同体');
  const own = app.getByRole('region', { name: 'In your texts' });
  await expect(own).toContainText('2 sentences in 1 text');
  await expectNoSidewaysScroll();
  await own.getByRole('listitem').nth(1).getByRole('link').click();
  const there = app.locator('[data-word]:focus');
  await expect(there).toHaveText('人类命运共同体');
  await expect(there).toBeInViewport();
});

for (const [name, viewport, large] of [
  ['a phone', { width: 390, height: 844 }, 100],
  ['a phone on its side', { width: 844, height: 390 }, 100],
  ['letters at 200 %', { width: 390, height: 844 }, 200],
] as const)
  test(`${name}: at the end of a text, a word’s card covers nothing that the screen offers`, async ({
    app,
    openScreen,
  }) => {
    await app.setViewportSize(viewport);
    await app.evaluate((size) => (document.documentElement.style.fontSize = `${size}%`), large);
    await openScreen('#/read');
    await app.getByLabel('The article').fill(TEXT);
    await app.getByRole('button', { name: 'Read', exact: true }).click();
    // By what it says: a long text comes a part a frame.
    const last = app.locator('[data-block]').filter({ hasText: '加强合作' });
    await last.scrollIntoViewIfNeeded();
    await last.locator('[data-word]').last().click();
    const card = app.getByRole('dialog', { name: 'About this word' });
    await expect(card).toBeVisible();

    const keep = app.getByRole('button', { name: 'Keep the text' });
    const exporting = app.getByRole('button', { name: /^Export / });
    await expect
      .poll(async () => {
        await app.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
        const [cover, ...boxes] = await Promise.all(
          [card, keep, exporting].map(async (one) => (await one.boundingBox())!),
        );
        return boxes.map(
          (box) =>
            box.y >= 0 &&
            box.y + box.height <= viewport.height &&
            (box.y + box.height <= cover!.y || box.x + box.width <= cover!.x),
        );
      })
      .toEqual([true, true]);
    await app.keyboard.press('Escape');
    await expect(card).not.toBeAttached();
    // At the foot again.
    await expect(keep).toBeInViewport({ ratio: 1 });
    await app.evaluate(() => window.scrollTo(0, 0));
    await expect(keep).toBeInViewport({ ratio: 1 });
  });
