/**
 * The strokes of characters (hanzi-writer-data, of Make Me a Hanzi and Arphic's fonts) as packed files beside the app:
 *
 *     import { shipped, own, rest } from 'virtual:stroke-packs';
 *
 * `own` are the characters of the shipped glossaries in both scripts, whose strokes lie in the file `shipped`; the service
 * worker keeps it with the app. All others lie in the files of `rest`, each with the code point it begins at; one is
 * fetched when a character of it is first asked for, and kept from then on (build/service-worker.ts). Each has its length
 * and its hash, since on a first visit no service worker compares them.
 *
 * They are compressed here and named `.bin` for the reasons told in lexicon-asset.ts. The licence of the data stands in
 * licences.json (build/licences.ts).
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { packStrokes, type Strokes } from '../src/app/strokes/pack.ts';

const ID = 'virtual:stroke-packs';
const RESOLVED = `\0${ID}`;
const DEV_PATH = '/@tifa/strokes/';
/** So many files for what the glossary has not: some 95 kB each. */
const FILES = 64;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const data = join(root, 'node_modules/hanzi-writer-data');

export interface StrokePack {
  /** In the order of code points. */
  readonly characters: readonly string[];
  /** Of the file, without its extension. */
  readonly name: string;
}

/** Which characters go into which file: those of the glossary first, then the rest in equal shares. */
export function strokePacks(): readonly [shipped: StrokePack, ...rest: StrokePack[]] {
  const all = readdirSync(data)
    .flatMap((file) => /^(.)\.json$/u.exec(file)?.[1] ?? [])
    .sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!);
  const ours = ownCharacters();
  const others = all.filter((character) => !ours.has(character));
  const share = Math.ceil(others.length / FILES);
  return [
    { name: 'strokes-shipped', characters: all.filter((character) => ours.has(character)) },
    ...Array.from({ length: FILES }, (_, i) => ({
      name: `strokes-${i}`,
      characters: others.slice(i * share, (i + 1) * share),
    })),
  ];
}

/** Of every shipped glossary, as its terms are written in either script. */
function ownCharacters(): ReadonlySet<string> {
  const own = new Set<string>();
  for (const issue of readdirSync(join(root, 'glossary'), { withFileTypes: true })) {
    if (!issue.isDirectory()) continue;
    for (const file of ['glossary.json', 'supplied.json']) {
      const { entries } = JSON.parse(readFileSync(join(root, 'glossary', issue.name, file), 'utf8')) as {
        entries: { hanzi: string; traditional: string }[];
      };
      for (const { hanzi, traditional } of entries)
        for (const [character] of (hanzi + traditional).matchAll(/\p{Script=Han}/gu)) own.add(character);
    }
  }
  return own;
}

/**
 * The file of a pack. Packing all of them takes three seconds, so each is cached under `node_modules/.cache`, named by
 * what it depends on.
 */
export function packedStrokes({ characters }: StrokePack): Buffer {
  const file = join(root, 'node_modules/.cache/tifa', `strokes-${keyOf(characters)}.bin`);
  if (existsSync(file)) return readFileSync(file);
  const strokes = characters.map(
    (character) =>
      [character, JSON.parse(readFileSync(join(data, `${character}.json`), 'utf8')) as Strokes] as const,
  );
  const bytes = gzipSync(packStrokes(strokes), { level: 9 });
  mkdirSync(dirname(file), { recursive: true });
  // Whole at once: another build may be reading.
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, file);
  return bytes;
}

/** Of the characters, the data's version, and how it is packed. */
function keyOf(characters: readonly string[]): string {
  const hash = createHash('sha256').update(characters.join(''));
  for (const of of ['node_modules/hanzi-writer-data/package.json', 'src/app/strokes/pack.ts'])
    hash.update(readFileSync(join(root, of)));
  return hash.digest('hex').slice(0, 16);
}

export function strokeAssets(): Plugin {
  let serving = false;
  return {
    name: 'tifa:stroke-packs',
    configResolved: (config) => void (serving = config.command === 'serve'),
    resolveId: (id) => (id === ID ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return;
      const [shipped, ...rest] = strokePacks();
      const file = (pack: StrokePack, from = '') => {
        const source = packedStrokes(pack);
        const address = serving
          ? JSON.stringify(`${DEV_PATH}${pack.name}.bin`)
          : `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name: `${pack.name}.bin`, source })}`;
        const sha256 = createHash('sha256').update(source).digest('hex');
        return `{ ${from} address: ${address}, bytes: ${source.byteLength}, sha256: '${sha256}' }`;
      };
      const files = rest.map((pack) => file(pack, `from: ${pack.characters[0]!.codePointAt(0)},`));
      return `
        export const shipped = ${file(shipped)};
        export const own = ${JSON.stringify(shipped.characters.join(''))};
        export const rest = [${files.join(',')}];`;
    },
    configureServer: (server) =>
      void server.middlewares.use(DEV_PATH, (request, response, next) => {
        const pack = strokePacks().find(({ name }) => request.url?.split('?')[0] === `/${name}.bin`);
        if (pack === undefined) return next();
        response.setHeader('Content-Type', 'application/octet-stream');
        response.end(packedStrokes(pack));
      }),
  };
}
