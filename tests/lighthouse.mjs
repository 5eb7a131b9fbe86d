// What `npm run lighthouse` runs: Lighthouse's mobile preset on the built app as our server sends it,
// three times, since its simulated phone feels what else the machine does; the middle one counts.
// Fetched by npx rather than installed: 200 packages, for a figure that is taken now and then.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

// The last that runs on Node 20.
const lighthouse = 'lighthouse@12.8.2';
const categories = ['performance', 'accessibility', 'best-practices'];
const turns = 3;
const wanted = 98;

const chromium = [
  process.env.HOLDFAST_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path));
if (chromium === undefined) throw new Error('Chromium is not installed: set HOLDFAST_CHROMIUM');
const folder = fileURLToPath(new URL('../test-results/lighthouse/', import.meta.url));
mkdirSync(folder, { recursive: true });

const program = fileURLToPath(new URL('../dist/server/main.js', import.meta.url));
const server = spawn(process.execPath, [program, '--port', '7399'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const [line] = await once(createInterface({ input: server.stdout }), 'line');
  const address = /http:\/\/\S+\//.exec(line)?.[0];
  if (address === undefined) throw new Error(`the server told no address: ${line}`);
  const reports = Array.from({ length: turns }, (_, turn) => measure(address, turn));
  for (const category of categories) {
    const scores = reports.map((report) => Math.round(report.categories[category].score * 100));
    const middle = scores.toSorted((a, b) => a - b)[(turns - 1) / 2];
    console.log(`${category}: ${middle} (${scores.join(', ')})`);
    if (middle < wanted) process.exitCode = 1;
  }
} finally {
  server.kill();
}

/** One report; kept as JSON below `test-results/lighthouse`. */
function measure(address, turn) {
  const path = `${folder}${turn}.json`;
  const { status } = spawnSync(
    'npx',
    [
      '--yes',
      lighthouse,
      address,
      '--quiet',
      '--output=json',
      `--output-path=${path}`,
      `--only-categories=${categories.join(',')}`,
      // The first for root.
      '--chrome-flags=--no-sandbox --headless --disable-background-networking',
    ],
    { stdio: 'inherit', env: { ...process.env, CHROME_PATH: chromium } },
  );
  if (status !== 0) throw new Error('Lighthouse came to no end');
  return JSON.parse(readFileSync(path, 'utf8'));
}
