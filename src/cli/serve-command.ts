/**
 * The app out of its archive, on one's own computer:
 *
 *     node serve.mjs [--port 4173] [--host 127.0.0.1]
 *
 * Bundled into one file without any package by build/release.ts.
 */
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { processOutput } from './process-streams.ts';
import { serveFolder } from './serve.ts';

const HELP = `node serve.mjs [--port NUMBER] [--host ADDRESS]

Serves Tifa to the browsers of this computer, at http://localhost:4173/ where nothing else is said. With --host 0.0.0.0
others of your network reach it, too; but without HTTPS a phone neither keeps the app nor installs it.
`;

function readOptions(): { readonly port: number; readonly host: string } | null {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, host: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) return null;
  const port = Number(values.port ?? '4173');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${values.port} is no port.`);
  return { port, host: values.host ?? '127.0.0.1' };
}

const output = processOutput();
try {
  const options = readOptions();
  if (options === null) output.out(HELP);
  else {
    const server = await serveFolder(join(dirname(fileURLToPath(import.meta.url)), 'app'));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, options.host, resolve);
    });
    const { port } = server.address() as AddressInfo;
    output.out(`Tifa is at http://localhost:${port}/ until this is ended with Ctrl+C.\n`);
  }
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  const said = code === 'EADDRINUSE' ? 'The port is taken: choose another with --port.' : message;
  output.err(`${said}\n`);
  process.exitCode = 1;
}
