/** A certificate for the hosts of a run, and a browser that trusts it and no other of its kind. */
import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserLaunch } from '../browser.ts';
import { CERTIFICATE, KEY } from '../e2e/nginx-host.ts';

/** Writes one for `localhost` into the folder of a run. */
export function makeCertificate(run: string): void {
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
      ...['-keyout', join(run, KEY), '-out', join(run, CERTIFICATE)],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
}

/** The browser as it is, unless the run is one against nginx. An ignored error alone would keep out service workers. */
export function trusting(launch: BrowserLaunch): BrowserLaunch {
  const { TIFA_NGINX } = process.env;
  if (!TIFA_NGINX) return launch;
  const { publicKey } = new X509Certificate(readFileSync(join(TIFA_NGINX, CERTIFICATE)));
  const hash = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
  return { ...launch, args: [...launch.args, `--ignore-certificate-errors-spki-list=${hash}`] };
}
