/** What the labels of cards are called on the screen. */
import { KINDS } from '../../term/kinds.ts';
import { CITED, labelOf, SUPPLIED, valueOf } from '../../schedule/labels.ts';
import { tagLabel } from '../../library/tags.ts';
import { KIND_LABELS } from '../term/kind-labels.ts';

/** What of a library has a name. */
export interface Named {
  readonly sources: readonly { readonly id: string; readonly title: string }[];
  readonly articles: readonly { readonly id: string; readonly title: string }[];
  readonly topics: readonly { readonly id: string; readonly label: string }[];
  /** As `tagLabel` takes them. */
  readonly shippedTags: ReadonlySet<string>;
}

/** Labels of one family that can be drilled, studied or left out by themselves. */
export interface LabelGroup {
  readonly title: string;
  readonly labels: readonly { readonly label: string; readonly name: string }[];
}

/** The name of each label of a library, in groups: tags in the order of their letters, all else in its own. */
export function labelGroups(library: Named, labels: Iterable<string>): LabelGroup[] {
  const tags = [...labels].map((label) => valueOf(label, 'tag')).filter((tag) => tag !== undefined);
  return [
    {
      title: 'Sources',
      labels: [
        ...library.sources.map(({ id, title }) => ({ label: labelOf('source', id), name: title })),
        { label: SUPPLIED, name: 'Supplied terms' },
      ],
    },
    {
      title: 'Articles',
      labels: library.articles.map(({ id, title }) => ({ label: labelOf('article', id), name: title })),
    },
    {
      title: 'Kinds',
      labels: [
        ...KINDS.map((kind) => ({ label: labelOf('kind', kind), name: KIND_LABELS[kind].many })),
        { label: CITED, name: 'Names of cited authors and titles of papers' },
      ],
    },
    {
      title: 'Topics',
      labels: library.topics.map(({ id, label }) => ({ label: labelOf('topic', id), name: label })),
    },
    {
      title: 'Tags',
      labels: tags
        .map((tag) => ({ label: labelOf('tag', tag), name: tagLabel(tag, library.shippedTags) }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en')),
    },
  ];
}

/** What a label is called; the label itself where nothing of the library has it. */
export function labelName(library: Named, label: string): string {
  for (const { labels } of labelGroups(library, [label]))
    for (const one of labels) if (one.label === label) return one.name;
  return label;
}
