/**
 * The terms of articles as TBX-Basic (ISO 30042:2019, style DCA): one concept entry per term of a text. Apart from the
 * other formats, because it brings a writer of XML, which only the command has.
 */
import { create } from 'xmlbuilder2';
import type { ListedTerm, TermSource } from './extracted-terms.ts';

const NAMESPACE = 'urn:iso:std:iso:30042:ed-2';
/** What XML cannot hold: a scan may have left it in a text. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A TBX document, UTF-8, with an XML declaration. */
export function termsToTbx(listed: readonly ListedTerm[]): string {
  const document = create({ version: '1.0', encoding: 'UTF-8' });
  const tbx = document.ele(NAMESPACE, 'tbx', { type: 'TBX-Basic', style: 'dca', 'xml:lang': 'en' });
  const file = tbx.ele('tbxHeader').ele('fileDesc');
  const sources = [...new Set(listed.map(citationOf).filter((source) => source !== ''))];
  file
    .ele('titleStmt')
    .ele('title')
    .txt(written(sources.length === 1 ? `Chinese terms of ${sources[0]!}` : 'Chinese terms'));
  file
    .ele('sourceDesc')
    .ele('p')
    .txt(
      written(
        `Terms as printed in ${sources.join('; ') || 'the text'}; pinyin and traditional forms by Tifa.`,
      ),
    );
  const body = tbx.ele('text').ele('body');
  for (const [at, one] of listed.entries()) addConcept(body, one, at + 1);
  return `${document.end({ prettyPrint: true })}\n`;
}

type Node = ReturnType<typeof create>;

function addConcept(body: Node, listed: ListedTerm, number: number): void {
  const { term } = listed;
  const source = citationOf(listed);
  const concept = body.ele('conceptEntry', { id: `term-${number}` });
  for (const { message } of term.flags) concept.ele('note').txt(written(message));
  const isName = term.kind !== 'policy-term' && term.kind !== 'expression';
  const partOfSpeech = isName ? 'noun' : 'other';
  const add = (section: Node, text: string, termType?: string, note?: string) => {
    const one = section.ele('termSec');
    one.ele('term').txt(written(text));
    one.ele('termNote', { type: 'partOfSpeech' }).txt(termType === 'abbreviation' ? 'noun' : partOfSpeech);
    if (termType !== undefined) one.ele('termNote', { type: 'termType' }).txt(termType);
    if (source !== '') one.ele('admin', { type: 'source' }).txt(written(source));
    if (note !== undefined) one.ele('note').txt(written(note));
  };
  add(concept.ele('langSec', { 'xml:lang': 'zh-Hans' }), term.hanzi, undefined, `Pinyin: ${term.pinyin}`);
  add(concept.ele('langSec', { 'xml:lang': 'zh-Hant' }), term.traditional);
  if (term.english === null && term.abbreviation === undefined) return;
  const english = concept.ele('langSec', { 'xml:lang': 'en' });
  if (term.english !== null) add(english, term.english, 'fullForm');
  if (term.abbreviation !== undefined) add(english, term.abbreviation, 'abbreviation');
}

function citationOf({ source, file }: ListedTerm): string {
  const said = citation(source);
  return said === '' ? (file ?? '') : said;
}

/** "Ann Harbour, Ports, Harbour Review, 2025-03-14" */
const citation = ({ author, title, publication, date }: TermSource = {}): string =>
  [author, title, publication, date].filter((part) => part !== undefined && part !== '').join(', ');

const written = (text: string): string => text.replace(UNWRITABLE, ' ');
