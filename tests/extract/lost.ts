/**
 * Passages that the fitted weights read wrongly in part. Each is run as a test that must fail, so that one that is read
 * rightly again is taken off the list.
 */
export const LOST: ReadonlySet<string> = new Set([
  // Read rightly by the weights set by hand, which were made with these very passages; the fitted ones are better on
  // passages that neither was made with.
  'diaspora',
  'verbs at quote start, continuing',
  'encyclopaedia person',
  // Never read rightly.
  '2 meaning and -ing',
  '2 a head noun with to',
  '3 a line of verse',
  '5 a participle that the Chinese lacks',
  '5 the last of a series',
]);
