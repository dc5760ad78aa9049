/**
 * Workers come from beside the page and from nowhere else. Where the browser has Trusted Types, the page's policy
 * (build/content-security.ts) lets no plain text become code, and every address of a script passes here.
 *
 * Imported before everything else, for the sake of that.
 */
interface TrustedTypes {
  createPolicy(name: 'default', rules: { createScriptURL: (address: string) => string }): unknown;
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
trustedTypes?.createPolicy('default', {
  createScriptURL(address) {
    const folder = new URL('.', document.baseURI).href;
    const { href } = new URL(address, document.baseURI);
    if (!href.startsWith(folder)) throw new TypeError(`No script of this app: ${href}`);
    return href;
  },
});
