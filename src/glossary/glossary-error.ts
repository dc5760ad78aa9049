/** A glossary file that cannot be used; the message says which file and why, in one line. */
export class GlossaryError extends Error {
  override readonly name = 'GlossaryError';
}
