/**
 * A glossary as one page of plain HTML: everything an entry says, readable with no script and no other file.
 */
import type { Entry, Glossary } from '../glossary/entry.ts';

const STYLE = `:root{color-scheme:light dark}body{font:1rem/1.55 Georgia,"Times New Roman",serif;max-width:44rem;margin:0 auto;padding:1.5rem}
a{color:light-dark(#9c1f16,#f0857a)}h1{font-size:1.7rem}h2{margin-top:2.5rem;font-size:1.2rem}article{border-top:1px solid light-dark(#d8cfbf,#4a443b);padding:1rem 0}
h3{margin:0;font-size:1.6rem;font-weight:500;line-height:1.3;overflow-wrap:anywhere}h3+p{margin:.2rem 0 .6rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .8rem;margin:.6rem 0;font-size:.9rem}dd{margin:0}
[lang|=zh]{font-family:"Songti SC","Noto Serif CJK SC","Noto Serif SC",SimSun,serif}nav ul{columns:2;padding-left:1.2rem}.origin{font-size:.9rem;font-style:italic}`;

/** A whole document. `companion`, when given, follows under its own heading, marked as supplied. */
export function glossaryToHtml(glossary: Glossary, companion?: Glossary): string {
  const { issue } = glossary;
  const name = `${issue.journal} ${issue.volume}-${issue.issue}`;
  const titleOf = new Map(
    [...glossary.entries, ...(companion?.entries ?? [])].map((entry) => [entry.id, entry.hanzi] as const),
  );
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
<p>${glossary.entries.length} terms printed in the issue of <time datetime="${escape(issue.date)}">${escape(issue.date)}</time> (${escape(issue.publisher)}), in the order in which it prints them. The notes are ours.</p>
<nav aria-label="Terms"><ul>
${glossary.entries.map((entry) => `<li><a href="#${entry.id}">${hans(entry.hanzi)}</a> ${escape(glossOf(entry))}</li>`).join('\n')}
</ul></nav>
<h2>Printed terms</h2>
${glossary.entries.map((entry) => article(entry, titleOf)).join('\n')}
${companion && companion.entries.length > 0 ? `<h2>Companion list</h2>\n<p class="origin">The issue prints these in English only; the Chinese is supplied by us.</p>\n${companion.entries.map((entry) => article(entry, titleOf)).join('\n')}` : ''}
</body>
</html>
`;
}

function article(entry: Entry, titleOf: ReadonlyMap<string, string>): string {
  const places = new Map<string, number>();
  for (const o of entry.occurrences) {
    const place = `${o.author}, “${o.article}”, pp. ${o.pages}${o.section ? `, ${o.section}` : ''}`;
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  const facts: [string, string][] = [];
  if (entry.traditional !== entry.hanzi)
    facts.push(['Traditional', `<span lang="zh-Hant">${escape(entry.traditional)}</span>`]);
  facts.push([
    'Word by word',
    entry.words.map((w) => `${hans(w.hanzi)} ${escape(w.pinyin)} “${escape(w.gloss)}”`).join(' · '),
  ]);
  if (entry.suppliedEnglish && entry.english) facts.push(['More exactly', escape(entry.suppliedEnglish)]);
  if (entry.example)
    facts.push([
      'Example',
      `${hans(entry.example.hanzi)}<br>${escape(entry.example.pinyin)}<br>${escape(entry.example.english)}`,
    ]);
  for (const c of entry.corrections)
    facts.push(['Correction', `${escape(c.printed)} → ${escape(c.corrected)}: ${escape(c.reason)}`]);
  if (entry.romanisationNote) facts.push(['Romanisation', escape(entry.romanisationNote)]);
  if (places.size > 0)
    facts.push([
      'In the issue',
      [...places].map(([place, n]) => escape(place) + (n > 1 ? ` (${n}×)` : '')).join('<br>'),
    ]);
  const related = entry.related.filter((id) => titleOf.has(id));
  if (related.length > 0)
    facts.push(['Related', related.map((id) => `<a href="#${id}">${hans(titleOf.get(id)!)}</a>`).join(', ')]);
  return `<article id="${entry.id}">
<h3 lang="zh-Hans">${escape(entry.hanzi)}</h3>
<p>${escape(entry.pinyin)} — <strong>${escape(glossOf(entry))}</strong>${entry.abbreviation ? ` (${escape(entry.abbreviation)})` : ''}</p>
<p>${escape(entry.note)}</p>
${entry.background ? `<p>${escape(entry.background)}</p>\n` : ''}<dl>
${facts.map(([term, value]) => `<dt>${term}</dt><dd>${value}</dd>`).join('\n')}
</dl>
</article>`;
}

function glossOf(entry: Entry): string {
  return entry.english ?? entry.suppliedEnglish ?? 'no English printed';
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
