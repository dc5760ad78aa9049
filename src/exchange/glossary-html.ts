/**
 * A glossary as one page of plain HTML: everything an entry says, readable with no script and no other file.
 */
import { detailsOf, setsOf } from '../glossary/depth.ts';
import type { Article, Entry, Glossary, GlossaryDetails, Ground, TermSet } from '../glossary/entry.ts';
import { glossOf, printedOtherwise } from '../library/gloss.ts';
import { divideByScript } from '../glossary/prose.ts';

const STYLE = `:root{color-scheme:light dark}body{font:1rem/1.55 Georgia,"Times New Roman",serif;max-width:44rem;margin:0 auto;padding:1.5rem}
a{color:light-dark(#9c1f16,#f0857a)}h1{font-size:1.7rem}h2{margin-top:2.5rem;font-size:1.2rem}article{border-top:1px solid light-dark(#d8cfbf,#4a443b);padding:1rem 0}
h3{margin:0;font-size:1.6rem;font-weight:500;line-height:1.3;overflow-wrap:anywhere}h3+p{margin:.2rem 0 .6rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .8rem;margin:.6rem 0;font-size:.9rem}dd{margin:0}
[lang|=zh]{font-family:"Songti SC","Noto Serif CJK SC","Noto Serif SC",SimSun,serif}nav ul{columns:2;padding-left:1.2rem}.origin{font-size:.9rem;font-style:italic}`;

/**
 * A whole document. `supplied`, when given, follows under its own heading, marked as supplied.
 *
 * @throws RangeError where the depth has not an entry of the glossaries
 */
export function glossaryToHtml(glossary: Glossary, depth: GlossaryDetails, supplied?: Glossary): string {
  const { issue } = glossary;
  const name = `${issue.journal} ${issue.volume}-${issue.issue}`;
  const titleOf = new Map(
    [...glossary.entries, ...(supplied?.entries ?? [])].map((entry) => [entry.id, entry.hanzi] as const),
  );
  const articles = new Map(issue.articles.map((article) => [article.id, article]));
  const write = (entry: Entry) => article(entry, depth, titleOf, articles);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chinese terms of ${escape(name)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Chinese terms of <cite>${escape(name)}</cite></h1>
<p>${glossary.entries.length} terms printed in the issue of <time datetime="${escape(issue.date)}">${escape(issue.date)}</time> (${escape(issue.publisher)}), in the order in which it prints them. The definitions and notes are by the Tifa authors; what they rest on is linked, or marked as unchecked.</p>
<nav aria-label="Terms"><ul>
${glossary.entries.map((entry) => `<li><a href="#${entry.id}">${hans(entry.hanzi)}</a> ${escape(shownGloss(entry))}</li>`).join('\n')}
</ul></nav>
<h2>Printed terms</h2>
${glossary.entries.map(write).join('\n')}
${supplied && supplied.entries.length > 0 ? `<h2>Supplied terms</h2>\n<p class="origin">The issue prints these in English only; the Chinese is supplied.</p>\n${supplied.entries.map(write).join('\n')}` : ''}
${depth.sets.length > 0 ? `<h2>Lists</h2>\n${depth.sets.map((set) => list(set, titleOf)).join('\n')}` : ''}
</body>
</html>
`;
}

function article(
  entry: Entry,
  depth: GlossaryDetails,
  titleOf: ReadonlyMap<string, string>,
  articles: ReadonlyMap<string, Article>,
): string {
  const details = detailsOf(depth, entry.id);
  const ground = (of: Ground) => groundOf(of, depth);
  const places = new Map<string, number>();
  for (const o of entry.occurrences) {
    const { author, title, pages } = articles.get(o.article)!;
    const place = `${author}, “${title}”, pp. ${pages}${o.section ? `, ${o.section}` : ''}`;
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  const link = (id: string) => `<a href="#${id}">${hans(titleOf.get(id) ?? id)}</a>`;
  const facts: [string, string][] = [];
  const add = (name: string, parts: readonly string[]) => {
    if (parts.length > 0) facts.push([name, parts.join('<br>')]);
  };
  if (entry.traditional !== entry.hanzi)
    facts.push(['Traditional', `<span lang="zh-Hant">${escape(entry.traditional)}</span>`]);
  facts.push([
    'Word by word',
    entry.words.map((w) => `${hans(w.hanzi)} ${escape(w.pinyin)} “${prose(w.gloss)}”`).join(' · '),
  ]);
  if (entry.example)
    facts.push([
      'Example',
      `${hans(entry.example.hanzi)}<br>${escape(entry.example.pinyin)}<br>${escape(entry.example.english)}`,
    ]);
  add(
    'In English',
    entry.renderings.map((r) => `${prose(r.english)} (${prose(r.who)})${ground(r)}`),
  );
  if (details.quotation)
    facts.push([
      'Quotation',
      `${hans(details.quotation.hanzi)}<br>${escape(details.quotation.pinyin)}<br>${escape(details.quotation.english)}${ground({ sources: [details.quotation.source] })}`,
    ]);
  if (details.context) facts.push(['What the issue says', prose(details.context)]);
  add(
    'History',
    details.history.map((event) => `${event.date}: ${prose(event.what)}${ground(event)}`),
  );
  const { usage } = details;
  if (usage)
    add('Usage', [
      ...[
        usage.speaker,
        usage.avoids && `Avoids: ${usage.avoids}`,
        usage.against && `Against: ${usage.against}`,
      ]
        .filter((text) => text !== undefined)
        .map(prose),
      ...usage.forms.map((f) => `${hans(f.hanzi)} ${escape(f.pinyin)}: ${prose(f.note)}`),
      ...usage.collocations.map((c) => `${hans(c.hanzi)} ${escape(c.pinyin)} “${escape(c.english)}”`),
    ]);
  if (details.background) facts.push(['Background', prose(details.background)]);
  add(
    'Elsewhere',
    details.elsewhere.map((e) => `${e.where}: <span lang="zh-Hant">${escape(e.hanzi)}</span>`),
  );
  add(
    'Correction',
    details.corrections.map(
      (c) => `${prose(c.printed)} → ${prose(c.corrected)}: ${prose(c.reason)}${ground(c)}`,
    ),
  );
  if (details.romanisationNote) facts.push(['Romanisation', prose(details.romanisationNote)]);
  add(
    'In the issue',
    [...places].map(([place, n]) => escape(place) + (n > 1 ? ` (${n}×)` : '')),
  );
  add(
    'Part of',
    setsOf(entry.id, depth.sets).map(
      ({ set, place }) =>
        `<a href="#set-${set.id}">${prose(set.title)}</a>, ${place} of ${set.members.length}`,
    ),
  );
  add(
    'Not to be confused with',
    details.contrasts.map((c) =>
      'entry' in c
        ? `${link(c.entry)}: ${prose(c.why)}`
        : `${hans(c.hanzi)} ${escape(c.pinyin)} “${escape(c.english)}”: ${prose(c.why)}`,
    ),
  );
  add(
    'Related',
    details.related.map((r) => `${link(r.entry)}: ${prose(r.why)}`),
  );
  const printed = printedOtherwise(entry);
  return `<article id="${entry.id}">${entry.formerIds.map((id) => `<span id="${id}"></span>`).join('')}
<h3 lang="zh-Hans">${escape(entry.hanzi)}</h3>
<p>${escape(entry.pinyin)} — <strong>${escape(shownGloss(entry))}</strong>${entry.abbreviation ? ` (${escape(entry.abbreviation)})` : ''}${printed ? ` <small>printed: ${escape(printed)}</small>` : ''}</p>
<p>${prose(entry.definition)}${entry.asOf ? ` <small>As of ${entry.asOf}.</small>` : ''}</p>
<dl>
${facts.map(([term, value]) => `<dt>${term}</dt><dd>${value}</dd>`).join('\n')}
</dl>
</article>`;
}

function list(set: TermSet, titleOf: ReadonlyMap<string, string>): string {
  const members = set.members.map((member) => {
    const hanzi =
      member.entry && titleOf.has(member.entry)
        ? `<a href="#${member.entry}">${hans(member.hanzi)}</a>`
        : hans(member.hanzi);
    return `<li>${hanzi} ${escape(member.pinyin)} “${escape(member.english)}”${member.date ? `, ${member.date}` : ''}</li>`;
  });
  return `<article id="set-${set.id}">
<h3>${prose(set.title)}</h3>
<p>${prose(set.definition)}</p>
<ol>
${members.join('\n')}
</ol>
</article>`;
}

/** What a claim rests on, behind a blank; nothing for the issue itself. */
function groundOf({ sources, certainty }: Ground, depth: GlossaryDetails): string {
  if (certainty)
    return ` <small>(${certainty === 'memory' ? 'from memory, unchecked' : 'our inference'})</small>`;
  return sources
    .map((id) => depth.sources[id])
    .filter((source) => source !== undefined)
    .map(
      ({ url, publisher, title }) =>
        ` <small><a href="${escape(url)}" rel="noreferrer" title="${escape(title)}">${prose(publisher)}</a></small>`,
    )
    .join('');
}

function shownGloss(entry: Entry): string {
  return glossOf(entry) || 'no English printed';
}

/** English prose with the Chinese in it marked as such. */
function prose(text: string): string {
  return divideByScript(text)
    .map((run) => (run.chinese ? hans(run.text) : escape(run.text)))
    .join('');
}

function hans(text: string): string {
  return `<span lang="zh-Hans">${escape(text)}</span>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
