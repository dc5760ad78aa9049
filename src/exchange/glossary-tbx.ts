/**
 * A glossary as TBX-Basic (ISO 30042:2019, dialect TBX-Basic, style DCA): one concept entry per term, with
 * its simplified, traditional and English terms, for translators' tools.
 */
import { create } from 'xmlbuilder2';
import { detailsOf } from '../glossary/depth.ts';
import type { Entry, Glossary, GlossaryDetails, Rendering } from '../glossary/entry.ts';
import { glossOf, printedOtherwise } from '../library/gloss.ts';

const NAMESPACE = 'urn:iso:std:iso:30042:ed-2';

/**
 * A TBX document, UTF-8, with an XML declaration.
 *
 * @throws RangeError where the depth has not an entry of the glossary
 */
export function glossaryToTbx(glossary: Glossary, depth: GlossaryDetails): string {
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
  for (const entry of glossary.entries) addConcept(body, entry, depth, source, ids);
  return document.end({ prettyPrint: true }) + '\n';
}

type Node = ReturnType<typeof create>;

function addConcept(
  body: Node,
  entry: Entry,
  depth: GlossaryDetails,
  source: string,
  ids: ReadonlySet<string>,
): void {
  const details = detailsOf(depth, entry.id);
  const cited = new Set(
    [...entry.renderings, ...details.history, ...details.corrections].flatMap(({ sources }) => sources),
  );
  if (details.quotation) cited.add(details.quotation.source);

  const concept = body.ele('conceptEntry', { id: conceptId(entry.id) });
  concept.ele('descrip', { type: 'subjectField' }).txt(entry.topic);
  concept.ele('descrip', { type: 'definition' }).txt(entry.definition);
  for (const relation of [...details.related, ...details.contrasts])
    if ('entry' in relation && ids.has(relation.entry))
      concept.ele('ref', { type: 'crossReference', target: conceptId(relation.entry) }).txt(relation.entry);
  for (const id of cited) {
    const page = depth.sources[id];
    if (page)
      concept
        .ele('xref', { type: 'externalCrossReference', target: page.url })
        .txt(`${page.title}, ${page.publisher}`);
  }
  const notes = [
    entry.asOf && `As of ${entry.asOf}`,
    details.context && `In the issue: ${details.context}`,
    details.background,
    ...details.history.map(({ date, what }) => `${date}: ${what}`),
    ...details.corrections.map(
      ({ type, printed, corrected, reason }) =>
        `${type}: printed "${printed}", right is "${corrected}". ${reason}`,
    ),
  ];
  for (const note of notes) if (note) concept.ele('note').txt(note);

  const partOfSpeech = entry.kind === 'policy-term' || entry.kind === 'expression' ? 'other' : 'noun';
  addLanguage(
    concept,
    'zh-Hans',
    entry.hanzi,
    partOfSpeech,
    [`Pinyin: ${entry.pinyin}`, `Zhuyin: ${entry.zhuyin}`],
    details.quotation?.hanzi ?? entry.example?.hanzi,
  );
  addLanguage(
    concept,
    'zh-Hant',
    entry.traditional,
    partOfSpeech,
    details.elsewhere.map(({ where, hanzi }) => `In ${where}: ${hanzi}`),
    details.quotation?.traditional ?? entry.example?.traditional,
  );
  addEnglish(concept, entry, partOfSpeech, source);
}

/** The gloss first; then what else is in use, what is printed, and the abbreviation, each form once. */
function addEnglish(concept: Node, entry: Entry, partOfSpeech: string, source: string): void {
  const gloss = glossOf(entry);
  if (gloss === '') return;
  const language = concept.ele('langSec', { 'xml:lang': 'en' });
  const taken = new Set<string>();
  const add = (term: string, termType: string, from: string, status?: string) => {
    if (taken.has(term)) return;
    taken.add(term);
    const section = language.ele('termSec');
    section.ele('term').txt(term);
    section
      .ele('termNote', { type: 'partOfSpeech' })
      .txt(termType === 'abbreviation' ? 'noun' : partOfSpeech);
    section.ele('termNote', { type: 'termType' }).txt(termType);
    if (status) section.ele('termNote', { type: 'administrativeStatus' }).txt(status);
    section.ele('admin', { type: 'source' }).txt(from);
  };
  const printed = printedOtherwise(entry);
  const isPrinted = entry.origin === 'printed' && entry.english === gloss;
  if (entry.gloss) add(gloss, 'fullForm', isPrinted ? source : 'Tifa', 'preferredTerm-admn-sts');
  for (const rendering of entry.renderings)
    add(rendering.english, 'variant', sourceOf(rendering, source), 'admittedTerm-admn-sts');
  if (printed) add(printed, 'variant', source, 'deprecatedTerm-admn-sts');
  if (entry.abbreviation) add(entry.abbreviation, 'abbreviation', source);
}

function sourceOf({ by, who }: Rendering, issue: string): string {
  return by === 'issue' ? `${who}, ${issue}` : who;
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
/** A name that XML allows: it has no `~`. */
function conceptId(id: string): string {
  return `term-${id.replace('~', '.')}`;
}
