import { describe, expect, test, vi } from 'vitest';
import { bookmarklet, listenForPage, READY, type HandedPage } from '../../../src/app/read/bookmarklet.ts';

const APP = 'https://host.example/some/where/';

/** The least of a window: what it hears, and what is said to it. */
function windowOf(opener: unknown = null) {
  const listeners = new Set<(event: unknown) => void>();
  return {
    opener,
    said: [] as unknown[][],
    postMessage(...message: unknown[]) {
      this.said.push(message);
    },
    addEventListener: (_: string, hear: (event: unknown) => void) => void listeners.add(hear),
    removeEventListener: (_: string, hear: (event: unknown) => void) => void listeners.delete(hear),
    hear: (event: object) => listeners.forEach((listener) => listener(event)),
  };
}

/** Runs the bookmark on a page that is made up. */
function press(app: ReturnType<typeof windowOf> | null) {
  const page = windowOf();
  const asked: string[] = [];
  const alert = vi.fn();
  const timers = new Set<() => void>();
  const code = decodeURIComponent(bookmarklet(APP).replace(/^javascript:/, ''));
  new Function(
    'open',
    'alert',
    'setTimeout',
    'clearTimeout',
    'addEventListener',
    'removeEventListener',
    'document',
    'location',
    code,
  )(
    (address: string) => {
      asked.push(address);
      return app;
    },
    alert,
    (run: () => void) => {
      timers.add(run);
      return run;
    },
    (run: () => void) => timers.delete(run),
    page.addEventListener,
    page.removeEventListener,
    { documentElement: { outerHTML: '<html>底线</html>' }, title: 'Ports' },
    { href: 'https://example.org/ports' },
  );
  return { page, asked, alert, timers };
}

describe('the bookmark', () => {
  test('opens the app, waits for it, and hands the page to it and to nobody else', () => {
    const app = windowOf();
    const { page, asked, alert, timers } = press(app);
    expect(asked).toEqual([`${APP}#/read?from=page`]);
    page.hear({ source: {}, data: { type: READY } });
    page.hear({ source: app, data: 'other' });
    expect(app.said).toEqual([]);
    page.hear({ source: app, data: { type: READY } });
    const handed = {
      type: 'tifa-page',
      html: '<html>底线</html>',
      title: 'Ports',
      address: 'https://example.org/ports',
    };
    expect(app.said).toEqual([[handed, 'https://host.example']]);
    // Once is enough, and nobody is told that it failed.
    page.hear({ source: app, data: { type: READY } });
    expect(app.said).toHaveLength(1);
    expect([timers.size, alert.mock.calls.length]).toEqual([0, 0]);
  });

  test('says so where the browser opens no window, or no answer comes', () => {
    expect(press(null).alert).toHaveBeenCalledWith(expect.stringContaining('Save the page'));
    const { alert, timers } = press(windowOf());
    timers.forEach((run) => run());
    expect(alert).toHaveBeenCalledWith(expect.stringContaining('Save the page'));
  });
});

describe('the app', () => {
  const page = { type: 'tifa-page', html: '<p>底线', title: 'Ports', address: 'https://example.org/ports' };
  function open() {
    const opener = windowOf();
    const app = windowOf(opener);
    const heard: HandedPage[] = [];
    const stop = listenForPage(app as unknown as Window, (handed) => heard.push(handed));
    return { opener, app, heard, stop };
  }

  test('says that it is there, and hears the page with the origin the browser names', () => {
    const { opener, app, heard, stop } = open();
    expect(opener.said).toEqual([[{ type: READY }, '*']]);
    app.hear({ source: opener, origin: 'https://example.org', data: page });
    expect(heard).toEqual([
      { origin: 'https://example.org', html: '<p>底线', title: 'Ports', address: page.address },
    ]);
    stop();
    app.hear({ source: opener, origin: 'https://example.org', data: page });
    expect(heard).toHaveLength(1);
  });

  test.each([
    ['another window', {}, page],
    ['no page', null, { ...page, type: 'other' }],
    ['a page that is too long', null, { ...page, html: 'x'.repeat(10 * 1024 * 1024 + 1) }],
    ['a page without text', null, { ...page, html: '' }],
    ['nothing', null, undefined],
  ])('hears nothing from %s', (_, source, data) => {
    const { opener, app, heard } = open();
    app.hear({ source: source ?? opener, origin: 'https://example.org', data });
    expect(heard).toEqual([]);
  });

  test('says nothing where no window has opened it', () => {
    const app = windowOf();
    listenForPage(app as unknown as Window, () => undefined)();
    expect(app.said).toEqual([]);
  });
});
