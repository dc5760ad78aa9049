/** What sort of thing a term names. */
export const KINDS = [
  'person',
  'organisation',
  'place',
  'publication',
  'policy-term',
  'event',
  'document',
  'expression',
] as const;
export type Kind = (typeof KINDS)[number];

/** The kinds that can be told from a text alone; the others are people's to say. */
export type FoundKind = Exclude<Kind, 'event' | 'document' | 'expression'>;
