/** The depth of a glossary: what a term's page and the lists say, with the ties between terms. */
import type { Details, TermSet } from '../glossary/entry.ts';
import { withoutMarks } from '../glossary/marks.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { surnameLengths } from '../pinyin/surname.ts';
import type { TermId } from '../term/term-id.ts';
import { describeCharacters } from './characters.ts';
import type { ChineseWriter } from './chinese.ts';
import type { GlossarySources, Prepared } from './prepared.ts';
import { mirrorRelations, shareWords, type Relation, type SharedWord } from './relations.ts';
import type { WrittenSet } from './written.ts';

interface Relations {
  readonly contrasts: ReadonlyMap<string, readonly Relation[]>;
  readonly related: ReadonlyMap<string, readonly Relation[]>;
  readonly shared: ReadonlyMap<string, readonly SharedWord[]>;
}

/** Of two terms' ties only the closest is told: a contrast, else a relation, else a shared word. */
export function relateTerms(prepared: readonly Prepared[], lexicon: Lexicon): Relations {
  const contrasts = mirrorRelations(new Map(prepared.map((d) => [d.hanzi, d.written.contrasts])));
  const isContrast = (a: string, b: string) => contrasts.get(a)?.some(({ to }) => to === b) ?? false;
  const relatedAll = mirrorRelations(new Map(prepared.map((d) => [d.hanzi, d.written.related])));
  const related = new Map(
    [...relatedAll].map(([hanzi, list]) => [hanzi, list.filter(({ to }) => !isContrast(hanzi, to))]),
  );
  const sharedAll = shareWords(
    prepared.map(({ hanzi, kind }) => ({ hanzi, isPerson: kind === 'person' })),
    lexicon,
  );
  const shared = new Map(
    [...sharedAll].map(([hanzi, list]) => [
      hanzi,
      list.filter(({ to }) => !isContrast(hanzi, to) && !related.get(hanzi)?.some((r) => r.to === to)),
    ]),
  );
  return { contrasts, related, shared };
}

export function compileDetails(
  term: Prepared,
  relations: Relations,
  idOf: (hanzi: string) => TermId,
  writer: ChineseWriter,
  { written: { terms }, senses, lexicon, radicalOf }: GlossarySources,
  faults: string[],
): Details {
  const { hanzi, traditional, reading, written, kind } = term;
  const { usage } = written;
  const isChineseName = kind === 'person' && /\s/.test(reading.pinyin);
  const { characters, missing } = describeCharacters(
    {
      hanzi,
      traditional,
      syllables: reading.syllables,
      surname: isChineseName ? (surnameLengths(hanzi, lexicon)[0] ?? 0) : 0,
    },
    { senses, lexicon, radicalOf },
  );
  faults.push(...missing.map((what) => `characters.yaml: no gloss of ${what}`));
  const contrasts = (relations.contrasts.get(hanzi) ?? []).map(({ to, why }) => {
    if (terms.has(to)) return { entry: idOf(to), why };
    const english = written.contrasts.find((contrast) => contrast.to === to)?.english ?? '';
    return { ...writer.write(to), english, why };
  });
  const related = (relations.related.get(hanzi) ?? []).map(({ to, why }) => ({ entry: idOf(to), why }));
  const prose = [
    written.context,
    written.background,
    written.romanisation,
    usage?.speaker,
    usage?.avoids,
    usage?.against,
    ...(usage?.forms ?? []).map(({ note }) => note),
    ...written.history.flatMap(({ what, who, where }) => [what, who, where]),
    ...contrasts.map(({ why }) => why),
    ...related.map(({ why }) => why),
    ...written.corrections.flatMap(({ printed, corrected, reason }) => [printed, corrected, reason]),
    ...written.elsewhere.map(({ note }) => note),
  ];
  return {
    ...(written.context ? { context: written.context } : {}),
    cites: [...new Set(written.cites)].sort((a, b) => a - b),
    history: written.history
      .map(({ source, wording, ...event }) => ({
        ...event,
        ...(wording ? { wording: writer.write(wording) } : {}),
        sources: [source ?? []].flat(),
      }))
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    ...(usage
      ? {
          usage: {
            ...usage,
            forms: usage.forms.map(({ hanzi, note }) => ({ ...writer.write(hanzi), note })),
            collocations: usage.collocations.map(({ hanzi, english }) => ({
              ...writer.write(hanzi),
              english,
            })),
          },
        }
      : {}),
    ...(written.quotation
      ? { quotation: { ...written.quotation, ...writer.write(written.quotation.hanzi) } }
      : {}),
    ...(written.background ? { background: written.background } : {}),
    contrasts,
    related,
    sharesWord: (relations.shared.get(hanzi) ?? []).map(({ to, word }) => ({ entry: idOf(to), word })),
    corrections: written.corrections.map(({ source, ...correction }) => ({
      ...correction,
      sources: [source ?? []].flat(),
    })),
    elsewhere: [...written.elsewhere],
    ...(written.romanisation ? { romanisationNote: written.romanisation } : {}),
    characters,
    quoted: writer.quotedIn(prose),
  };
}

export function compileSet(
  set: WrittenSet,
  prepared: readonly Prepared[],
  idOf: (hanzi: string) => TermId,
  writer: ChineseWriter,
): TermSet {
  const { source, members, hanzi, ...facts } = set;
  const entryOf = (member: string) =>
    prepared.find((d) => withoutMarks(d.hanzi) === withoutMarks(member))?.hanzi;
  return {
    ...facts,
    ...(hanzi ? writer.write(hanzi) : {}),
    sources: [source].flat(),
    members: members.map((member) => {
      const entry = entryOf(member.hanzi);
      return { ...member, ...writer.write(member.hanzi), ...(entry ? { entry: idOf(entry) } : {}) };
    }),
    quoted: writer.quotedIn([set.definition, set.note, ...members.map(({ note }) => note)]),
  };
}
