import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { Timings } from '../../src/engine/timings.ts';
import { appHeaders } from '../../src/server/securityHeaders.ts';
import { builtAppFolder } from './app.ts';
import type { Script } from './programmableServer.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** What a test may have otherwise than it is shipped. */
export type Constants = Partial<Timings> & { readonly connections?: number };

/**
 * The built app below `base`, with its own headers. The engine's timings are constants of what is
 * shipped; a test that cannot wait so long has other numbers put in their place on the way out.
 */
export function servedApp(base: string, constants: Constants): Script {
  return async ({ path }) => {
    const name = normalize(decodeURIComponent(path.slice(base.length).replace(/[?#].*$/, '')));
    const file = name === '.' || name === '/' ? 'index.html' : name;
    const bytes = await readFile(join(builtAppFolder, file)).catch(() => null);
    if (bytes === null) return { status: 404 };
    return {
      status: 200,
      headers: {
        ...appHeaders(file),
        'Content-Type': mediaTypes[extname(file)] ?? 'application/octet-stream',
      },
      body: /engine\.worker[^/]*\.js$/.test(file)
        ? withConstants(bytes.toString(), constants)
        : bytes,
    };
  };
}

function withConstants(script: string, constants: Constants): string {
  let text = script;
  for (const [name, value] of Object.entries(constants)) {
    // The one place that gives this name a number, be it `3e4` or a product like `16*x`.
    const constant = new RegExp(`\\b${name}:(?:\\d[\\w.]*(?:\\*\\w+)?|\\w+/\\d+)(?=[,}])`, 'g');
    const places = text.match(constant) ?? [];
    if (places.length !== 1) throw new Error(`${name} is set in ${places.length} places`);
    text = text.replace(constant, `${name}:${value}`);
  }
  return text;
}
