import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../../support/ports.ts';
import { isInstalled, startProgram } from './program.ts';
import type { RealServer } from './realServer.ts';

const sources = ['main.go', 'moving.go', 'pieces.go'].map((name) =>
  fileURLToPath(new URL(`go/${name}`, import.meta.url)),
);

export const goFileServer = goServer('fileserver', 'Go http.FileServer', false);
export const goServeContent = goServer('servecontent', 'Go http.ServeContent', true);
/** The hand-written range handler of many tutorials. */
export const goPieces = goServer('pieces', 'Go, ranges by hand, hex Content-Md5', true);
/** http.ServeContent with the present time. */
export const goMoving = goServer('moving', 'Go, Last-Modified is the present time', true);

function goServer(handler: string, name: string, crossOrigin: boolean): RealServer {
  return {
    name,
    ranges: true,
    crossOrigin,
    missing: () => (isInstalled('go', ['version']) ? null : 'go'),
    async start({ root, workDir }) {
      const port = await freePort();
      const program = join(workDir, 'server');
      await promisify(execFile)('go', ['build', '-o', program, ...sources]);
      const address = `127.0.0.1:${port}`;
      const args = ['-handler', handler, '-root', root, '-address', address];
      return startProgram(program, args, { port, cwd: workDir });
    },
  };
}
