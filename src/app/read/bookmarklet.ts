/**
 * A bookmark that hands the page being read to the app, without a server: it opens the app in a window of its own, waits
 * until that says it is there, and gives it the page's HTML. The app shows whose page it is and takes nothing without
 * a tap.
 */
import * as v from 'valibot';
import { LARGEST_FILE } from '../../formats/text.ts';

/** The route the app is opened at. */
const ROUTE = '#/read?from=page';
/** What either side says; nothing in the first is a secret. */
export const READY = 'tifa-ready';

export const HandedPageSchema = v.object({
  type: v.literal('tifa-page'),
  html: v.pipe(v.string(), v.minLength(1), v.maxLength(LARGEST_FILE)),
  title: v.pipe(v.string(), v.maxLength(10_000)),
  address: v.pipe(v.string(), v.maxLength(10_000)),
});

export interface HandedPage {
  /** As the browser says, not the page. */
  readonly origin: string;
  readonly html: string;
  readonly title: string;
  readonly address: string;
}

/** @param app where the app lies: its address without a hash */
export function bookmarklet(app: string): string {
  const address = JSON.stringify(app + ROUTE);
  const origin = JSON.stringify(new URL(app).origin);
  const blocked = JSON.stringify(
    'The browser did not let this page open Tifa. Save the page, and open the file in Tifa.',
  );
  const silent = JSON.stringify(
    'This page does not let Tifa answer. Save the page, and open the file in Tifa; or copy its text and paste it there.',
  );
  const code = `(()=>{const w=open(${address});if(!w)return alert(${blocked});const t=setTimeout(()=>alert(${silent}),20000);addEventListener("message",function f(e){if(e.source!==w||e.data?.type!=="${READY}")return;removeEventListener("message",f);clearTimeout(t);w.postMessage({type:"tifa-page",html:document.documentElement.outerHTML,title:document.title,address:location.href},${origin})})})()`;
  return `javascript:${encodeURIComponent(code)}`;
}

/**
 * Tells the window that opened this one that it is there, and hears what it hands over.
 *
 * @returns the function that stops listening
 */
export function listenForPage(
  page: Pick<Window, 'opener' | 'addEventListener' | 'removeEventListener'>,
  onpage: (handed: HandedPage) => void,
): () => void {
  const opener = page.opener as Pick<Window, 'postMessage'> | null;
  if (opener === null) return () => undefined;
  const hear = ({ data, source, origin }: MessageEvent<unknown>) => {
    if (source !== opener) return;
    const checked = v.safeParse(HandedPageSchema, data);
    if (!checked.success) return;
    const { html, title, address } = checked.output;
    onpage({ origin, html, title, address });
  };
  page.addEventListener('message', hear);
  opener.postMessage({ type: READY }, '*');
  return () => page.removeEventListener('message', hear);
}
