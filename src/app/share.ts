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

/** Opens the system's share sheet; where there is none, copies the address. */
export async function share(title: string, url: string, means: ShareMeans): Promise<Shared> {
  if (means.share !== undefined) {
    try {
      await means.share({ title, url });
      return 'shared';
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'dismissed';
      // No sheet after all, as on some desktops: the address is copied instead.
    }
  }
  return (await copy(url, means)) ? 'copied' : 'refused';
}
