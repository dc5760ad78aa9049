/** What is done with all of the learner's data under Settings, one thing at a time, and what came of it. */
import { BackupError } from '../../exchange/backup.ts';
import { checkBackupSize } from '../../exchange/read-backup.ts';
import { appFolder } from '../../platform/platform.ts';
import { storageUsage, type Usage } from '../../platform/storage.ts';
import type { TextsKept } from '../../store/store.ts';
import { forgetLookUps } from '../dictionary/recent.ts';
import type { LearnerFile } from '../learner/backup-file.ts';
import { leaveBackupFolder } from '../learner/backup-folder.svelte.ts';
import type { Learner } from '../learner/learner.ts';
import { isEnded, LogWork, waysFor, workOnLog } from '../learner/log-work/client.ts';
import type { ImportSummary } from '../learner/log-work/jobs.ts';
import { backupOf, BYTES_A_RECORD, rememberSaved } from '../learner/save-file.ts';
import { forgetAllShared } from '../offline/shared.ts';
import { forgetPlaces } from '../read/reading-place.ts';
import { rememberBegun } from '../shell/begun.ts';
import { failureText } from '../shell/failure.ts';
import { endDataNotices } from '../shell/notices.svelte.ts';
import { keepStorage } from '../shell/keep.ts';
import { download } from '../ui/download.ts';
import { forgetPage } from '../ui/erased.ts';
import { comingText, isListFile } from './data-wording.ts';

interface Outcome {
  readonly tone: 'done' | 'problem';
  readonly text: string;
}

type OnShare = (share: number) => void;

export class DataWork {
  #working = $state.raw<{ readonly what: string; readonly share: number | null } | null>(null);
  #outcome = $state.raw<Outcome>();
  #listFile = $state.raw<string>();
  #preview = $state.raw<{ readonly summary: ImportSummary; readonly work: LogWork }>();
  #usage = $state.raw<Usage>();
  #texts = $state.raw<TextsKept>({ count: 0, bytes: 0 });
  /** Whether they go into the next file. */
  withTexts = $state(false);
  /** Reads a file that may come to a preview. */
  #looking: LogWork | undefined;
  #isAsking = false;

  /** What is under way and how far it is; null while nothing is. */
  get working() {
    return this.#working;
  }
  /** What was done, or what went wrong. */
  get outcome(): Outcome | undefined {
    return this.#outcome;
  }
  /** The name of a file that comes in elsewhere. */
  get listFile(): string | undefined {
    return this.#listFile;
  }
  /** What importing the file that was opened would do. */
  get preview(): ImportSummary | undefined {
    return this.#preview?.summary;
  }
  /** How much room is taken; undefined until that is known. */
  get usage(): Usage | undefined {
    return this.#usage;
  }
  /** The texts that may go into a file. */
  get texts(): TextsKept {
    return this.#texts;
  }

  async lookForRoom(): Promise<void> {
    this.#usage = await storageUsage();
  }

  /** Lets go of what is being read, and of what was. */
  end(): void {
    this.#looking?.end();
    this.leaveFile();
  }

  /**
   * Looks which texts there are, then asks; whether they go into a file is asked anew each time. No button is off
   * meanwhile: the focus comes back to it after the question.
   */
  async ask(learner: Learner, question: () => void | Promise<void>): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    this.#outcome = undefined;
    this.#listFile = undefined;
    this.withTexts = false;
    try {
      this.#texts = await learner.store.measureTexts();
      await question();
    } catch (error) {
      this.#tell(error);
    } finally {
      this.#isAsking = false;
    }
  }

  saveBackup(learner: Learner): Promise<void> {
    return this.#save(async (onshare) => {
      const file = await backupOf(learner, this.withTexts ? this.#texts : null, onshare);
      rememberSaved(learner);
      return file;
    });
  }

  saveReviews(learner: Learner): Promise<void> {
    return this.#save((onshare) =>
      workOnLog(
        learner.store,
        { type: 'reviews', day: learner.today() },
        { onshare },
        waysFor(learner.memory),
      ),
    );
  }

  /** Reads a file and says what importing it would do. */
  openFile(learner: Learner, file: File): Promise<void> {
    return this.#do('Reading the file…', async (onshare) => {
      try {
        checkBackupSize(file.size);
        const work = (this.#looking = new LogWork(
          learner.store,
          waysFor(learner.memory, file.size / BYTES_A_RECORD),
        ));
        const summary = await work.do({ type: 'preview', file, now: learner.clock.now() }, onshare);
        this.#preview = { summary, work };
      } catch (error) {
        this.#looking?.end();
        if (!(error instanceof BackupError && isListFile(file.name))) throw error;
        this.#listFile = file.name;
      } finally {
        this.#looking = undefined;
      }
    });
  }

  leaveFile(): void {
    this.#preview?.work.end();
    this.#preview = undefined;
  }

  /** Takes in the file that was opened. */
  async takeFileIn(learner: Learner): Promise<void> {
    const opened = this.#preview;
    if (opened === undefined) return;
    await this.#do('Adding what is new…', async (onshare) => {
      this.#preview = undefined;
      let added: number;
      try {
        added = await opened.work.do({ type: 'merge', now: learner.clock.now() }, onshare);
      } finally {
        opened.work.end();
      }
      this.#working = { what: 'Reading everything anew…', share: null };
      await learner.reloadAll();
      const { summary } = opened;
      const came = comingText({ ...summary, adds: added, answers: Math.min(added, summary.answers) });
      this.#say(came === '' ? 'Nothing in it was new.' : `Taken in: ${came}.`);
      await this.lookForRoom();
    });
  }

  eraseEverything(learner: Learner): Promise<void> {
    return this.#do('Erasing…', async () => {
      // Its files stay where they are; but the emptiness here is not written over them.
      await leaveBackupFolder(learner);
      await learner.erase();
      await forgetAllShared(appFolder());
      rememberBegun(false);
      forgetPlaces();
      forgetLookUps();
      forgetPage();
      endDataNotices();
      this.#say('Everything was erased.');
      await this.lookForRoom();
    });
  }

  /** Asks the browser to keep what is stored when room is short. */
  askToBeKept(): Promise<void> {
    return this.#do('Asking…', async () => {
      await keepStorage(() => void this.lookForRoom());
      await this.lookForRoom();
    });
  }

  #save(make: (onshare: OnShare) => Promise<LearnerFile>): Promise<void> {
    return this.#do('Writing the file…', async (onshare) => {
      const file = await make(onshare);
      download(file);
      this.#say(`Saved as ${file.name}.`);
    });
  }

  async #do(what: string, task: (onshare: OnShare) => Promise<void>): Promise<void> {
    this.#working = { what, share: null };
    this.#outcome = undefined;
    this.#listFile = undefined;
    try {
      await task((share) => (this.#working = { what, share }));
    } catch (error) {
      this.#tell(error);
    } finally {
      this.#working = null;
    }
  }

  #say(text: string): void {
    this.#outcome = { tone: 'done', text };
  }

  #tell(error: unknown): void {
    if (isEnded(error)) return;
    console.error(error);
    if (error instanceof BackupError) {
      this.#outcome = { tone: 'problem', text: `${error.message} Nothing was changed.` };
      return;
    }
    this.#outcome = { tone: 'problem', text: failureText(error, navigator.onLine) };
  }
}
