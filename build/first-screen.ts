/**
 * Lets the browser fetch what Today needs while it still reads index.html: the code that Today fetches once it runs, and what
 * it needs of the glossary. Without it each waits until the one before has arrived and run.
 */
import type { Plugin } from 'vite';
import { STUDY_ROOTS } from './chunks.ts';

const DATA = ['virtual:shipped-start'];

export function firstScreen(): Plugin {
  let base = './';
  return {
    name: 'tifa:first-screen',
    apply: 'build',
    configResolved: (config) => void (base = config.base),
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const outputs = Object.values(bundle);
        const chunks = new Set<string>();
        const add = (fileName: string) => {
          const chunk = bundle[fileName];
          if (chunk?.type !== 'chunk' || chunks.has(fileName)) return;
          chunks.add(fileName);
          chunk.imports.forEach(add);
        };
        for (const module of STUDY_ROOTS) {
          const chunk = outputs.find(
            (output) =>
              output.type === 'chunk' && Object.keys(output.modules).some((id) => id.endsWith(module)),
          );
          if (!chunk) throw new Error(`build/chunks.ts names ${module}, which is in no chunk.`);
          add(chunk.fileName);
        }
        const data = DATA.map((name) => {
          const asset = outputs.find(
            (output) => output.type === 'asset' && output.originalFileNames.includes(name),
          );
          if (!asset) throw new Error(`build/first-screen.ts names ${name}, which is not in the build.`);
          return asset.fileName;
        });
        return [
          ...data.map((fileName) => ({
            tag: 'link',
            // After the code: the first paint needs none of it.
            attrs: {
              rel: 'preload',
              as: 'fetch',
              crossorigin: true,
              fetchpriority: 'low',
              href: base + fileName,
            },
            injectTo: 'head' as const,
          })),
          ...[...chunks]
            // index.html itself names the entry and what it imports.
            .filter((fileName) => !html.includes(fileName))
            .map((fileName) => ({
              tag: 'link',
              attrs: { rel: 'modulepreload', crossorigin: true, href: base + fileName },
              injectTo: 'head' as const,
            })),
        ];
      },
    },
  };
}
