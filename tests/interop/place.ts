import { chmod, link, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startApp } from '../support/app.ts';
import type { FixtureFile } from '../support/fixtureFile.ts';
import { LineProxy } from '../support/lineProxy.ts';
import { startFront } from './front.ts';
import type { RealServer } from './servers/realServer.ts';

/** Where the file is, seen from the app: behind a path of its origin, or on another one. */
export type Origin = 'same' | 'cross';

/** The app, a server with one file, and the line between them and the browser. */
export interface Place {
  readonly appUrl: string;
  readonly fileUrl: string;
  /** Path and query. */
  readonly filePath: string;
  /** What the file's bytes cross. */
  readonly line: LineProxy;
  /** What the file's server answers to the opening request, asked past the line. */
  ask(): Promise<Response>;
  close(): Promise<void>;
}

// Fast enough for the clock, slow enough that a file is still on its way when a test acts.
const bytesPerSecond = 32 * 1024 * 1024;

/** Starts all of it, in an empty folder. */
export async function startPlace(
  server: RealServer,
  origin: Origin,
  file: FixtureFile,
  folder: string,
): Promise<Place> {
  const path = `/files/${file.name}`;
  const root = join(folder, 'site');
  const workDir = join(folder, 'server');
  await mkdir(join(root, 'files'), { recursive: true });
  await mkdir(workDir);
  await link(file.path, join(root, path));
  // A server that gives up being root must still get there.
  await chmod(folder, 0o755);

  const sha256 = Buffer.from(file.sha256, 'hex').toString('base64');
  const started = await server.start({ root, workDir, path, sha256 });
  const filePath = `${path}${started.query ?? ''}`;
  const app = await startApp({ folder: root });
  const front = await startFront([
    ['/files/', started.port],
    ...(origin === 'same' ? [['/', Number(new URL(app.url).port)] as const] : []),
  ]);
  const frontLine = await LineProxy.start({ host: '127.0.0.1', port: front.port });
  const line = started.cdn ?? frontLine;
  line.bytesPerSecond = bytesPerSecond;
  return {
    appUrl: origin === 'same' ? `${frontLine.url}/` : app.url,
    fileUrl: `${frontLine.url}${filePath}`,
    filePath,
    line,
    ask: () =>
      fetch(`http://127.0.0.1:${started.port}${filePath}`, { headers: { Range: 'bytes=0-' } }),
    async close() {
      await frontLine.close();
      await front.close();
      await app.close();
      await started.close();
    },
  };
}
