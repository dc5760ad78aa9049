/**
 * What is done with the whole log: in a worker, so that a million reviews do not hold the screen, or here where
 * there is no worker.
 */
import { readBackup, planImport, type Refused } from '../../../exchange/backup.ts';
import type { CardId, LogRecord } from '../../../schedule/model.ts';
import { createScheduler, NEW_CARD } from '../../../schedule/scheduler.ts';
import type { SettingName, StoredSettings } from '../../../schedule/settings.ts';
import { aheadOf, type Ahead } from '../../../schedule/ahead.ts';
import type { OnShare, Store } from '../../../store/store.ts';
import { backupFile, reviewsFile, type LearnerFile } from '../backup-file.ts';
import { figuresOf, type Figures } from '../../statistics/figures.ts';
import { forecast, type Forecast } from '../../statistics/forecast.ts';
import type { Job, JobOf } from './messages.ts';

/** What importing a file would do, without the records themselves. */
export interface ImportSummary {
  /** ISO 8601; null where the file does not say. */
  readonly exportedAt: string | null;
  readonly adds: number;
  readonly answers: number;
  readonly known: number;
  readonly settings: readonly SettingName[];
  readonly refused: number;
  readonly problems: readonly Refused[];
  readonly incomplete: boolean;
  /** Of the records it adds, those that carry a moment to come. */
  readonly ahead: Ahead | null;
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
  /** A card's records and the undos that take one of them back, in the log's order. */
  readonly history: readonly LogRecord[];
}

/** Does jobs one after the other; remembers a file from its preview to its merge. */
export class LogJobs {
  readonly #store: () => Promise<Store>;
  readonly #random: () => number;
  #held: { readonly adds: readonly LogRecord[]; readonly settings: StoredSettings } | undefined;

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
        const file = await backupFile(await this.#store(), job.context, onshare);
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
        const store = await this.#store();
        return store.merge(held.adds, held.settings, job.now, onshare);
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
      case 'history': {
        const log = await (await this.#store()).readLog(onshare);
        const records = log.filter((record) => record.type !== 'undo' && record.card === job.card);
        const ids = new Set(records.map(({ id }) => id));
        const undos = log.filter((record) => record.type === 'undo' && ids.has(record.undoes));
        return [...records, ...undos];
      }
    }
  }

  async #preview(file: Blob, now: number, onshare: OnShare): Promise<ImportSummary> {
    this.#held = undefined;
    const backup = readBackup(await file.text());
    const store = await this.#store();
    const [log, settings] = await Promise.all([store.readLog(onshare), store.readSettings()]);
    const plan = planImport(backup, { log, settings });
    this.#held = { adds: plan.adds, settings: backup.settings };
    return {
      exportedAt: backup.exportedAt,
      adds: plan.adds.length,
      answers: plan.answers,
      known: plan.known,
      settings: plan.settings,
      refused: backup.refused,
      problems: backup.problems,
      incomplete: backup.incomplete,
      ahead: aheadOf(plan.adds, now),
    };
  }
}
