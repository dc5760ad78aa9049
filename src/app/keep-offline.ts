/** What is done for later visits, once the first screen stands: a copy of the app for use without a network, and what came of it. */
import { appShelf, lookForExtras, offline } from './offline/offline.svelte.ts';
import { EXTRAS } from './offline/extras.ts';
import { readyNotice } from './offline/wording.ts';
import { storageSize } from './learner/wording.ts';
import { installation } from './shell/install.svelte.ts';
import { loadPart } from './shell/load.ts';
import { notify, withdrawNotice, type NoticeAction } from './shell/notices.svelte.ts';

/**
 * @param details the action that leads to what the device keeps
 * @param tellNotKept says that nothing is kept
 * @throws LoadError
 */
export async function keepOffline(details: NoticeAction, tellNotKept: () => void): Promise<void> {
  prepareForHomeScreen();
  const serviceWorker = await loadPart(() => import('./offline/service-worker.ts')).catch(
    (error: unknown) => {
      appShelf.notKept({ reason: 'worker', details: String(error), hasOlder: false });
      throw error;
    },
  );

  async function tellReady() {
    await lookForExtras();
    const missing = (['dictionary', 'trainer'] as const).filter(
      (extra) => offline.extras[extra].status !== 'kept',
    );
    const bytes = missing.reduce((sum, extra) => sum + EXTRAS[extra].bytes, 0);
    const text = readyNotice(missing.length === 0 ? null : storageSize(bytes));
    notify({ id: 'offline', tone: 'quiet', text, action: details });
  }

  const keeping = await serviceWorker.keepOffline({
    keeping: appShelf.keeping,
    kept: appShelf.kept,
    offlineReady: () => {
      withdrawNotice('not-kept');
      void tellReady();
    },
    needRefresh: (take, whatIsNew) =>
      notify({
        id: 'new-version',
        tone: 'quiet',
        text: ['A new version is ready.', ...(whatIsNew === null ? [] : [whatIsNew])].join(' '),
        stays: true,
        action: { label: 'Reload', run: take },
      }),
    notKept: (problem) => {
      console.info('Not kept:', problem.reason, problem.details);
      appShelf.notKept(problem);
      // With a version on the device nothing is lost, and the next visit tries again.
      if (!problem.hasOlder) tellNotKept();
    },
  });
  appShelf.connect(keeping);
}

/** Before the reader puts the app on the home screen of an iPhone or iPad. */
function prepareForHomeScreen(): void {
  if (installation.state !== 'by-share-sheet') return;
  loadPart(() => import('./shell/start-images.ts')).then(
    ({ nameStartImages }) => nameStartImages(document, [screen.width, screen.height, devicePixelRatio]),
    // The app opens on a plain ground then.
    console.info,
  );
}
