/**
 * Lucide's icons as plain drawings. Its components make every line of an icon anew from a list, by code that is larger than
 * all the icons of the first screen and runs for each; here the list is written out when the app is built.
 */
import type { Plugin } from 'vite';

const ICON = /\/@lucide\/svelte\/dist\/icons\/[a-z0-9-]+\.svelte$/;

type Attributes = Readonly<Record<string, string | number>>;
interface IconData {
  readonly size: number;
  readonly node: readonly (readonly [tag: string, attributes: Attributes])[];
}

export function icons(): Plugin {
  return {
    name: 'tifa:icons',
    enforce: 'pre',
    transform: (code, id) => (ICON.test(id) ? { code: drawn(iconIn(code, id)), map: null } : undefined),
  };
}

/** @throws Error where the library has come to write its icons in another way */
export function iconIn(code: string, id: string): IconData {
  const json = /^const iconData = (\{.*\});$/m.exec(code)?.[1];
  if (json === undefined) throw new Error(`build/icons.ts finds no drawing in ${id}.`);
  return JSON.parse(json) as IconData;
}

/**
 * The same component, as this app uses it: hidden from screen readers, and with no attributes but these. One that took any
 * would bring the code for that into the first load.
 */
export function drawn({ size, node }: IconData): string {
  const shapes = node.map(
    ([tag, attributes]) =>
      `<${tag} ${Object.entries(attributes)
        .map(([name, value]) => `${name}="${value}"`)
        .join(' ')} />`,
  );
  return `<script>
  const { size = 24, strokeWidth = 2, color = 'currentColor' } = $props();
</script>

<svg
  width={size}
  height={size}
  viewBox="0 0 ${size} ${size}"
  fill="none"
  stroke={color}
  stroke-width={strokeWidth}
  stroke-linecap="round"
  stroke-linejoin="round"
  aria-hidden="true"
>${shapes.join('')}</svg>
`;
}
