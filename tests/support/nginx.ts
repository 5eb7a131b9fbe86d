import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { accepts, freePort } from './ports.ts';

/** Headers that a page on another origin may read from this nginx. */
const exposedHeaders = 'Accept-Ranges, Content-Disposition, Content-Range, Content-MD5, ETag';

/** Where nginx is; null where it is not installed. */
export function findNginx(): string | null {
  for (const path of ['nginx', '/usr/sbin/nginx', '/usr/local/sbin/nginx']) {
    if (spawnSync(path, ['-v'], { stdio: 'ignore' }).status === 0) return path;
  }
  return null;
}

export interface NginxOptions {
  /** The folder that is served at `/`. */
  readonly root: string;
  /** An empty folder for its own files. */
  readonly workDir: string;
  /** Allow pages of other origins to read. */
  readonly cors?: boolean;
  /** Further lines inside `http { … }`. */
  readonly http?: string;
  /** Further lines inside `server { … }`. */
  readonly extra?: string;
}

/** An nginx of our own: own configuration, own port, own logs; it keeps its port through restarts. */
export class Nginx {
  readonly port: number;
  readonly #binary: string;
  readonly #workDir: string;
  #process: ChildProcess | null = null;

  private constructor(binary: string, workDir: string, port: number) {
    this.#binary = binary;
    this.#workDir = workDir;
    this.port = port;
  }

  static async start(options: NginxOptions): Promise<Nginx> {
    const binary = findNginx();
    if (binary === null) throw new Error('nginx is not installed');
    const nginx = new Nginx(binary, options.workDir, await freePort());
    await mkdir(options.workDir, { recursive: true });
    await writeFile(join(options.workDir, 'nginx.conf'), configuration(options, nginx.port));
    await nginx.start();
    return nginx;
  }

  /** `http://127.0.0.1:port`, without a final slash. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const log = join(this.#workDir, 'error.log');
    const child = spawn(
      this.#binary,
      ['-p', this.#workDir, '-c', join(this.#workDir, 'nginx.conf'), '-e', log],
      { stdio: 'ignore' },
    );
    this.#process = child;
    while (!(await accepts(this.port))) {
      if (child.exitCode !== null) {
        throw new Error(`nginx did not start: ${await readFile(log, 'utf8').catch(() => '')}`);
      }
      await delay(10);
    }
  }

  /** Ends nginx at once; open connections break. */
  async stop(): Promise<void> {
    const child = this.#process;
    if (child === null || child.exitCode !== null) return;
    this.#process = null;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }

  async close(): Promise<void> {
    await this.stop();
    await rm(this.#workDir, { recursive: true, force: true });
  }
}

function configuration(
  { root, workDir, cors = false, http = '', extra = '' }: NginxOptions,
  port: number,
) {
  const asRoot = process.getuid?.() === 0;
  const temp = (name: string) => `${name}_temp_path ${join(workDir, name)};`;
  return `
daemon off;
${asRoot ? 'user root;' : ''}
worker_processes 1;
pid ${join(workDir, 'nginx.pid')};
events { worker_connections 256; }
http {
  types {
    text/html html; text/css css; application/javascript js mjs; application/wasm wasm;
    image/svg+xml svg; image/png png; application/manifest+json webmanifest;
    application/json json; text/plain txt;
  }
  default_type application/octet-stream;
  access_log off;
  sendfile on;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(temp).join('\n  ')}
  ${http}
  server {
    listen 127.0.0.1:${port};
    root ${root};
    ${
      cors
        ? `add_header Access-Control-Allow-Origin * always;
    add_header Access-Control-Expose-Headers '${exposedHeaders}' always;`
        : ''
    }
    ${extra}
  }
}
`;
}
