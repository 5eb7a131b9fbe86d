import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './ports.ts';

const driverPath = '/usr/bin/WebKitWebDriver';
const displayPath = '/usr/bin/Xvfb';

/** WebKitGTK's test browser; null where Debian's webkit2gtk-driver or xvfb is not installed. */
export function findWebkit(): string | null {
  if (!existsSync(driverPath) || !existsSync(displayPath)) return null;
  for (const folder of readdirSync('/usr/lib').filter((name) => /-linux-gnu/.test(name))) {
    for (const version of ['webkit2gtk-4.1', 'webkit2gtk-4.0']) {
      const path = join('/usr/lib', folder, version, 'MiniBrowser');
      if (existsSync(path)) return path;
    }
  }
  return null;
}

/** A reference to an element, as WebDriver writes it. */
type ElementReference = Readonly<Record<string, string>>;

/**
 * WebKitGTK's MiniBrowser on a display of its own, spoken to by W3C WebDriver
 * (https://www.w3.org/TR/webdriver2/). What it downloads lands in `homeDir`.
 */
export class WebkitDriver {
  readonly #homeDir: string;
  readonly #processes: ChildProcess[] = [];
  #session = '';

  private constructor(homeDir: string) {
    this.#homeDir = homeDir;
  }

  static async start(homeDir: string): Promise<WebkitDriver> {
    const binary = findWebkit();
    if (binary === null) throw new Error('WebKitGTK is not installed');
    await mkdir(homeDir, { recursive: true });
    const driver = new WebkitDriver(homeDir);
    try {
      await driver.#start(binary);
    } catch (error) {
      await driver.close();
      throw error;
    }
    return driver;
  }

  async goto(url: string): Promise<void> {
    await this.#call('POST', '/url', { url });
  }

  async reload(): Promise<void> {
    await this.#call('POST', '/refresh', {});
  }

  /** Runs a function's body in the page and returns what it returns, promises awaited. */
  evaluate(body: string, ...args: readonly unknown[]): Promise<unknown> {
    const script = `
      const done = arguments[arguments.length - 1];
      (async (...args) => { ${body} })(...arguments)
        .then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    return this.#call('POST', '/execute/async', { script, args }).then((outcome) => {
      const { value, error } = outcome as { value?: unknown; error?: string };
      if (error !== undefined) throw new Error(error);
      return value;
    });
  }

  /** Clicks what an XPath finds, once it is there. */
  async click(xpath: string): Promise<void> {
    const element = await this.#find(xpath);
    await this.#call('POST', `/element/${element}/click`, {});
  }

  /** Types into what an XPath finds, once it is there. */
  async type(xpath: string, text: string): Promise<void> {
    const element = await this.#find(xpath);
    await this.#call('POST', `/element/${element}/value`, { text });
  }

  /** Resolves once `holds` is true of what a function's body returns in the page. */
  async until(
    what: string,
    body: string,
    holds: (value: unknown) => boolean,
    timeoutMs = 60_000,
  ): Promise<unknown> {
    const deadlineMs = performance.now() + timeoutMs;
    for (;;) {
      const value = await this.evaluate(body);
      if (holds(value)) return value;
      if (performance.now() > deadlineMs) {
        throw new Error(`waited ${timeoutMs} ms in vain for ${what}; it is ${String(value)}`);
      }
      await delay(100);
    }
  }

  /** The path of a downloaded file, once it lies there with so many bytes. */
  async savedFile(name: string, sizeBytes: number, timeoutMs = 60_000): Promise<string> {
    const path = join(this.#homeDir, name);
    const deadlineMs = performance.now() + timeoutMs;
    while (performance.now() < deadlineMs) {
      if (existsSync(path) && (await stat(path)).size === sizeBytes) return path;
      await delay(100);
    }
    const entries = (await readdir(this.#homeDir)).join(', ');
    throw new Error(`${name} was not saved within ${timeoutMs} ms; the folder has: ${entries}`);
  }

  async close(): Promise<void> {
    if (this.#session !== '') await this.#call('DELETE', '').catch(() => undefined);
    for (const child of this.#processes.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    }
  }

  async #start(binary: string): Promise<void> {
    const display = spawn(
      displayPath,
      ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
    );
    this.#processes.push(display);
    // It writes the number of the display that it found free.
    const [number] = (await once(display.stdio[3] as Readable, 'data')) as [Buffer];
    const port = await freePort();
    const server = spawn(driverPath, [`--port=${port}`, '--host=127.0.0.1'], {
      cwd: this.#homeDir,
      stdio: 'ignore',
      env: { ...process.env, DISPLAY: `:${number.toString().trim()}`, HOME: this.#homeDir },
    });
    this.#processes.push(server);
    this.#session = `http://127.0.0.1:${port}/session`;
    const capabilities = {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } },
    };
    const { sessionId } = (await this.#callOnceUp('', { capabilities })) as { sessionId: string };
    this.#session = `http://127.0.0.1:${port}/session/${sessionId}`;
    await this.#call('POST', '/timeouts', { script: 60_000 });
  }

  async #callOnceUp(path: string, body: object): Promise<unknown> {
    const deadlineMs = performance.now() + 30_000;
    for (;;) {
      try {
        return await this.#call('POST', path, body);
      } catch (error) {
        if (performance.now() > deadlineMs || !(error instanceof TypeError)) throw error;
        await delay(100);
      }
    }
  }

  async #find(xpath: string): Promise<string> {
    const deadlineMs = performance.now() + 30_000;
    for (;;) {
      try {
        const found = await this.#call('POST', '/element', { using: 'xpath', value: xpath });
        return Object.values(found as ElementReference)[0] ?? '';
      } catch (error) {
        if (performance.now() > deadlineMs) throw error;
        await delay(100);
      }
    }
  }

  /** Rejects with a TypeError where nobody listens, with WebDriver's own words otherwise. */
  async #call(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.#session}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (response.ok) return value;
    const { error, message } = value as { error: string; message: string };
    throw new Error(`${method} ${path}: ${error}: ${message}`);
  }
}
