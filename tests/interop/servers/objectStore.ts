import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import type http from 'node:http';
import { join } from 'node:path';
import { confPath } from './conf.ts';
import { type RealServer, type Site, serveHere } from './realServer.ts';
import { refusalOf, signedQuery } from './signedLink.ts';

/** A rule of a bucket, as `aws s3api put-bucket-cors` takes it. */
interface CorsRule {
  readonly AllowedOrigins: readonly string[];
  readonly AllowedMethods: readonly string[];
  readonly ExposeHeaders?: readonly string[];
}

const partBytes = 16 * 1024 * 1024;
const lifetimeSeconds = 3600;

/** With the rule that docs/servers.md shows. */
export const objectStore = objectStoreAt(Date.now);
/** With a rule as short as they come: a page sees neither where a part begins nor an ETag. */
export const silentObjectStore = objectStoreAt(Date.now, {
  name: 'S3’s answers, nothing exposed',
  rule: { AllowedOrigins: ['*'], AllowedMethods: ['GET'] },
});

/**
 * What Amazon S3 documents for GetObject with a presigned link, as a fixture, since no package that
 * plays the store is kept for the Node versions in use: an object uploaded in parts, whose ETag is no MD5
 * and whose checksum is one of checksums, ranges, and errors in XML. `now` is the store's clock.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export function objectStoreAt(
  now: () => number,
  { name = 'S3’s answers, presigned link', rule = documentedRule() } = {},
): RealServer {
  return {
    name,
    ranges: true,
    crossOrigin: true,
    missing: () => null,
    async start(site) {
      const object = uploadedObject(site);
      const { port, close } = await serveHere((request, response) => {
        setCorsHeaders(request, response, rule);
        const url = new URL(request.url ?? '/', 'http://store');
        const refusal = refusalOf(url, now());
        if (refusal === null) sendObject(request, response, object);
        else sendError(response, 403, refusal);
      });
      return { port, query: `?${signedLinkTo(site.path, now())}`, close };
    },
  };
}

/** A link's query for the object at `path`, good for an hour. */
export function signedLinkTo(path: string, nowMs: number): string {
  return signedQuery(path, nowMs, lifetimeSeconds);
}

function documentedRule(): CorsRule {
  const { CORSRules } = JSON.parse(readFileSync(confPath('s3.cors.json'), 'utf8'));
  return CORSRules[0];
}

/** Sent to requests with an Origin that the rule allows, errors included. */
function setCorsHeaders(
  { headers, method }: http.IncomingMessage,
  response: http.ServerResponse,
  { AllowedOrigins, AllowedMethods, ExposeHeaders = [] }: CorsRule,
): void {
  const origin = headers.origin ?? '';
  const allowed = AllowedOrigins.find((one) => one === '*' || one === origin);
  if (origin === '' || allowed === undefined || !AllowedMethods.includes(method ?? '')) return;
  response.setHeader('Access-Control-Allow-Origin', allowed);
  response.setHeader('Access-Control-Allow-Methods', AllowedMethods.join(', '));
  if (ExposeHeaders.length > 0) {
    response.setHeader('Access-Control-Expose-Headers', ExposeHeaders.join(', '));
  }
  response.setHeader(
    'Vary',
    'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  );
}

interface StoredObject {
  readonly path: string;
  readonly sizeBytes: number;
  readonly headers: http.OutgoingHttpHeaders;
}

/** An object as an upload in parts leaves it: its hashes are hashes of the parts' hashes. */
function uploadedObject({ root, path }: Site): StoredObject {
  const file = readFileSync(join(root, path));
  const parts = Array.from({ length: Math.ceil(file.length / partBytes) }, (_none, part) =>
    file.subarray(part * partBytes, (part + 1) * partBytes),
  );
  const hashOfHashes = (algorithm: string) =>
    parts
      .reduce(
        (whole, part) => whole.update(createHash(algorithm).update(part).digest()),
        createHash(algorithm),
      )
      .digest();
  return {
    path: join(root, path),
    sizeBytes: file.length,
    headers: {
      'Accept-Ranges': 'bytes',
      'Content-Type': 'binary/octet-stream',
      ETag: `"${hashOfHashes('md5').toString('hex')}-${parts.length}"`,
      'Last-Modified': statSync(join(root, path)).mtime.toUTCString(),
      'x-amz-checksum-sha256': `${hashOfHashes('sha256').toString('base64')}-${parts.length}`,
      'x-amz-checksum-type': 'COMPOSITE',
      'x-amz-server-side-encryption': 'AES256',
    },
  };
}

function sendObject(
  { headers }: http.IncomingMessage,
  response: http.ServerResponse,
  { path, sizeBytes, headers: own }: StoredObject,
): void {
  const asked = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '');
  if (asked === null) {
    response.writeHead(200, { ...own, 'Content-Length': sizeBytes });
    createReadStream(path).pipe(response);
    return;
  }
  const start = Number(asked[1]);
  const end = Math.min(Number(asked[2] || sizeBytes), sizeBytes - 1);
  if (start >= sizeBytes) {
    sendError(response, 416, {
      code: 'InvalidRange',
      message: 'The requested range is not satisfiable',
      details: { RangeRequested: headers.range ?? '', ActualObjectSize: String(sizeBytes) },
    });
    return;
  }
  response.writeHead(206, {
    ...own,
    'Content-Length': end - start + 1,
    'Content-Range': `bytes ${start}-${end}/${sizeBytes}`,
  });
  createReadStream(path, { start, end }).pipe(response);
}

function sendError(
  response: http.ServerResponse,
  status: number,
  error: {
    readonly code: string;
    readonly message: string;
    readonly details: Readonly<Record<string, string>>;
  },
): void {
  const fields = Object.entries({ Code: error.code, Message: error.message, ...error.details });
  const content = fields.map(([name, value]) => `<${name}>${value}</${name}>`).join('');
  response.writeHead(status, { 'Content-Type': 'application/xml' });
  response.end(`<?xml version="1.0" encoding="UTF-8"?>\n<Error>${content}</Error>`);
}
