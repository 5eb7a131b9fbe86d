import { createReadStream, statSync } from 'node:fs';
import type http from 'node:http';
import { basename, join } from 'node:path';
import express from 'express';
import { LineProxy } from '../../support/lineProxy.ts';
import { type RealServer, serveHere } from './realServer.ts';

/**
 * Express, ranges by hand: a 206 with the Content-Length of the whole file, a percent-encoded name,
 * `bytes=-500` for the first 501 bytes, and an empty 404.
 */
export const wholeLength: RealServer = {
  name: 'Express, 206 with the whole Content-Length',
  ranges: true,
  crossOrigin: true,
  missing: () => null,
  start({ root }) {
    const app = express();
    app.get('/*path', (request, response) => {
      response.set('Access-Control-Allow-Origin', '*');
      const file = fileAt(root, request.path);
      if (file === null) {
        response.status(404).end();
        return;
      }
      const { path, size } = file;
      const [first, last] = (request.headers.range ?? '').replace('bytes=', '').split('-');
      const start = Number(first) || 0;
      const end = Number(last) || size - 1;
      if (start >= size) {
        response.status(416).send(`Requested range not satisfiable\n${start} >= ${size}`);
        return;
      }
      const name = encodeURIComponent(basename(path));
      response.writeHead(request.headers.range === undefined ? 200 : 206, {
        'Content-Range': `bytes ${start}-${end}/${size}`,
        'Accept-Ranges': 'bytes',
        'Content-Length': size,
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename="${name}"`,
      });
      createReadStream(path, { start, end }).pipe(response);
    });
    return serveHere(app);
  },
};

export const ignoresRange = wholeOnly('Ignores Range, always 200', {});
export const acceptsNone = wholeOnly('Accept-Ranges: none', { 'Accept-Ranges': 'none' });

function wholeOnly(name: string, headers: http.OutgoingHttpHeaders): RealServer {
  return {
    name,
    ranges: false,
    crossOrigin: true,
    missing: () => null,
    start: ({ root }) =>
      serveHere((request, response) => {
        const file = fileAt(root, request.url ?? '/');
        if (file === null) {
          response.writeHead(404).end();
          return;
        }
        response.writeHead(200, {
          'Access-Control-Allow-Origin': '*',
          'Content-Type': 'application/octet-stream',
          'Content-Length': file.size,
          ...headers,
        });
        createReadStream(file.path).pipe(response);
      }),
  };
}

/**
 * Sends HEAD and GET on to a CDN with the ETag of a multipart upload, which is no MD5: the file comes
 * from there, whichever origin was asked.
 */
export const redirectsToCdn: RealServer = {
  name: 'Redirects (302) to a CDN, ETag "…-41"',
  ranges: true,
  crossOrigin: true,
  missing: () => null,
  async start({ root }) {
    const app = express();
    app.use(
      express.static(root, {
        setHeaders(response) {
          response.set('Access-Control-Allow-Origin', '*');
          response.set('Access-Control-Expose-Headers', 'ETag');
          response.set('ETag', '"9b2cf535f27731c974343645a3985328-41"');
        },
      }),
    );
    const files = await serveHere(app);
    const cdn = await LineProxy.start({ host: '127.0.0.1', port: files.port });
    const redirects = await serveHere((request, response) => {
      response.writeHead(302, {
        Location: `${cdn.url}${request.url}`,
        'Access-Control-Allow-Origin': '*',
      });
      response.end();
    });
    return {
      port: redirects.port,
      cdn,
      async close() {
        await cdn.close();
        await redirects.close();
        await files.close();
      },
    };
  },
};

function fileAt(
  root: string,
  url: string,
): { readonly path: string; readonly size: number } | null {
  const path = join(root, url);
  const entry = statSync(path, { throwIfNoEntry: false });
  return entry?.isFile() ? { path, size: entry.size } : null;
}
