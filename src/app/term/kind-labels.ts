/** What the screen calls the kinds, registers and corrections of a glossary. */
import type { CorrectionType, Register } from '../../glossary/entry.ts';
import type { Kind } from '../../term/kinds.ts';

export const KIND_LABELS: Readonly<Record<Kind, { one: string; many: string }>> = {
  'policy-term': { one: 'Policy term', many: 'Policy terms' },
  person: { one: 'Person', many: 'People' },
  organisation: { one: 'Organisation', many: 'Organisations' },
  place: { one: 'Place', many: 'Places' },
  publication: { one: 'Publication', many: 'Publications' },
  event: { one: 'Event', many: 'Events' },
  document: { one: 'Document', many: 'Documents' },
  expression: { one: 'Expression', many: 'Expressions' },
};

export const REGISTER_LABELS: Readonly<Record<Register, string>> = {
  'party-formula': 'Party formula',
  diplomatic: 'Diplomacy',
  law: 'Law',
  administration: 'Administration',
  press: 'Press',
  academic: 'Scholarship',
  business: 'Business',
  folk: 'Folk speech',
  internet: 'Internet',
  abroad: 'Said abroad',
  name: 'Name',
};

export const CORRECTION_LABELS: Readonly<Record<CorrectionType, string>> = {
  conversion: 'Misread in the PDF',
  misprint: 'Misprint',
  mistranslation: 'Translation',
  fact: 'Fact',
  'out-of-date': 'Out of date',
};
