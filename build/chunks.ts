/** Which files the build puts together (vite.config.ts). */

/** In folders of `src/`: what Today and the drill both need, and other screens rarely without them. */
export const STUDY_PATHS = [
  'store/',
  'schedule/',
  'app/learner/learner',
  'app/learner/wording',
  'app/today/today',
  'app/today/absence',
  'app/today/pace',
  'app/drill/drill-address',
] as const;

/** Of the schedule, what only figures and the fit ask for. */
export const SCHEDULE_APART = ['simulate', 'statistics', 'fitting'] as const;

const paths = STUDY_PATHS.join('|').replace('schedule/', `schedule/(?!(?:${SCHEDULE_APART.join('|')})\\.)`);

/** The modules of the file that Today and the drill share. */
export const STUDY_FILES = new RegExp(`/src/(?:${paths})|/node_modules/(?:ts-fsrs|ulid|idb-keyval)/`);
