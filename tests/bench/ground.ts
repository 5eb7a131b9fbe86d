import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '../../src/server/server.ts';
import { builtAppFolder } from '../support/app.ts';
import { type BrowserName, type LaunchedBrowser, launch } from '../support/browsers.ts';
import { type FixtureFile, makeFixtureFile } from '../support/fixtureFile.ts';
import { Nginx } from '../support/nginx.ts';
import type { LineShape } from './line/lineShape.ts';
import { type Line, openLine } from './line/openLine.ts';
import type { Options } from './options.ts';
import { SettledMemory } from './settledMemory.ts';

const mebibyte = 1024 * 1024;

/** A browser on a new profile, with an empty folder for what it saves. */
export interface Session {
  readonly browser: LaunchedBrowser;
  readonly profileDir: string;
  readonly downloadsDir: string;
}

/** What all measures share: the files, the server that has them, the app, room on the disk. */
export class Ground {
  readonly options: Options;
  /** Address of the app, with a final slash; the files are on another origin. */
  readonly appUrl: string;
  readonly filesPort: number;
  readonly #folder: string;
  readonly #nginx: Nginx;
  readonly #app: RunningServer;
  readonly #memory: SettledMemory;
  readonly #files = new Map<number, FixtureFile>();
  #count = 0;

  private constructor(options: Options, folder: string, nginx: Nginx, app: RunningServer) {
    this.options = options;
    this.#folder = folder;
    this.#nginx = nginx;
    this.#app = app;
    this.#memory = new SettledMemory(folder);
    this.appUrl = app.url;
    this.filesPort = nginx.port;
  }

  /** Starts the servers. In the folder for temporary files, which TMPDIR names. */
  static async prepare(options: Options): Promise<Ground> {
    const folder = await mkdtemp(join(tmpdir(), 'holdfast-bench-'));
    await mkdir(join(folder, 'files'));
    const nginx = await Nginx.start({
      root: join(folder, 'files'),
      workDir: join(folder, 'nginx'),
      cors: true,
      extra: 'keepalive_requests 1000000;',
    });
    const app = await startServer({ appFolder: builtAppFolder, host: '127.0.0.1', port: 0 });
    const ground = new Ground(options, folder, nginx, app);
    ground.#memory.settle();
    return ground;
  }

  /** Where the files are without a line in between, without a final slash. */
  get filesOrigin(): string {
    return this.#nginx.url;
  }

  /** A file of random bytes on the server, made when first asked for. */
  async file(sizeBytes: number): Promise<FixtureFile> {
    const made = this.#files.get(sizeBytes);
    if (made !== undefined) return made;
    const name = `${Math.round(sizeBytes / mebibyte)}MiB.bin`;
    const path = join(this.#folder, 'files', name);
    const file = await makeFixtureFile(path, sizeBytes, `bench ${name}`);
    this.#files.set(sizeBytes, file);
    return file;
  }

  /** Puts a page beside the files. */
  async page(name: string, html: string): Promise<void> {
    await writeFile(join(this.#folder, 'files', name), html);
  }

  /** A line of that shape before the server of the files, for as long as `use` takes. */
  async overLine<Value>(shape: LineShape, use: (origin: string) => Promise<Value>): Promise<Value> {
    const line: Line = await openLine(this.filesPort, shape);
    try {
      return await use(line.origin);
    } finally {
      await line.close();
    }
  }

  /** An empty folder, for as long as `use` takes. */
  async inFolder<Value>(use: (folder: string) => Promise<Value>): Promise<Value> {
    this.#count += 1;
    const folder = join(this.#folder, `turn-${this.#count}`);
    await mkdir(folder);
    try {
      // What an earlier turn left to be written must not be this one's burden.
      spawnSync('sync');
      this.#memory.settle();
      return await use(folder);
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  }

  /** A browser on a new profile, for as long as `use` takes. */
  inBrowser<Value>(name: BrowserName, use: (session: Session) => Promise<Value>): Promise<Value> {
    return this.inFolder(async (folder) => {
      const profileDir = join(folder, 'profile');
      const downloadsDir = join(folder, 'downloads');
      const browser = await launch(name, { profileDir, downloadsDir });
      try {
        return await use({ browser, profileDir, downloadsDir });
      } finally {
        await browser.kill();
      }
    });
  }

  /** Why there is no room for so many bytes; null where there is. */
  async lacksRoom(bytes: number): Promise<string | null> {
    const { bavail, bsize } = await statfs(this.#folder);
    const freeGiB = (bavail * bsize) / 1024 ** 3;
    const wantedGiB = bytes / 1024 ** 3 + 2;
    if (freeGiB >= wantedGiB) return null;
    return `needs ${wantedGiB.toFixed(0)} GiB of room on the disk, and ${freeGiB.toFixed(0)} are free`;
  }

  async close(): Promise<void> {
    await this.#app.close();
    await this.#nginx.close();
    this.#memory.close();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
