/** Two devices that meet in a folder. */
import { beforeEach, expect, test } from 'vitest';
import { meetInFolder, newFolder, readFolder } from '../../../src/app/learner/backup-folder.ts';
import { filesIn, writeFileIn } from '../../../src/platform/folder.ts';
import { NO_SETTINGS } from '../../../src/schedule/settings.ts';
import { find, source, SOURCE_A } from '../../library/made-up.ts';
import { openDesk, type Desk } from './in-memory.ts';

/** What the app asks of a folder, in memory. A file is another one as soon as it was written again. */
class Folder {
  readonly kind = 'directory';
  readonly name = 'cloud';
  readonly #files = new Map<string, File>();
  #writes = 0;
  /** Done once it is looked into, and while a file is being written. */
  onlook: () => Promise<unknown> = async () => undefined;
  onwrite: () => Promise<unknown> = async () => undefined;

  /** Puts a file there that a cloud has brought. */
  bring(file: File): void {
    this.#files.set(file.name, file);
  }

  async *values() {
    await this.onlook();
    for (const [name, file] of this.#files) yield { kind: 'file', name, getFile: async () => file };
  }

  async getFileHandle(name: string) {
    let content: Blob | undefined;
    return {
      createWritable: async () => ({
        write: async (blob: Blob) => {
          content = blob;
          await this.onwrite();
        },
        abort: async () => undefined,
        close: async () => {
          const lastModified = ++this.#writes;
          this.#files.set(name, new File([content!], name, { lastModified }));
        },
      }),
    };
  }
}

let made: Folder;
let folder: FileSystemDirectoryHandle;
beforeEach(() => {
  made = new Folder();
  folder = made as unknown as FileSystemDirectoryHandle;
});

const names = async () => (await filesIn(folder, () => true)).map(({ name }) => name);

/** A desk that has chosen the folder. @param seed of its own name */
async function deskHere(seed: number): Promise<Desk> {
  const desk = await openDesk();
  await desk.store.writeBackupFolder(newFolder(folder, false, () => seed / 36));
  return desk;
}

async function meet(desk: Desk) {
  const outcome = await meetInFolder(desk.learner);
  if (typeof outcome === 'string') throw new Error(outcome);
  return outcome;
}

test('a folder that is left just as the last is stored of it stays left', async () => {
  const here = await deskHere(10);
  const { writeBackupFolder } = here.store;
  here.store.writeBackupFolder = (...given) => {
    here.store.folder = undefined;
    return writeBackupFolder(...given);
  };
  expect(await meetInFolder(here.learner)).toBe('none');
  expect(here.store.folder).toBeUndefined();
});

test('each writes a file of its own and takes in the other’s, until both have everything', async () => {
  const here = await deskHere(10);
  const there = await deskHere(11);
  const [one, two] = here.learner.queue().main;
  await here.learner.grade(one!, 3, 1000);
  // Two devices do nothing in the same millisecond with the same chance.
  there.now += 60_000;
  await there.learner.grade(two!, 1, 1000);
  await there.learner.change('newPerDay', 7);

  expect(await meet(here)).toMatchObject({ taken: 0, problems: [] });
  expect(await meet(there)).toMatchObject({ taken: 1, problems: [] });
  expect(await meet(here)).toMatchObject({ taken: 1, problems: [] });
  expect(await names()).toEqual(['tifa-device-aaaaaaaa.json', 'tifa-device-bbbbbbbb.json']);
  for (const { learner } of [here, there]) {
    expect(learner.stateOf(one!).reps).toBe(1);
    expect(learner.stateOf(two!).reps).toBe(1);
    expect(learner.settings.newPerDay).toBe(7);
  }
});

test('where nothing has changed nothing is written, and no file is read twice', async () => {
  const here = await deskHere(10);
  const there = await deskHere(11);
  await here.learner.grade(here.learner.queue().main[0]!, 3, 1000);
  await meet(here);
  await meet(there);
  await meet(here);
  await meet(there);
  const times = async () => (await filesIn(folder, () => true)).map(({ lastModified }) => lastModified);
  const before = await times();
  for (const desk of [here, there, here]) expect(await meet(desk)).toMatchObject({ taken: 0 });
  expect(await times()).toEqual(before);
});

test('whatever a backup holds is written anew once it has changed, not answers alone', async () => {
  const written = async () => JSON.parse(await (await filesIn(folder, () => true))[0]!.text()) as object;
  const here = await openDesk();
  await here.store.writeBackupFolder(newFolder(folder, true, () => 10 / 36));
  await meet(here);
  const article = source(SOURCE_A, [find('改革', null)]);
  await here.learner.shelf.keep(article, '改革。', []);
  await meet(here);
  expect(await written()).toMatchObject({
    sources: [article],
    texts: [{ source: article.id, text: '改革。' }],
  });
  await here.learner.shelf.forgetText(article.id);
  await meet(here);
  expect(await written()).toMatchObject({ sources: [article], texts: [] });

  // Answers older than the last one here, as a backup from elsewhere brings them.
  const there = await openDesk();
  there.now -= 60_000;
  await there.learner.grade(there.learner.queue().main[0]!, 3, 1000);
  await here.learner.grade(here.learner.queue().main[1]!, 3, 1000);
  await meet(here);
  await here.store.merge(there.store.log, NO_SETTINGS, here.now);
  await here.learner.reloadAll();
  await meet(here);
  expect(await written()).toMatchObject({ log: [...there.store.log, ...here.store.log.slice(0, 1)] });
});

test('what is no backup is named, and keeps nothing else from being taken in', async () => {
  const there = await deskHere(11);
  await there.learner.grade(there.learner.queue().main[0]!, 3, 1000);
  await meet(there);
  await writeFileIn(folder, 'tifa-broken.json', new Blob(['{"app":"ti']));
  await writeFileIn(folder, 'holidays.json', new Blob(['[]']));
  const here = await deskHere(10);
  const { taken, problems } = await meet(here);
  expect(taken).toBe(1);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^tifa-broken\.json: .*not JSON, or was cut short/);
  // It is named for as long as it lies there: the first time nobody may have looked.
  expect((await meet(here)).problems).toEqual(problems);
});

test('what was taken in is seen, though a later file could not be read', async () => {
  const there = await deskHere(11);
  const [card] = there.learner.queue().main;
  await there.learner.grade(card!, 3, 1000);
  await meet(there);
  const gone = new File(['{}'], 'tifa-gone.json');
  gone.slice = () => {
    throw new DOMException('it has changed', 'NotReadableError');
  };
  made.bring(gone);
  const here = await deskHere(10);
  await expect(meetInFolder(here.learner)).rejects.toThrow('it has changed');
  expect(here.learner.stateOf(card!).reps).toBe(1);
});

test('a folder that is left while it is looked into takes nothing in and gets nothing', async () => {
  const there = await deskHere(11);
  const [card] = there.learner.queue().main;
  await there.learner.grade(card!, 3, 1000);
  await meet(there);
  const here = await deskHere(10);
  made.onlook = () => here.store.writeBackupFolder(null);
  expect(await meetInFolder(here.learner)).toBe('none');
  expect(here.learner.stateOf(card!).reps).toBe(0);
  made.onlook = async () => undefined;
  expect(await names()).toEqual(['tifa-device-bbbbbbbb.json']);
});

test('a folder that is left while its file is written does not come back', async () => {
  const here = await deskHere(10);
  made.onwrite = () => here.store.writeBackupFolder(null);
  expect(await meetInFolder(here.learner)).toBe('none');
  expect(await readFolder(here.learner)).toBeNull();
});

test('once everything is erased here there is no folder, and the file there stays as it was', async () => {
  const here = await deskHere(10);
  await here.learner.grade(here.learner.queue().main[0]!, 3, 1000);
  await meet(here);
  const [before] = await filesIn(folder, () => true);
  const text = await before!.text();
  await here.store.writeBackupFolder(null);
  expect(await readFolder(here.learner)).toBeNull();
  expect(await meetInFolder(here.learner)).toBe('none');
  const [after] = await filesIn(folder, () => true);
  expect(await after!.text()).toBe(text);

  // Whoever begins anew and chooses it again has everything back.
  const anew = await deskHere(12);
  expect(await meet(anew)).toMatchObject({ taken: 1 });
});
