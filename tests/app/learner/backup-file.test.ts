import { expect, test } from 'vitest';
import { backupFile, contextOf, rescueFile, reviewsFile } from '../../../src/app/learner/backup-file.ts';
import { importPreviewed, previewImport } from '../../../src/app/learner/import-file.ts';
import { BackupError } from '../../../src/exchange/backup.ts';
import { sourceIdOf } from '../../../src/library/source.ts';
import { sha256 } from '../../../src/platform/hash.ts';
import { edit, find, source, SOURCE_C, term } from '../../library/made-up.ts';
import { openDesk, type Desk } from './in-memory.ts';

/** What a desk would take from a file. */
const preview = (desk: Desk, parts: readonly BlobPart[]) =>
  previewImport(desk.store, new Blob([...parts]), desk.now);

test('what one device writes another takes in, and only what it lacks', async () => {
  const here = await openDesk();
  const there = await openDesk();
  const [one, two] = here.learner.queue().main;
  await here.learner.grade(one!, 3, 1000);
  await here.learner.change('newPerDay', 7);
  const file = await backupFile(here.store, contextOf(here.learner), true);
  expect(file.name).toBe('tifa-2026-11-25.json');

  // As vitest.config.ts names it.
  expect((await preview(there, file.parts)).backup.writtenBy).toBe('0.0.0-test');
  const previewed = await preview(there, file.parts);
  expect(previewed.plan).toMatchObject({ known: 0, answers: 1, settings: ['newPerDay'] });
  expect(await importPreviewed(there.store, previewed, there.now)).toBe(1);
  await there.learner.reload();
  expect(there.learner.stateOf(one!)).toEqual(here.learner.stateOf(one!));
  expect(there.learner.settings.newPerDay).toBe(7);

  await there.learner.grade(two!, 3, 1000);
  const again = await preview(there, file.parts);
  expect(again.plan).toMatchObject({ adds: [], known: 1, settings: [] });
});

test('the library goes with it, the texts only where they are asked for', async () => {
  const here = await openDesk();
  // Read in four pieces of 4 MiB: at one of the three cuts at least a character of three bytes is divided.
  const text = '国'.repeat(4_400_000);
  const article = source(sourceIdOf('article', await sha256(text)), [find('国家安全', 'national security')]);
  const note = edit(1, { of: term('国家安全'), set: 'note', to: 'Mine', replaces: [] });
  await here.store.keepSource(article, text, [note]);

  const without = await backupFile(here.store, contextOf(here.learner), false);
  const there = await openDesk();
  const first = await preview(there, without.parts);
  expect(first.plan).toMatchObject({ sources: { fresh: 1 }, changes: { note: 1 }, library: { texts: [] } });
  await importPreviewed(there.store, first, there.now);
  expect(await there.store.readLibrary()).toMatchObject({ sources: [article], edits: [note] });
  expect(await there.store.readText(article.id)).toBeNull();

  const { parts } = await backupFile(here.store, contextOf(here.learner), true);
  const second = await preview(there, parts);
  expect(second.plan).toMatchObject({ sources: { known: 1 }, changes: {} });
  expect(second.plan.library).toMatchObject({ sources: [], edits: [], texts: [{ source: article.id }] });
  await importPreviewed(there.store, second, there.now);
  expect(await there.store.readText(article.id)).toBe(text);
  expect((await preview(there, parts)).plan.library.texts).toEqual([]);
});

test('what is imported or erased is in the library that screens show, and among the cards', async () => {
  const desk = await openDesk();
  const { learner, store } = desk;
  const list = source(SOURCE_C, [find('试试看', 'give it a try', { places: [] })]);
  await learner.shelf.whole();
  await store.merge([], store.settings, desk.now, undefined, { sources: [list], edits: [], texts: [] });
  await learner.reloadAll();
  expect(learner.shelf.library?.entry(term('试试看'))?.gloss).toBe('give it a try');
  expect(learner.cards.map(({ term }) => term)).toContain(term('试试看'));
  await learner.erase();
  expect(learner.shelf.library?.entry(term('试试看'))).toBeUndefined();
  expect(learner.cards.map(({ term }) => term)).not.toContain(term('试试看'));
});

test('the file offered when the store refuses holds the answer it would not take', async () => {
  const desk = await openDesk();
  const [one, two] = desk.learner.queue().main;
  await desk.learner.grade(one!, 3, 1000);
  desk.store.refuses = true;
  await expect(desk.learner.grade(two!, 4, 1000)).rejects.toThrow();
  const read = async () => {
    const { parts } = await rescueFile(desk.learner);
    const elsewhere = await openDesk();
    return (await preview(elsewhere, parts)).plan.adds;
  };
  expect(await read()).toMatchObject([{ card: one }, { card: two, grade: 4 }]);

  // Not even reading works: what this tab knows still goes out.
  desk.store.readLog = () => Promise.reject(new Error('gone'));
  expect(await read()).toMatchObject([{ card: one }, { card: two, grade: 4 }]);
});

test('a file that is none changes nothing and says why', async () => {
  const desk = await openDesk();
  await expect(preview(desk, ['hello'])).rejects.toThrow(BackupError);
  expect(desk.store.log).toEqual([]);
});

test('reviews go to a spreadsheet, one line each', async () => {
  const desk = await openDesk();
  await desk.learner.grade(desk.learner.queue().main[0]!, 3, 1000);
  const { parts } = await reviewsFile(desk.store, desk.learner.today());
  expect(parts.join('').trim().split('\r\n')).toHaveLength(2);
});

test('a file is named by the learner’s own day, which begins in the morning where the learner is', async () => {
  const desk = await openDesk();
  // Half past two in the night in Shanghai: still the evening before, and two days in UTC.
  desk.now = Date.UTC(2026, 10, 25, 18, 30);
  desk.zone = 'Asia/Shanghai';
  expect((await backupFile(desk.store, contextOf(desk.learner), false)).name).toBe('tifa-2026-11-25.json');
  desk.now = Date.UTC(2026, 10, 25, 21, 30);
  const file = await backupFile(desk.store, contextOf(desk.learner), false);
  expect(file.name).toBe('tifa-2026-11-26.json');
  expect(JSON.parse(file.parts.join(''))).toMatchObject({ day: '2026-11-26' });
  expect((await reviewsFile(desk.store, desk.learner.today())).name).toBe('tifa-reviews-2026-11-26.csv');
});
