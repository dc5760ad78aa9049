/** Addresses by which the parts of a document in an archive name each other. */

/** @param href as it stands in the part at `from` @returns the path in the archive */
export function pathIn(href: string, from: string): string {
  const address = unescaped(href.split('#')[0]!);
  const path: string[] = [];
  for (const step of [
    ...(address.startsWith('/') ? [] : from.split('/').slice(0, -1)),
    ...address.split('/'),
  ]) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

export function unescaped(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch (error) {
    // A % that stands for itself.
    if (error instanceof URIError) return address;
    throw error;
  }
}
