/** Copying and sharing, with the browser's own means as arguments. */

export type Shared = 'shared' | 'copied' | 'dismissed' | 'refused';

type ShareMeans = Pick<Navigator, 'clipboard'> & { share?: Navigator['share'] };

/** @returns whether the text is on the clipboard now */
export async function copy(text: string, means: ShareMeans): Promise<boolean> {
  try {
    await means.clipboard.writeText(text);
    return true;
  } catch {
    // Not allowed, or no clipboard outside a secure page (then `clipboard` itself is missing): the caller says so.
    return false;
  }
}

/**
 * Opens the system's share sheet; where there is none, copies the address.
 *
 * @param url of a screen. What follows the page's own name, as `?utm_source=…` in a link that led here, is nothing to
 *   hand on and is left out; the screen's own address stands after the `#`.
 */
export async function share(title: string, url: string, means: ShareMeans): Promise<Shared> {
  const address = new URL(url);
  address.search = '';
  const { href } = address;
  if (means.share !== undefined) {
    try {
      await means.share({ title, url: href });
      return 'shared';
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'dismissed';
      // No sheet after all, as on some desktops: the address is copied instead.
    }
  }
  return (await copy(href, means)) ? 'copied' : 'refused';
}
