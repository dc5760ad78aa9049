/**
 * WebKit as Debian has it: WebKitGTK's small browser, driven by WebDriver (https://www.w3.org/TR/webdriver2/). It is the
 * engine of Safari with other hands and feet: fonts, media and how windows are shown are not Apple's.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SCREEN, type Engine } from './engine.ts';
import { findProgram, freePort, startProgram, startUntil } from './program.ts';

/** Under this name WebDriver tells of an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

export const webkit: Engine = {
  name: 'webkit',
  forgets: 'a WebKitGTK that is driven is a private window: nothing outlives it',
  async missing() {
    const wanted = { WebKitWebDriver: 'webkit2gtk-driver', Xvfb: 'xvfb' };
    const found = await Promise.all(
      Object.entries(wanted).map(async ([program, debian]) => ((await findProgram(program)) ? [] : [debian])),
    );
    const absent = found.flat();
    return absent.length === 0 ? null : `sudo apt install ${absent.join(' ')}`;
  },
  async start({ folder, downloads, proxy }) {
    const config = join(folder, 'config');
    await mkdir(config, { recursive: true });
    await writeFile(join(config, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
    const screen = await startUntil(
      /^(\d+)$/,
      (await findProgram('Xvfb'))!,
      ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
      {},
    );
    const errors: string[] = [];
    const port = await freePort();
    const driver = startProgram(
      (await findProgram('WebKitWebDriver'))!,
      [`--port=${port}`],
      {
        DISPLAY: `:${screen.said}`,
        // No language at all, as on a bare machine.
        LC_ALL: 'C',
        XDG_CONFIG_HOME: config,
        XDG_DATA_HOME: join(folder, 'data'),
        XDG_CACHE_HOME: join(folder, 'cache'),
      },
      (line) => {
        const said = /CONSOLE (?:JS |NETWORK |SECURITY )?ERROR (.*)/.exec(line);
        if (said !== null) errors.push(said[1]!);
      },
    );
    const stop = async () => {
      await driver.stop();
      await screen.program.stop();
    };
    const send = async (
      method: 'GET' | 'POST' | 'DELETE',
      path: string,
      body: object = {},
    ): Promise<unknown> => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        ...(method === 'POST' && { body: JSON.stringify(body) }),
      });
      const { value } = (await response.json()) as { value: unknown };
      if (response.ok) return value;
      const { error, message } = value as { error: string; message: string };
      throw new Error(`${error}: ${message}`);
    };
    try {
      await listens(port);
      const { sessionId, capabilities } = (await send('POST', '/session', {
        capabilities: {
          alwaysMatch: {
            'webkitgtk:browserOptions': {
              args: [
                '--automation',
                '--enable-write-console-messages-to-stdout=true',
                // WebDriver's own way would speak TLS with the proxy of what is asked for by TLS.
                `--proxy=http://127.0.0.1:${proxy}`,
                '--ignore-host=localhost',
              ],
            },
            timeouts: { script: 120_000, pageLoad: 120_000, implicit: 0 },
          },
        },
      })) as { sessionId: string; capabilities: { browserName: string; browserVersion: string } };
      const session = `/session/${sessionId}`;
      const ask = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) =>
        send(method, `${session}/${path}`, body);
      // Its bar of buttons keeps the window from being quite so narrow.
      await ask('POST', 'window/rect', SCREEN);

      const evaluate = async (expression: string): Promise<unknown> => {
        const [failed, value] = (await ask('POST', 'execute/async', {
          script: `const done = arguments[0];
            Promise.resolve().then(() => (${expression})).then((value) => done([null, value]), (error) => done([String(error), null]));`,
          args: [],
        })) as [string | null, unknown];
        if (failed !== null) throw new Error(failed);
        return value;
      };
      const element = async (expression: string) => {
        const found = (await evaluate(expression)) as Record<typeof ELEMENT, string>;
        return `element/${found[ELEMENT]}`;
      };
      return {
        browser: `WebKitGTK ${capabilities.browserVersion}`,
        takeErrors: () => errors.splice(0),
        open: async (url) => void (await ask('POST', 'url', { url })),
        reload: async () => void (await ask('POST', 'refresh')),
        evaluate: async (expression) => (await evaluate(expression)) as string,
        click: async (expression) => void (await ask('POST', `${await element(expression)}/click`)),
        async press(keys) {
          const actions = [...keys].flatMap((value) => [
            { type: 'keyDown', value },
            { type: 'keyUp', value },
          ]);
          await ask('POST', 'actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
        },
        choose: async (expression, path) =>
          void (await ask('POST', `${await element(expression)}/value`, { text: path })),
        picture: async () => Buffer.from((await ask('GET', 'screenshot')) as string, 'base64'),
        async close() {
          try {
            await send('DELETE', session);
          } finally {
            await stop();
          }
        },
      };
    } catch (error) {
      await stop();
      throw error;
    }
  },
};

/** Waits until something answers on the port. */
async function listens(port: number): Promise<void> {
  for (const until = Date.now() + 60_000; ;) {
    try {
      await fetch(`http://127.0.0.1:${port}/status`);
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
