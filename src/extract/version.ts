/**
 * The version of what the extractor finds. Raised whenever it finds other terms or glosses in the same text: of two
 * readings of one text the library shows that of the newer version. By itself, so that telling it brings no extractor.
 */
export const EXTRACTOR_VERSION = 12;
