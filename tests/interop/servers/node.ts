import { fileURLToPath } from 'node:url';
import express from 'express';
import sirv from 'sirv';
import { freePort } from '../../support/ports.ts';
import { startProgram } from './program.ts';
import { type RealServer, serveHere } from './realServer.ts';

/** Express with its static files (`send`), for pages of any origin. */
export const expressStatic: RealServer = {
  name: 'Express static',
  ranges: true,
  crossOrigin: true,
  missing: () => null,
  start({ root }) {
    const app = express();
    app.use((_request, response, next) => {
      response.set('Access-Control-Allow-Origin', '*');
      response.set('Access-Control-Expose-Headers', 'Content-Range, ETag');
      next();
    });
    app.use(express.static(root));
    return serveHere(app);
  },
};

/** sirv with ETags; it exposes nothing, so other origins' pages see neither them nor ranges. */
export const sirvFolder: RealServer = {
  name: 'sirv',
  ranges: true,
  crossOrigin: true,
  missing: () => null,
  start({ root }) {
    const serve = sirv(root, {
      etag: true,
      setHeaders: (response) => response.setHeader('Access-Control-Allow-Origin', '*'),
    });
    return serveHere((request, response) => serve(request, response));
  },
};

/** The command `http-server`, with its own switch for other origins. */
export const httpServer: RealServer = {
  name: 'http-server',
  ranges: true,
  crossOrigin: true,
  missing: () => null,
  async start({ root, workDir }) {
    const port = await freePort();
    const program = fileURLToPath(import.meta.resolve('http-server/bin/http-server'));
    const args = [program, root, '-a', '127.0.0.1', '-p', String(port), '--cors', '--silent'];
    return startProgram(process.execPath, args, { port, cwd: workDir });
  },
};
