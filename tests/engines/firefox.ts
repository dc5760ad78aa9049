/**
 * Firefox as it is installed, driven by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), which it speaks itself.
 * Playwright's own Firefox would be another browser, to be downloaded; its BiDi asks for what only a nightly one has.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { SCREEN, type Engine } from './engine.ts';
import { findProgram, startUntil } from './program.ts';

/** A value of the page, as BiDi tells it; of a text and of an element. */
interface Remote {
  readonly value?: unknown;
  readonly sharedId?: string;
}

type Evaluated =
  | { readonly type: 'success'; readonly result: Remote }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } };

interface LogEntry {
  readonly level: string;
  readonly text: string | null;
}

export const firefox: Engine = {
  name: 'firefox',
  forgets: null,
  // Settings and lists that Firefox fetches from its makers, which no preference stops.
  asksItself: (address) => /(?:^|[/.])mozilla\.(?:com|net|org)(?:[:/]|$)/.test(address),
  missing: async () =>
    (await findProgram('firefox-esr', 'firefox')) === null ? 'sudo apt install firefox-esr' : null,
  async start({ folder, downloads, proxy }) {
    const preferences: Record<string, string | number | boolean> = {
      'browser.download.dir': downloads,
      'browser.download.folderList': 2,
      'browser.download.useDownloadDir': true,
      'browser.download.always_ask_before_handling_new_types': false,
      // What it would ask for on its own account.
      'app.normandy.enabled': false,
      'app.update.disabledForTesting': true,
      'browser.aboutwelcome.enabled': false,
      'browser.newtabpage.enabled': false,
      'browser.region.network.url': '',
      'browser.startup.homepage': 'about:blank',
      'datareporting.policy.dataSubmissionEnabled': false,
      'dom.push.connection.enabled': false,
      'extensions.update.enabled': false,
      'media.gmp-manager.updateEnabled': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'services.settings.server': 'data:,',
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy,
    };
    await writeFile(
      join(folder, 'user.js'),
      Object.entries(preferences)
        .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
        .join(''),
    );
    const path = (await findProgram('firefox-esr', 'firefox'))!;
    const args = ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', folder];
    const { program, said: address } = await startUntil(
      /WebDriver BiDi listening on (ws:\S+)/,
      path,
      args,
      {},
    );
    try {
      const errors: string[] = [];
      const bidi = await connect(`${address}/session`, (method, params) => {
        if (method !== 'log.entryAdded') return;
        const { level, text } = params as LogEntry;
        if (level === 'error') errors.push(text ?? '');
      });
      const { capabilities } = (await bidi.send('session.new', { capabilities: {} })) as {
        capabilities: { browserName: string; browserVersion: string };
      };
      await bidi.send('session.subscribe', { events: ['log.entryAdded'] });
      const { context } = (await bidi.send('browsingContext.create', { type: 'tab' })) as { context: string };
      await bidi.send('browsingContext.setViewport', { context, viewport: SCREEN });

      const evaluate = async (expression: string): Promise<Remote> => {
        const evaluated = (await bidi.send('script.evaluate', {
          expression,
          target: { context },
          awaitPromise: true,
          userActivation: true,
        })) as Evaluated;
        if (evaluated.type === 'exception') throw new Error(evaluated.exceptionDetails.text);
        return evaluated.result;
      };
      const element = async (expression: string) => ({ sharedId: (await evaluate(expression)).sharedId! });
      const act = (actions: unknown[]) => bidi.send('input.performActions', { context, actions });
      return {
        browser: `Firefox ${capabilities.browserVersion}`,
        takeErrors: () => errors.splice(0),
        open: async (url) =>
          void (await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' })),
        reload: async () => void (await bidi.send('browsingContext.reload', { context, wait: 'complete' })),
        evaluate: async (expression) => (await evaluate(expression)).value as string,
        async click(expression) {
          const origin = { type: 'element', element: await element(expression) };
          await act([
            {
              type: 'pointer',
              id: 'mouse',
              parameters: { pointerType: 'mouse' },
              actions: [
                { type: 'pointerMove', x: 0, y: 0, origin },
                { type: 'pointerDown', button: 0 },
                { type: 'pointerUp', button: 0 },
              ],
            },
          ]);
        },
        async press(keys) {
          const actions = [...keys].flatMap((value) => [
            { type: 'keyDown', value },
            { type: 'keyUp', value },
          ]);
          await act([{ type: 'key', id: 'keyboard', actions }]);
        },
        choose: async (expression, file) =>
          void (await bidi.send('input.setFiles', {
            context,
            element: await element(expression),
            files: [file],
          })),
        async picture() {
          const { data } = (await bidi.send('browsingContext.captureScreenshot', { context })) as {
            data: string;
          };
          return Buffer.from(data, 'base64');
        },
        async close() {
          // Of its own accord, so that it has written what it keeps.
          try {
            await bidi.send('browser.close', {});
            // A limit for one that hangs.
            await Promise.race([program.ended, pause(60_000, undefined, { ref: false })]);
          } finally {
            await program.stop();
          }
        },
      };
    } catch (error) {
      await program.stop();
      throw error;
    }
  },
};

interface Bidi {
  send(method: string, params: object): Promise<unknown>;
}

type Message =
  | { readonly type: 'success'; readonly id: number; readonly result: unknown }
  | { readonly type: 'error'; readonly id: number | null; readonly error: string; readonly message: string }
  | { readonly type: 'event'; readonly method: string; readonly params: unknown };

async function connect(address: string, hear: (method: string, params: unknown) => void): Promise<Bidi> {
  const socket = new WebSocket(address, { perMessageDeflate: false });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const end = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  socket.on('error', end);
  socket.on('close', () => end(new Error('Firefox has ended.')));
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString('utf8')) as Message;
    if (message.type === 'event') return hear(message.method, message.params);
    const asked = waiting.get(message.id ?? -1);
    waiting.delete(message.id ?? -1);
    if (message.type === 'success') asked?.resolve(message.result);
    else asked?.reject(new Error(`${message.error}: ${message.message}`));
  });
  let last = 0;
  return {
    send: (method, params) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        // Of a socket that is closed only this tells.
        socket.send(JSON.stringify({ id, method, params }), (error) => {
          if (!error) return;
          waiting.delete(id);
          reject(error);
        });
      }),
  };
}
