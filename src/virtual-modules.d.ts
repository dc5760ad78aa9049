/** What the plugins in `build/` provide. */
declare module 'virtual:lexicon' {
  /** Where the dictionary's text form lies, gzipped. */
  const url: string;
  export default url;
  /** How much comes over the network. */
  export const bytes: number;
}
declare module 'virtual:fsrs-trainer' {
  /** Where the trainer's WebAssembly lies, gzipped. */
  const url: string;
  export default url;
  /** How much comes over the network. */
  export const bytes: number;
}
/** The version in package.json, with the commit the app was built from where that is known. */
declare const __APP_VERSION__: string;
