/** What a Chinese voice can be given: Chinese, with no more of another language than Chinese has. */
export function isSpeakable(text: string): boolean {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[\p{Script=Latin}\p{M}’'-]+/gu)?.length ?? 0;
  // A word says about as much as two characters.
  return characters > 2 * words;
}
