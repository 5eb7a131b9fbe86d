/** Headers by name, as they go over the wire. */
export type Headers = Readonly<Record<string, string>>;

/** What the page may do. It fetches nothing from elsewhere: the worker does. */
export const PAGE_POLICY = policy({
  'default-src': "'none'",
  'script-src': "'self'",
  'worker-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'manifest-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'holdfast',
});

/**
 * What the engine may do. A worker obeys the policy of its own script's response, not the page's:
 * it may fetch from any host, which is its work, and run nothing but its own code.
 */
export const WORKER_POLICY = policy({
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'connect-src': 'http: https:',
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
});

/** What the service worker may do: fetch the app's own files. */
export const SERVICE_WORKER_POLICY = policy({
  'default-src': "'none'",
  'script-src': "'self'",
  'connect-src': "'self'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
});

/** A file to be downloaded never runs as a page of the app's origin, whatever its type. */
export const FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** True for the script of the engine's worker, however the build has stamped its name. */
function isEngineWorker(path: string): boolean {
  return /(?:^|\/)engine\.worker[^/]*\.[jt]s$/.test(path);
}

/**
 * The headers that protect the app, for one of its files; `path` is relative to the app. Caching
 * is told here as well: names with a hash in them never change, what leads to them always may.
 */
export function appHeaders(path: string, workerPolicy: string = WORKER_POLICY): Headers {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': path.startsWith('assets/')
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
    ...documentHeaders(path, workerPolicy),
  };
}

function documentHeaders(path: string, workerPolicy: string): Headers {
  if (isEngineWorker(path)) return { 'Content-Security-Policy': workerPolicy };
  if (/^service-worker\.js$/.test(path))
    return { 'Content-Security-Policy': SERVICE_WORKER_POLICY };
  if (path !== '' && !path.endsWith('.html')) return {};
  return {
    'Content-Security-Policy': PAGE_POLICY,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  };
}

function policy(directives: Headers): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
