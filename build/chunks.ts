/** Which files the build puts together, and what they are called (vite.config.ts). */

/**
 * Where the file begins that Today fetches once it runs, and that index.html asks for ahead (first-screen.ts). What these
 * import, but for what runs before, comes into it.
 */
export const STUDY_ROOTS = [
  'src/store/store.ts',
  'src/app/learner/learner.ts',
  'src/app/today/today.ts',
  'src/app/today/TodayBody.svelte',
] as const;

export const isStudyRoot = (id: string): boolean => STUDY_ROOTS.some((root) => id.endsWith(`/${root}`));

/**
 * Svelte's custom elements, of which there are none here. Svelte makes their base class when it is loaded, and so the build
 * would keep it, with what it needs, in the first file.
 */
export const CUSTOM_ELEMENTS = /\/svelte\/src\/internal\/client\/dom\/elements\/custom-element\.js$/;

/**
 * What of Svelte only later screens need: lists, fields and their values, copies of state. Svelte's parts are all named in one
 * file, which the first screen imports, and so they would come with it.
 */
export const SVELTE_LATER =
  /\/svelte\/src\/internal\/(?:client\/dom\/(?:blocks\/(?:await|each|svelte-element)|elements\/bindings\/(?:input|select|size))|shared\/clone)\.js$/;

/** What every screen with Chinese needs, in one file: each name of a part is told in the first load. */
export const CHINESE_FILES =
  /\/src\/app\/term\/(?:aids|Chinese|face|Hanzi|Phonetic|Prose|ReadHanzi|TaiwanReading|tone-colours)\./;

/** What forms and lists are built of, in one file: each of it is small, and almost every screen has some of it. */
export const UI_FILES =
  /\/src\/app\/ui\/(?:Callout|Choices|FaintLine|Field|NumberField|ReportDetails|Select|Switch|TextField)\.svelte/;

/** What stands below Today's figures, and comes when these stand. */
export const BELOW_TODAY = /\/src\/app\/today\/TodayMore\.svelte$/;

/** Files of what several screens share. */
export const SHARED = 'shared';

/**
 * Names of what is loaded later. The readers of formats, with their libraries, are told apart: the service worker keeps them
 * only once they were asked for (service-worker.ts).
 */
export function partName({
  name,
  moduleIds,
}: {
  readonly name: string;
  readonly moduleIds: readonly string[];
}): string {
  // The bundler's name lists all who share it, and would be told wherever one of them is loaded.
  const short = name.startsWith(`${SHARED}~`) ? SHARED : '[name]';
  return `assets/${moduleIds.some(isReaders) ? 'part-' : ''}${short}-[hash].js`;
}

/** What recognises a format is needed for any, and small. */
const COMMON =
  /\/src\/formats\/(?:text|document|recognise|zip-directory|read-file|readers|detect-encoding|encoding)\.ts/;
const OF_READERS =
  /\/src\/formats\/|\/src\/exchange\/anki\/(?:read|write|zstd|protobuf)\.ts|\/src\/app\/read\/pdf-tables|\/node_modules\/(?:jschardet|htmlparser2|linkedom|mammoth|fflate|fzstd|pbf|sql\.js|pdfjs-dist)\//;

const isReaders = (id: string): boolean => OF_READERS.test(id) && !COMMON.test(id);
