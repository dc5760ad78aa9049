/** The host of an end-to-end test: a plain one, or nginx where `npm run test:host` says so. */
import { hostOnNginx } from './nginx-host.ts';
import { hostStatically, type StaticHost } from './static-host.ts';

/**
 * @param path where the app lies on the host, beginning and ending in a slash
 * @param headers sent with every file; nginx has its own
 */
export function openHost(
  folder: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<StaticHost> {
  const { TIFA_NGINX } = process.env;
  return TIFA_NGINX ? hostOnNginx(folder, path, TIFA_NGINX) : hostStatically(folder, path, { headers });
}
