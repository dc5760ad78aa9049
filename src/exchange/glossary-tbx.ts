/**
 * A glossary as TBX-Basic (ISO 30042:2019, dialect TBX-Basic, style DCA): one concept entry per term, with
 * its simplified, traditional and English terms, for translators' tools.
 */
import { create } from 'xmlbuilder2';
import type { Entry, Glossary } from '../glossary/entry.ts';

const NAMESPACE = 'urn:iso:std:iso:30042:ed-2';

/** A TBX document, UTF-8, with an XML declaration. */
export function glossaryToTbx(glossary: Glossary): string {
  const { issue } = glossary;
  const source = `${issue.journal} ${issue.volume}-${issue.issue}, ${issue.date}`;
  const document = create({ version: '1.0', encoding: 'UTF-8' });
  const tbx = document.ele(NAMESPACE, 'tbx', { type: 'TBX-Basic', style: 'dca', 'xml:lang': 'en' });
  const file = tbx.ele('tbxHeader').ele('fileDesc');
  file.ele('titleStmt').ele('title').txt(`Chinese terms of ${source}`);
  file
    .ele('sourceDesc')
    .ele('p')
    .txt(`Terms as printed in ${source} (${issue.publisher}); notes by the Tifa authors.`);
  const body = tbx.ele('text').ele('body');
  const ids = new Set(glossary.entries.map((entry) => entry.id));
  for (const entry of glossary.entries) addConcept(body, entry, source, ids);
  return document.end({ prettyPrint: true }) + '\n';
}

type Node = ReturnType<typeof create>;

function addConcept(body: Node, entry: Entry, source: string, ids: ReadonlySet<string>): void {
  const concept = body.ele('conceptEntry', { id: conceptId(entry.id) });
  concept.ele('descrip', { type: 'subjectField' }).txt(entry.topic);
  if (entry.background) concept.ele('descrip', { type: 'definition' }).txt(entry.background);
  for (const id of entry.related)
    if (ids.has(id)) concept.ele('ref', { type: 'crossReference', target: conceptId(id) }).txt(id);
  concept.ele('note').txt(entry.note);
  for (const correction of entry.corrections)
    concept
      .ele('note')
      .txt(`Printed "${correction.printed}", corrected to "${correction.corrected}": ${correction.reason}`);

  const partOfSpeech = entry.kind === 'policy-term' ? 'other' : 'noun';
  addLanguage(
    concept,
    'zh-Hans',
    entry.hanzi,
    partOfSpeech,
    [`Pinyin: ${entry.pinyin}`, `Zhuyin: ${entry.zhuyin}`],
    entry.example?.hanzi,
  );
  addLanguage(concept, 'zh-Hant', entry.traditional, partOfSpeech, [], entry.example?.traditional);
  const english = entry.english ?? entry.suppliedEnglish;
  if (!english) return;
  const language = concept.ele('langSec', { 'xml:lang': 'en' });
  const printed = language.ele('termSec');
  printed.ele('term').txt(english);
  printed.ele('termNote', { type: 'partOfSpeech' }).txt(partOfSpeech);
  printed.ele('termNote', { type: 'termType' }).txt('fullForm');
  printed.ele('admin', { type: 'source' }).txt(entry.english && entry.origin === 'printed' ? source : 'Tifa');
  if (entry.abbreviation) {
    const abbreviation = language.ele('termSec');
    abbreviation.ele('term').txt(entry.abbreviation);
    abbreviation.ele('termNote', { type: 'partOfSpeech' }).txt('noun');
    abbreviation.ele('termNote', { type: 'termType' }).txt('abbreviation');
  }
  if (entry.english && entry.suppliedEnglish) {
    const ours = language.ele('termSec');
    ours.ele('term').txt(entry.suppliedEnglish);
    ours.ele('termNote', { type: 'partOfSpeech' }).txt(partOfSpeech);
    ours.ele('termNote', { type: 'administrativeStatus' }).txt('preferredTerm-admn-sts');
    ours.ele('admin', { type: 'source' }).txt('Tifa');
  }
}

function addLanguage(
  concept: Node,
  language: string,
  term: string,
  partOfSpeech: string,
  notes: readonly string[],
  example: string | undefined,
): void {
  const section = concept.ele('langSec', { 'xml:lang': language }).ele('termSec');
  section.ele('term').txt(term);
  section.ele('termNote', { type: 'partOfSpeech' }).txt(partOfSpeech);
  if (example) section.ele('descrip', { type: 'context' }).txt(example);
  for (const note of notes) section.ele('note').txt(note);
}

/** XML ids may not begin with a digit. */
function conceptId(id: string): string {
  return `term-${id}`;
}
