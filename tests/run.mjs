// What `npm test` runs: every check in order, then one line with the counts. Plain JavaScript: it
// runs before anything is built. `--full` adds the tests that are tagged @full.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => join(root, 'node_modules', '.bin', name);
const full = process.argv.includes('--full');
const reports = mkdtempSync(join(tmpdir(), 'holdfast-reports-'));
const counts = { passed: 0, failed: 0, skipped: 0 };

provideBrowsers();

step('format and lint', bin('biome'), ['check', '--error-on-warnings']);
step('types', bin('tsc'), ['-b']);
step('import rules', bin('depcruise'), ['--config', '.dependency-cruiser.cjs', 'src', 'tests']);
step('unused code and dependencies', bin('knip'));

const unitReport = join(reports, 'unit.json');
step(
  'unit tests',
  bin('vitest'),
  [
    'run',
    '--config=tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ],
  { counted: true },
);
count(unitReport, (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + report.numTodoTests,
}));

const built = step('build', 'npm', ['run', 'build']);
if (built) {
  const browserReport = join(reports, 'browser.json');
  step('browser tests', bin('playwright'), ['test', '--config=tests/playwright.config.ts'], {
    counted: true,
    env: { HOLDFAST_JSON_REPORT: browserReport, HOLDFAST_FULL: full ? '1' : '0' },
  });
  count(browserReport, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));
}

if (process.env.HOLDFAST_FORBID_SKIPS === '1' && counts.skipped > 0) {
  console.error(`${counts.skipped} tests were skipped, and none may be here.`);
  process.exitCode = 1;
}
rmSync(reports, { recursive: true, force: true });
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);

/** Runs one check. It is one failure if it fails, unless its own report is `counted`. */
function step(title, command, args = [], { counted = false, env = {} } = {}) {
  console.log(`\n== ${title}`);
  const startedMs = performance.now();
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  console.log(`== ${title}: ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
  if (status === 0) return true;
  console.error(`== ${title} failed`);
  process.exitCode = 1;
  if (!counted) counts.failed += 1;
  return false;
}

/** Adds a runner's counts; a runner that left no report counts as one failure. */
function count(path, read) {
  const report = existsSync(path) ? read(JSON.parse(readFileSync(path, 'utf8'))) : { failed: 1 };
  for (const key of Object.keys(counts)) counts[key] += report[key] ?? 0;
}

/** Installs Debian's browsers and nginx where that is possible; says so where it is not. */
function provideBrowsers() {
  const wanted = {
    chromium: [process.env.HOLDFAST_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'],
    'firefox-esr': [process.env.HOLDFAST_FIREFOX, '/usr/bin/firefox-esr'],
    'webkit2gtk-driver': ['/usr/bin/WebKitWebDriver'],
    xvfb: ['/usr/bin/Xvfb'],
    'nginx-light': ['/usr/sbin/nginx', '/usr/local/sbin/nginx'],
  };
  const missing = () =>
    Object.entries(wanted)
      .filter(([, paths]) => !paths.some((path) => path && existsSync(path)))
      .map(([name]) => name);
  if (missing().length === 0) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const apt = (...args) =>
      spawnSync('apt-get', args, {
        stdio: 'inherit',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...missing());
  }
  for (const name of missing()) {
    console.log(`${name} is missing and cannot be installed here: its tests are skipped by name.`);
  }
}
