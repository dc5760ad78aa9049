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
