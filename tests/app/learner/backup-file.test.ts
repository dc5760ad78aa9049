import { expect, test } from 'vitest';
import {
  backupFile,
  contextOf,
  previewImport,
  rescueFile,
  reviewsFile,
} from '../../../src/app/learner/backup-file.ts';
import { BackupError } from '../../../src/exchange/backup.ts';
import { openDesk } from './in-memory.ts';

test('what one device writes another takes in, and only what it lacks', async () => {
  const here = await openDesk();
  const there = await openDesk();
  const [one, two] = here.learner.queue().main;
  await here.learner.grade(one!, 3, 1000);
  await here.learner.change('newPerDay', 7);
  const file = await backupFile(here.store, contextOf(here.learner));
  expect(file.name).toBe('tifa-2026-11-25.json');

  const { backup, plan } = await previewImport(there.store, file.parts.join(''));
  expect(plan).toMatchObject({ known: 0, answers: 1, settings: ['newPerDay'] });
  await there.store.merge(plan.adds, backup.settings, there.now);
  await there.learner.reload();
  expect(there.learner.stateOf(one!)).toEqual(here.learner.stateOf(one!));
  expect(there.learner.settings.newPerDay).toBe(7);

  await there.learner.grade(two!, 3, 1000);
  const again = await previewImport(there.store, file.parts.join(''));
  expect(again.plan).toMatchObject({ adds: [], known: 1, settings: [] });
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
    return (await previewImport(elsewhere.store, parts.join(''))).plan.adds;
  };
  expect(await read()).toMatchObject([{ card: one }, { card: two, grade: 4 }]);

  // Not even reading works: what this tab knows still goes out.
  desk.store.readLog = () => Promise.reject(new Error('gone'));
  expect(await read()).toMatchObject([{ card: one }, { card: two, grade: 4 }]);
});

test('a file that is none changes nothing and says why', async () => {
  const desk = await openDesk();
  await expect(previewImport(desk.store, 'hello')).rejects.toThrow(BackupError);
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
  expect((await backupFile(desk.store, contextOf(desk.learner))).name).toBe('tifa-2026-11-25.json');
  desk.now = Date.UTC(2026, 10, 25, 21, 30);
  const file = await backupFile(desk.store, contextOf(desk.learner));
  expect(file.name).toBe('tifa-2026-11-26.json');
  expect(JSON.parse(file.parts.join(''))).toMatchObject({ day: '2026-11-26' });
  expect((await reviewsFile(desk.store, desk.learner.today())).name).toBe('tifa-reviews-2026-11-26.csv');
});
