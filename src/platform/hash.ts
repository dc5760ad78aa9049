/** Hashes, as the browser makes them. */

/**
 * The SHA-256 of a text as UTF-8, in hexadecimal digits.
 *
 * @throws TypeError where the page came by a connection that the browser does not trust
 */
export const sha256 = (text: string): Promise<string> => hash('SHA-256', text);

/** The SHA-1, by which other programs compare texts; it keeps nobody from making two alike. Throws as `sha256` does. */
export const sha1 = (text: string): Promise<string> => hash('SHA-1', text);

async function hash(algorithm: 'SHA-1' | 'SHA-256', text: string): Promise<string> {
  const digest = await crypto.subtle.digest(algorithm, new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
