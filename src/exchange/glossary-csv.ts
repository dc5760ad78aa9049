/** A glossary as CSV (RFC 4180, with a header), one line a term, for spreadsheets and other programs. */
import type { Article, Details, Entry, Glossary, GlossaryDetails } from '../glossary/entry.ts';
import { detailsOf, setsOf } from '../glossary/depth.ts';
import { glossOf } from '../library/gloss.ts';
import { tableToCsv } from './table-csv.ts';

type Cell = (
  entry: Entry,
  details: Details,
  depth: GlossaryDetails,
  /** The article it first stands in. */
  article: Article | undefined,
) => string | number;

const COLUMNS: readonly (readonly [string, Cell])[] = [
  ['id', (e) => e.id],
  ['former_ids', (e) => e.formerIds.join(' ')],
  ['simplified', (e) => e.hanzi],
  ['traditional', (e) => e.traditional],
  ['pinyin', (e) => e.pinyin],
  ['pinyin_numbered', (e) => e.pinyinNumbered],
  ['zhuyin', (e) => e.zhuyin],
  ['zhuyin_taiwan', (e) => e.zhuyinTaiwan ?? ''],
  ['gloss', (e) => glossOf(e)],
  ['printed_english', (e) => (e.origin === 'printed' ? (e.english ?? '') : '')],
  ['abbreviation', (e) => e.abbreviation ?? ''],
  ['definition', (e) => e.definition],
  ['as_of', (e) => e.asOf ?? ''],
  ['renderings', (e) => e.renderings.map((r) => `${r.english} (${r.by}: ${r.who})`).join('; ')],
  ['kind', (e) => e.kind],
  ['topic', (e) => e.topic],
  ['tags', (e) => e.tags.join(' ')],
  ['origin', (e) => e.origin],
  ['drilled', (e) => (e.drilled ? 'yes' : 'no')],
  ['article', (_, _d, _s, article) => article?.title ?? ''],
  ['author', (_, _d, _s, article) => article?.author ?? ''],
  ['section', (e) => e.occurrences[0]?.section ?? ''],
  ['pages', (_, _d, _s, article) => article?.pages ?? ''],
  ['occurrences', (e) => e.occurrences.length],
  ['context', (_, d) => d.context ?? ''],
  ['register', (_, d) => d.usage?.register ?? ''],
  ['history', (_, d) => d.history.map(({ date, what }) => `${date}: ${what}`).join('; ')],
  ['background', (_, d) => d.background ?? ''],
  ['quotation', (_, d) => d.quotation?.hanzi ?? ''],
  ['quotation_english', (_, d) => d.quotation?.english ?? ''],
  ['quotation_source', (_, d, { sources }) => (d.quotation ? (sources[d.quotation.source]?.url ?? '') : '')],
  ['example', (e) => e.example?.hanzi ?? ''],
  ['example_pinyin', (e) => e.example?.pinyin ?? ''],
  ['example_english', (e) => e.example?.english ?? ''],
  ['related', (_, d) => d.related.map(({ entry }) => entry).join(' ')],
  ['contrasts', (_, d) => d.contrasts.map((c) => ('entry' in c ? c.entry : c.hanzi)).join(' ')],
  [
    'sets',
    (e, _, { sets }) =>
      setsOf(e.id, sets)
        .map(({ set, place }) => `${set.title} ${place}`)
        .join('; '),
  ],
  [
    'corrections',
    (_, d) => d.corrections.map((c) => `${c.printed} → ${c.corrected} (${c.type}: ${c.reason})`).join('; '),
  ],
];

/** @throws RangeError where the depth has not an entry of the glossary */
export function glossaryToCsv(glossary: Glossary, depth: GlossaryDetails): string {
  const articles = new Map(glossary.issue.articles.map((article) => [article.id, article]));
  return tableToCsv(
    COLUMNS.map(([name]) => name),
    glossary.entries.map((entry) => {
      const details = detailsOf(depth, entry.id);
      const article = articles.get(entry.occurrences[0]?.article ?? '');
      return COLUMNS.map(([, of]) => of(entry, details, depth, article));
    }),
  );
}
