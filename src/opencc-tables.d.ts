/** The single tables of opencc-js, which its own types leave out. */
declare module 'opencc-js/dict/*' {
  /** `A B|C D E|…`: a character, then its counterparts, the commonest first. */
  const dictionary: string;
  export default dictionary;
}
