/** What the screen calls the kinds and topics of a glossary. */
import type { Kind, Topic } from '../glossary/entry.ts';

export const KIND_LABELS: Readonly<Record<Kind, { one: string; many: string }>> = {
  'policy-term': { one: 'Policy term', many: 'Policy terms' },
  person: { one: 'Person', many: 'People' },
  organisation: { one: 'Organisation', many: 'Organisations' },
  place: { one: 'Place', many: 'Places' },
  publication: { one: 'Publication', many: 'Publications' },
};

export const TOPIC_LABELS: Readonly<Record<Topic, string>> = {
  'foreign-policy': 'Foreign policy',
  'security-intelligence': 'Security and intelligence',
  'population-family': 'Population and family',
  'technology-sovereignty': 'Technology and sovereignty',
  'party-discourse': 'Party discourse',
};

/** "1 term", "12 terms": `many` where the plural is not made with s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
