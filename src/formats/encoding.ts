/** The encodings that a text may be in, and how it is asked which of them it is. */

/** Those that bear no mark and are not UTF-8, by the names of the Encoding Standard. */
export const OTHER_ENCODINGS = ['gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type OtherEncoding = (typeof OTHER_ENCODINGS)[number];
export const ENCODINGS = ['utf-8', ...OTHER_ENCODINGS] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * How likely each of some encodings is, as a number from 0 to 1, the likeliest first; those that are out of the
 * question are left out.
 */
export type Detect = (
  bytes: Uint8Array,
  among: readonly OtherEncoding[],
) => Promise<readonly { readonly encoding: OtherEncoding; readonly confidence: number }[]>;
