import type { Headers } from './securityHeaders.ts';

/** What a page of another origin would otherwise not see of an answer. */
const EXPOSED = [
  'Accept-Ranges',
  'Content-Disposition',
  'Content-Encoding',
  'Content-Length',
  'Content-MD5',
  'Content-Range',
  'Date',
  'ETag',
  'Last-Modified',
  'Repr-Digest',
  'Retry-After',
];

const ALLOWED = [
  'Authorization',
  'Cache-Control',
  'If-Match',
  'If-Modified-Since',
  'If-None-Match',
  'If-Range',
  'If-Unmodified-Since',
  'Pragma',
  'Range',
  'Want-Repr-Digest',
];

/** Lets pages of any origin fetch files and read all that a resume needs; errors included. */
export const CROSS_ORIGIN_HEADERS: Headers = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': EXPOSED.join(', '),
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Timing-Allow-Origin': '*',
};

/** The answer to a preflight, good for two hours: the longest that a browser keeps one. */
export const PREFLIGHT_HEADERS: Headers = {
  'Access-Control-Allow-Methods': 'GET, HEAD',
  'Access-Control-Allow-Headers': ALLOWED.join(', '),
  'Access-Control-Max-Age': '7200',
};
