import { appHeaders, type Headers } from './securityHeaders.ts';

/** Which headers a group of the app's files needs, with patterns as each kind of host writes them. */
interface Group {
  /** As Netlify and Cloudflare Pages match paths. */
  readonly pattern: string;
  /** As nginx matches them, wherever the app is mounted; null where it asks for another first. */
  readonly expression: string | null;
  readonly headers: Headers;
}

function groups(workerPath: string): readonly Group[] {
  return [
    { pattern: '/', expression: null, headers: appHeaders('') },
    { pattern: '/index.html', expression: '/index\\.html$', headers: appHeaders('index.html') },
    {
      pattern: '/service-worker.js',
      expression: '/service-worker\\.js$',
      headers: appHeaders('service-worker.js'),
    },
    {
      pattern: `/${workerPath}`,
      expression: '/assets/engine\\.worker[^/]*\\.js$',
      headers: appHeaders(workerPath),
    },
  ];
}

/**
 * The `_headers` file that Netlify and Cloudflare Pages read, for the built app.
 *
 * @param workerPath of the engine's worker script, relative to the app
 */
export function netlifyHeaders(workerPath: string): string {
  return groups(workerPath)
    .map(({ pattern, headers }) =>
      [pattern, ...lines(headers, (k, v) => `  ${k}: ${v}`)].join('\n'),
    )
    .join('\n\n')
    .concat('\n');
}

/** A file for nginx to include in the `location` of the built app: its patterns would fit others' pages. */
export function nginxHeaders(workerPath: string): string {
  return groups(workerPath)
    .filter(({ expression }) => expression !== null)
    .map(({ expression, headers }) =>
      [
        `location ~ ${expression} {`,
        ...lines(headers, (name, value) => `  add_header ${name} "${value}";`),
        '}',
      ].join('\n'),
    )
    .join('\n\n')
    .concat('\n');
}

function lines(headers: Headers, line: (name: string, value: string) => string): string[] {
  return Object.entries(headers).map(([name, value]) => line(name, value));
}
