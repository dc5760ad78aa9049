/** Which files the build puts together, and what they are called (vite.config.ts). */

/** In folders of `src/`: what Today and the drill both need, and other screens rarely without them. */
export const STUDY_PATHS = [
  'store/',
  'schedule/',
  'app/learner/learner',
  'app/learner/wording',
  'app/learner/save-setting',
  'app/library/label-names',
  'app/library/named',
  'app/today/today',
  'app/today/TodayBody',
  'app/today/NextSteps',
  'app/today/RecentReading',
  'app/today/Week',
  'app/today/absence',
  'app/today/kept-lately',
  'app/today/next-steps',
  'app/today/pace',
  'app/today/progress',
  'app/today/wording',
  'app/ui/Section',
  'app/drill/drill-address',
] as const;

/** Of the schedule, what only figures and the fit ask for. */
export const SCHEDULE_APART = ['simulate', 'statistics', 'fitting'] as const;

// The store's library, with what it moves there, brings the schemas of sources and edits, and tables of characters.
const paths = STUDY_PATHS.join('|')
  .replace('schedule/', `schedule/(?!(?:${SCHEDULE_APART.join('|')})\\.)`)
  .replace('store/', 'store/(?!(?:library|own-copies)\\.ts)');

/** The modules of the file that Today and the drill share. */
export const STUDY_FILES = new RegExp(`/src/(?:${paths})|/node_modules/(?:ts-fsrs|ulid|idb-keyval)/`);

/**
 * Names of what is loaded later. The readers of formats, with their libraries, are told apart: the service worker keeps them
 * only once they were asked for (service-worker.ts).
 */
export function partName({ moduleIds }: { readonly moduleIds: readonly string[] }): string {
  return `assets/${moduleIds.some(isReaders) ? 'part-' : ''}[name]-[hash].js`;
}

/** What recognises a format is needed for any, and small. */
const COMMON =
  /\/src\/formats\/(?:text|document|recognise|zip-directory|read-file|readers|detect-encoding)\.ts/;
const OF_READERS =
  /\/src\/formats\/|\/src\/exchange\/anki\/(?:read|write|zstd)\.ts|\/src\/app\/read\/pdf-tables|\/node_modules\/(?:jschardet|htmlparser2|linkedom|mammoth|fflate|fzstd|sql\.js|pdfjs-dist)\//;

const isReaders = (id: string): boolean => OF_READERS.test(id) && !COMMON.test(id);
