/**
 * The app on a real server: nginx with the published configuration (hosting/nginx.conf), over TLS with a certificate
 * made here, HTTP/2, compressed beforehand, at `/` and under a path. Every file is asked for, and the end-to-end tests
 * run against it.
 *
 *     sudo apt install nginx-light libnginx-mod-http-brotli-static openssl
 *     npm run test:host                        all of it
 *     npm run test:host -- installed offline   what follows goes to Playwright
 *     npm run test:host -- --files             the files alone
 *
 * No part of `npm test`, since it needs the server.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter';
import { compress } from '../../build/compress.ts';
import buildSites, { site } from '../e2e/build-sites.ts';
import { CERTIFICATE, hostOnNginx } from '../e2e/nginx-host.ts';
import { makeCertificate } from './certificate.ts';
import { checkFiles } from './check-files.ts';

const PATHS = ['/', '/some/where/'];

interface Row {
  readonly path: string;
  readonly what: string;
  readonly result: string;
  readonly fine: boolean;
}

for (const command of ['nginx', 'openssl']) {
  if (spawnSync(command, ['version']).error !== undefined) {
    process.stderr.write(
      `There is no ${command}: sudo apt install nginx-light libnginx-mod-http-brotli-static openssl\n`,
    );
    process.exit(1);
  }
}

const args = process.argv.slice(2);
const run = mkdtempSync(join(tmpdir(), 'tifa-host-'));
const rows: Row[] = [];
makeCertificate(run);
const takeAway = await buildSites();
try {
  await compress(site('first'));
  await compress(site('second'));
  for (const path of PATHS) rows.push(await files(path));
  if (!args.includes('--files')) for (const path of PATHS) rows.push(...(await endToEnd(path)));
} finally {
  await takeAway();
  rmSync(run, { recursive: true, force: true });
}
for (const { path, what, result, fine } of rows)
  process.stdout.write(`${fine ? 'ok    ' : 'FAILED'}  ${path.padEnd(14)}${what.padEnd(12)}${result}\n`);
process.exitCode = rows.every(({ fine }) => fine) ? 0 : 1;

async function files(path: string): Promise<Row> {
  const host = await hostOnNginx(site('first'), path, run);
  try {
    const { files, bytes, faults } = await checkFiles(
      host.url,
      site('first'),
      readFileSync(join(run, CERTIFICATE)),
    );
    const kilobytes = (count: number) => `${Math.round(count / 1000).toLocaleString('en')} kB`;
    return {
      path,
      what: 'files',
      result:
        faults.length === 0
          ? `${files} over HTTP/2, byte for byte: ${kilobytes(bytes.identity)}; gzip ${kilobytes(bytes.gzip)}; Brotli ${kilobytes(bytes.br)}`
          : [...faults.slice(0, 20), `${faults.length} faults`].join('\n        '),
      fine: faults.length === 0,
    };
  } finally {
    await host.stop();
  }
}

/** A line for the whole, and one for each reason why something was skipped. */
async function endToEnd(path: string): Promise<Row[]> {
  const report = join(run, 'report.json');
  const child = spawn('npx', ['playwright', 'test', '--reporter=list,json', ...args], {
    stdio: 'inherit',
    env: {
      ...process.env,
      TIFA_NGINX: run,
      TIFA_PATH: path,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      // What a test asks for from Node.
      NODE_EXTRA_CA_CERTS: join(run, CERTIFICATE),
    },
  });
  const code = await new Promise<number | null>((give) => child.on('exit', give));
  const { stats, suites } = JSON.parse(readFileSync(report, 'utf8')) as JSONReport;
  const reasons = new Map<string, number>();
  for (const reason of suites.flatMap(skipped)) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return [
    {
      path,
      what: 'end to end',
      result: `${stats.expected} passed, ${stats.unexpected + stats.flaky} failed, ${stats.skipped} skipped, ${Math.round(stats.duration / 1000)} s`,
      fine: code === 0 && stats.expected > 0,
    },
    ...[...reasons].map(([reason, count]) => ({
      path,
      what: 'skipped',
      result: `${count}: ${reason}`,
      fine: true,
    })),
  ];
}

function skipped(suite: JSONReportSuite): string[] {
  const own = suite.specs
    .flatMap(({ tests }) => tests)
    .filter(({ status }) => status === 'skipped')
    .map(
      ({ annotations }) => annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given',
    );
  return [...own, ...(suite.suites ?? []).flatMap(skipped)];
}
