/** What the plugins in `build/` provide. */
declare module 'virtual:lexicon' {
  /** Where the dictionary's text form lies, gzipped. */
  const url: string;
  export default url;
  /** How much comes over the network. */
  export const bytes: number;
  /** Of what comes, in hexadecimal digits. */
  export const sha256: string;
}
declare module 'virtual:song-face' {
  /** The characters the app's own face draws, in the order of Unicode. */
  const characters: string;
  export default characters;
}
declare module 'virtual:issue-facts' {
  /** The journal's name, how many terms the issue prints, in how many articles. */
  const facts: { readonly journal: string; readonly terms: number; readonly articles: number };
  export default facts;
}
declare module 'virtual:shipped-start' {
  /** Where what a start needs of the glossary lies (src/app/learner/shipped-start.ts). */
  const url: string;
  export default url;
  /** Names what the glossary holds: another one has another. */
  export const edition: string;
  /** What the issue is called. */
  export const title: string;
  /** What a backup says of the glossary: the id, the version of its form, how many entries. */
  export const stamp: { readonly id: string; readonly version: number; readonly entries: number };
}
declare module 'virtual:fsrs-trainer' {
  /** Where the trainer's WebAssembly lies, gzipped. */
  const url: string;
  export default url;
  /** How much comes over the network. */
  export const bytes: number;
  /** Of what comes, in hexadecimal digits. */
  export const sha256: string;
}
declare module 'virtual:stroke-packs' {
  /** A file of strokes, packed (src/app/strokes/pack.ts) and gzipped. */
  interface StrokeFile {
    readonly address: string;
    readonly bytes: number;
    /** In lower-case hexadecimal digits. */
    readonly sha256: string;
  }
  /** The strokes of the glossary's characters. */
  export const shipped: StrokeFile;
  /** These characters. */
  export const own: string;
  /** All others, in the order of code points, each with what it begins at. */
  export const rest: readonly (StrokeFile & { readonly from: number })[];
}
declare module 'virtual:character-facts' {
  /** The radicals and strokes of characters, packed (src/app/dictionary/character-facts.ts). */
  export const forms: string;
  export const radicals: string;
  export const strokes: string;
}
/** The version in package.json, with the commit the app was built from where that is known. */
declare const __APP_VERSION__: string;
/** In the service worker: what the app consists of (build/service-worker.ts). */
/* eslint-disable @typescript-eslint/consistent-type-imports -- An import statement would make this a module. */
declare const __APP_FILES__: readonly import('./app/offline/precache.ts').AppFile[];
declare const __APP_PARTS__: readonly import('./app/offline/precache.ts').AppFile[];
/** And what this version brings, in a sentence. */
declare const __WHAT_IS_NEW__: string;
/* eslint-enable @typescript-eslint/consistent-type-imports */
