/**
 * What goes wrong between a host and the app, as interventions for `StaticHost.intervene`. Each takes a random
 * number from 0 to 1 (exclusive) that decides where and when, so that rounds with a seed can be played again.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer, Intervention } from './static-host.ts';

type Random = () => number;

const html = (body: string, headers: Record<string, string> = {}): Answer => ({
  status: 200,
  headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers },
  body,
});
const gone: Answer = { status: 404, headers: { 'Content-Type': 'text/plain' }, body: 'Not found' };

/**
 * The log-in page of a Wi-Fi network stands before the host from some request on and answers every one, in half
 * of the rounds with leave to keep the answer for a day.
 *
 * @param requests how many there are when nothing is wrong: it begins with any of them, alike often
 */
export function portal(random: Random, requests: number): Intervention {
  const begins = Math.floor(random() * requests);
  const keep = random() < 0.5 ? { 'Cache-Control': 'public, max-age=86400' } : {};
  const page = html('<!doctype html><title>Log in</title><h1>Log in to the Wi-Fi</h1>', keep);
  return ({ before, answer }) => (before < begins ? answer : page);
}

/** How a host answers what it does not have. */
export type Missing = 'as 404' | 'with index.html';

/**
 * An upload that is not done: of the new build, some files have arrived, in any order; of the old one, what was
 * not overwritten has been deleted.
 *
 * @param folder of the old build, if there was one; the host serves the new one
 */
export function halfUpload(random: Random, missing: Missing, folder: string | null): Intervention {
  const share = random();
  const arrived = new Map<string, boolean>();
  const salt = Math.floor(random() * 2 ** 31);
  const hasArrived = (file: string) => {
    if (!arrived.has(file)) arrived.set(file, fraction(`${salt}${file}`) < share);
    return arrived.get(file)!;
  };
  return upload(hasArrived, missing, folder);
}

/** An upload that begins with the worker and has sent nothing else. */
export function workerFirst(missing: Missing, folder: string | null): Intervention {
  return upload((file) => file === 'sw.js', missing, folder);
}

/** An upload that begins with the page and has sent nothing else. */
export function pageFirst(folder: string | null): Intervention {
  return upload((file) => file === 'index.html', 'as 404', folder);
}

function upload(
  hasArrived: (file: string) => boolean,
  missing: Missing,
  folder: string | null,
): Intervention {
  const old = async (file: string): Promise<Buffer | null> => {
    // Hashed names are replaced by others; what keeps its name keeps its old content until it is overwritten.
    if (folder === null || file.startsWith('assets/')) return null;
    return readFile(join(folder, file)).catch(() => null);
  };
  return async ({ file, answer }) => {
    if (answer.status === 200 && hasArrived(file)) return answer;
    const before = await old(file);
    if (before !== null) return { ...answer, status: 200, body: before };
    if (missing === 'as 404') return gone;
    const page = await old('index.html');
    return page === null ? html('<!doctype html><title>Welcome to nginx</title>') : html(page.toString());
  };
}

/** Some file is cut off, as by a full disk; its length is told as it is. */
export function truncated(random: Random): Intervention {
  const salt = Math.floor(random() * 2 ** 31);
  const share = 0.05 + random() * 0.3;
  const kept = random();
  return ({ file, answer }) => (fraction(`${salt}${file}`) >= share ? answer : cutOff(answer, kept));
}

/** The first part of an answer, as whole as it looks. */
export function cutOff(answer: Answer, share: number): Answer {
  const body = Buffer.from(answer.body);
  return { ...answer, body: body.subarray(0, Math.floor(body.length * share)) };
}

/** Some files are said to be plain text. */
export function wrongTypesForSome(random: Random): Intervention {
  const salt = Math.floor(random() * 2 ** 31);
  return ({ file, answer }) =>
    fraction(`${salt}${file}`) < 0.7
      ? answer
      : { ...answer, headers: { ...answer.headers, 'Content-Type': 'text/plain' } };
}

/**
 * Lets some files alone in four rounds of five: what is needed before anything is installed. With one of them gone, there
 * is no installation for the disorder to meet.
 */
export function sparing(
  files: ReadonlySet<string>,
  random: Random,
  intervention: Intervention,
): Intervention {
  if (random() >= 0.8) return intervention;
  return (asked) => (files.has(asked.file) ? asked.answer : intervention(asked));
}

/** From 0 to 1 (exclusive), the same for the same text (FNV-1a). */
function fraction(text: string): number {
  let hash = 2166136261;
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 16777619);
  return (hash >>> 0) / 2 ** 32;
}
