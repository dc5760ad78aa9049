/** The single tables of opencc-js, which its own types leave out. */
declare module 'opencc-js/dict/STCharacters' {
  const dictionary: string;
  export default dictionary;
}
declare module 'opencc-js/dict/TSCharacters' {
  const dictionary: string;
  export default dictionary;
}
