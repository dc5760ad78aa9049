/**
 * index.html in the order and the size in which it is sent: a phone on a slow network paints when the first kilobytes of it
 * have come, and each further one is some 5 ms. So what is painted first stands first, with the styles it needs; the others
 * stand at the end, behind it. Comments and indentation stay here, and the scripts in the page are made small, as those in
 * files are.
 *
 * Both halves are one style sheet in the source, so that the development server and tests have it as it is.
 */
import { minifySync, type Plugin } from 'vite';

/** Where the styles begin that the first paint does without. */
const BEHIND = '/* What is painted first does without all that follows. */';

export function firstPaint(): Plugin[] {
  return [
    {
      name: 'tifa:first-paint-order',
      apply: 'build',
      transformIndexHtml: { order: 'pre', handler: inOrder },
    },
    {
      name: 'tifa:first-paint-size',
      apply: 'build',
      // Behind all that adds to the page.
      transformIndexHtml: { order: 'post', handler: small },
    },
  ];
}

/**
 * The page with the later half of its style sheet as one of its own, at the end of its body.
 *
 * @throws Error where there is no such half
 */
export function inOrder(html: string): string {
  const style = /<style>([^]*?)<\/style>/.exec(html);
  const at = style?.[1]!.indexOf(BEHIND) ?? -1;
  if (style === null || at < 0) throw new Error(`index.html has no style sheet with ${BEHIND}`);
  const css = style[1]!;
  return html
    .replace(style[0], () => `<style>${css.slice(0, at)}</style>`)
    .replace('</body>', () => `<style>${css.slice(at + BEHIND.length)}</style></body>`);
}

/**
 * The page without comments and indentation, its scripts as small as they can be.
 *
 * @throws Error where one of them is no script
 */
export function small(html: string): string {
  return html
    .split(/(<(?:script|style)\b[^>]*>[^]*?<\/(?:script|style)>)/)
    .map((part) => {
      const script = /^(<script>)([^]*)(<\/script>)$/.exec(part);
      if (script !== null) return `${script[1]}${smallScript(script[2]!)}${script[3]}`;
      if (part.startsWith('<script') || part.startsWith('<style')) return part;
      return part.replaceAll(/<!--[^]*?-->/g, '').replaceAll(/\s*\n\s*/g, '\n');
    })
    .join('');
}

function smallScript(text: string): string {
  const { code, errors } = minifySync('index.html.js', text, { module: false });
  if (errors.length > 0) throw new Error(`A script in index.html: ${errors[0]!.message}`);
  return code.trim();
}
