// What `npm run interop` runs: the main job against every server, in Chromium. `--firefox` runs the
// core of it in Firefox; `--docs` writes what was seen, and the table in docs/servers.md, anew.
// Further arguments go to Playwright (`-g Caddy`, say).
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const own = new Set(['--firefox', '--docs']);
const given = process.argv.slice(2);
const firefox = given.includes('--firefox');

const { status } = spawnSync(
  join(root, 'node_modules/.bin/playwright'),
  [
    'test',
    '--config=tests/playwright.config.ts',
    '--project=interop',
    '--workers=1',
    '--reporter=list,./tests/interop/seenReporter.ts',
    ...(firefox ? ['--grep', '@core'] : []),
    ...given.filter((argument) => !own.has(argument)),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      HOLDFAST_FULL: '1',
      HOLDFAST_INTEROP_BROWSER: firefox ? 'firefox' : 'chromium',
      HOLDFAST_INTEROP_DOCS: given.includes('--docs') ? '1' : '',
    },
  },
);
process.exitCode = status ?? 1;
