/** A term's reading in pieces: its syllables, and the Latin letters and digits between them. */

/**
 * The pieces of a reading in order, such as `zhu3 quan2 AI` of 主权AI, whether or not the reading itself names
 * what is no character. Where it has not one syllable for each character it stays as it is.
 *
 * @param reading a syllable for each character, divided by blanks: numbered pinyin or zhuyin
 */
export function piecesOf(hanzi: string, reading: string): readonly string[] {
  const given = reading.split(/\s+/).filter((piece) => piece !== '');
  const runs = hanzi.normalize('NFKC').match(/\p{Script=Han}|[\p{Script=Latin}\p{N}]+/gu) ?? [];
  const characters = runs.filter(isHan).length;
  // Latin letters that are there already, or a reading that is of something else.
  if (characters === runs.length || given.length !== characters) return given;
  let next = 0;
  return runs.map((run) => (isHan(run) ? given[next++]! : run));
}

/** Those signs of Taiwan's reading that differ from the mainland's, in order; both sign by sign, divided by blanks. */
export function differingSigns(zhuyin: string, taiwan: string): string {
  const mainland = zhuyin.split(' ');
  return taiwan
    .split(' ')
    .filter((sign, index) => sign !== mainland[index])
    .join(' ');
}

const isHan = (run: string): boolean => /^\p{Script=Han}/u.test(run);
