/**
 * What is done with the whole log: in a worker, so that a million reviews do not hold the screen, or here where
 * there is no worker.
 */
import { notHereYet } from '../../../exchange/anki/not-here-yet.ts';
import type { AnkiFile } from '../../../exchange/anki/write.ts';
import type { ImportPlan } from '../../../exchange/import-plan.ts';
import type { Backup } from '../../../exchange/read-backup.ts';
import type { CardId, LogRecord } from '../../../schedule/model.ts';
import { movedRecords } from '../../../schedule/moved-records.ts';
import { createScheduler, NEW_CARD } from '../../../schedule/scheduler.ts';
import { NO_SETTINGS } from '../../../schedule/settings.ts';
import { sha1, sha256 } from '../../../platform/hash.ts';
import type { OnShare, Store } from '../../../store/store.ts';
import { backupFile, reviewsFile, type LearnerFile } from '../backup-file.ts';
import { importPreviewed, previewImport, type ImportPreview } from '../import-file.ts';
import { figuresOf, type Figures } from '../../statistics/figures.ts';
import { forecast, type Forecast } from '../../statistics/forecast.ts';
import { loadPart } from '../../shell/load.ts';
import type { Job, JobOf } from './messages.ts';

/** What importing a file would do, without the records themselves. */
export interface ImportSummary
  extends
    Pick<Backup, 'exportedAt' | 'writtenBy' | 'refused' | 'problems' | 'incomplete'>,
    Pick<ImportPlan, 'answers' | 'known' | 'settings' | 'sources' | 'knownEdits' | 'changes' | 'ahead'> {
  /** How many records are added. */
  readonly adds: number;
  /** How many edits. */
  readonly edits: number;
  /** How many texts come with it, and how many of them are not here yet. */
  readonly texts: { readonly fresh: number; readonly known: number };
}

export interface Results {
  readonly prepare: null;
  readonly backup: LearnerFile;
  readonly reviews: LearnerFile;
  readonly preview: ImportSummary;
  /** How many records were added. */
  readonly merge: number;
  readonly figures: Figures;
  readonly forecast: readonly Forecast[];
  /** The package, and what is in it. */
  readonly anki: AnkiFile;
  /** How many answers were added. */
  readonly add: number;
  readonly move: null;
  /** A card's records and the undos that take one of them back, in the log's order. */
  readonly history: readonly LogRecord[];
}

/** Does jobs one after the other; remembers a file from its preview to its merge. */
export class LogJobs {
  readonly #store: () => Promise<Store>;
  readonly #random: () => number;
  #held: ImportPreview | undefined;

  /** @param random uniform in [0, 1) */
  constructor(store: () => Promise<Store>, random: () => number) {
    this.#store = store;
    this.#random = random;
  }

  /** @throws BackupError where a file is none; the store's errors */
  async do<Type extends keyof Results>(job: JobOf<Type>, onshare: OnShare): Promise<Results[Type]> {
    return (await this.#do(job as Job, onshare)) as Results[Type];
  }

  async #do(job: Job, onshare: OnShare): Promise<Results[keyof Results]> {
    switch (job.type) {
      case 'prepare': {
        const store = await this.#store();
        const memory = await store.readMemory(createScheduler(job.settings), onshare);
        await store.tidy(memory, job.now);
        return null;
      }
      case 'backup': {
        const file = await backupFile(await this.#store(), job.context, job.texts, onshare);
        // A Blob is handed over as it is; a million lines would be copied.
        return { ...file, parts: [new Blob([...file.parts], { type: file.type })] };
      }
      case 'reviews': {
        const file = await reviewsFile(await this.#store(), job.day, onshare);
        return { ...file, parts: [new Blob([...file.parts], { type: file.type })] };
      }
      case 'preview':
        return this.#preview(job.file, job.now, onshare);
      case 'merge': {
        const held = this.#held;
        if (held === undefined) throw new Error('no file was read');
        return importPreviewed(await this.#store(), held, job.now, onshare);
      }
      case 'figures': {
        const log = await (await this.#store()).readLog(onshare);
        return figuresOf(log, createScheduler(job.settings), job.today, job.now);
      }
      case 'forecast': {
        const states = new Map(job.states);
        const learner = {
          memory: { of: (card: CardId) => states.get(card) ?? NEW_CARD },
          settings: job.settings,
          cards: job.states.map(([id]) => ({ id })),
        };
        return job.wanted.map(({ choice, days }) =>
          forecast(learner, job.habits, choice, job.today, days, this.#random),
        );
      }
      case 'anki':
        return this.#anki(job, onshare);
      case 'add': {
        const store = await this.#store();
        const fresh = notHereYet(job.records, await store.readLog());
        await store.merge(fresh, NO_SETTINGS, job.now, onshare);
        return fresh.filter(({ type }) => type === 'grade').length;
      }
      case 'move': {
        const store = await this.#store();
        const records = await movedRecords(await store.readLog(onshare), job, sha256);
        await store.merge(records, NO_SETTINGS, job.now, onshare, {
          sources: [],
          edits: job.edits,
          texts: [],
        });
        return null;
      }
      case 'history': {
        const log = await (await this.#store()).readLog(onshare);
        const records = log.filter((record) => record.type !== 'undo' && record.card === job.card);
        const ids = new Set(records.map(({ id }) => id));
        const undos = log.filter((record) => record.type === 'undo' && ids.has(record.undoes));
        return [...records, ...undos];
      }
    }
  }

  async #anki({ settings, ...wanted }: JobOf<'anki'>, onshare: OnShare): Promise<AnkiFile> {
    const [{ writePackage }, { openSqlite }] = await Promise.all([
      loadPart(() => import('../../../exchange/anki/write.ts')),
      loadPart(() => import('../sqlite.ts')),
    ]);
    const learned =
      settings === null
        ? null
        : { log: await (await this.#store()).readLog(), scheduler: createScheduler(settings) };
    return writePackage(await openSqlite(), { ...wanted, learned }, sha1, onshare);
  }

  async #preview(file: Blob, now: number, onshare: OnShare): Promise<ImportSummary> {
    this.#held = undefined;
    const { backup, plan } = (this.#held = await previewImport(await this.#store(), file, now, onshare));
    const { exportedAt, writtenBy, refused, problems, incomplete } = backup;
    const { adds, answers, known, settings, sources, knownEdits, changes, ahead, library } = plan;
    const texts = { fresh: library.texts.length, known: backup.texts.length - library.texts.length };
    return {
      ...{ exportedAt, writtenBy, refused, problems, incomplete },
      ...{ adds: adds.length, answers, known, settings },
      ...{ sources, edits: library.edits.length, knownEdits, changes, texts, ahead },
    };
  }
}
