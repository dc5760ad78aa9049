/** A learner's device: a browser with a profile of its own. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Driver, Engine, Profile } from './engine.ts';
import { Page } from './page.ts';

export interface SavedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export class Device {
  page: Page;
  readonly #engine: Engine;
  readonly #folder: string;
  readonly #profile: Profile;
  #driver: Driver;

  /** @param proxy see `Profile` */
  static async start(engine: Engine, proxy: number): Promise<Device> {
    const folder = await mkdtemp(join(tmpdir(), `tifa-${engine.name}-`));
    const profile: Profile = { folder: join(folder, 'profile'), downloads: join(folder, 'downloads'), proxy };
    await mkdir(profile.folder);
    await mkdir(profile.downloads);
    return new Device(engine, folder, profile, await engine.start(profile));
  }

  private constructor(engine: Engine, folder: string, profile: Profile, driver: Driver) {
    this.#engine = engine;
    this.#folder = folder;
    this.#profile = profile;
    this.#driver = driver;
    this.page = new Page(driver);
  }

  /** Ends the browser, and starts it anew on the same profile. */
  async restart(): Promise<void> {
    await this.#driver.close();
    this.#driver = await this.#engine.start(this.#profile);
    this.page = new Page(this.#driver);
  }

  /** The file that is saved when this is done. */
  async saved(act: () => Promise<void>): Promise<SavedFile> {
    const before = await readdir(this.#profile.downloads);
    await act();
    for (const end = Date.now() + 60_000; Date.now() < end; await pause(100)) {
      const there = await readdir(this.#profile.downloads);
      const name = there.find((one) => !before.includes(one) && !one.endsWith('.part'));
      // Firefox writes beside it what is not yet whole; the others give it its name at the end.
      if (name === undefined || there.some((one) => one.endsWith('.part'))) continue;
      const path = join(this.#profile.downloads, name);
      if ((await stat(path)).size > 0) return { name, bytes: await readFile(path) };
    }
    throw new Error('No file was saved.');
  }

  /** Puts a file where it can be chosen. Gives its path. */
  async file(name: string, content: string | Uint8Array): Promise<string> {
    const path = join(this.#folder, name);
    await writeFile(path, content);
    return path;
  }

  async end(): Promise<void> {
    await this.#driver.close();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
