/** Marks that a reading stands between, behind the characters it is of; no text has them. */
export const READING_STARTS = '\ufdd0';
export const READING_ENDS = '\ufdd1';
