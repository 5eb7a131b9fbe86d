// What `npm run chaos` runs: Node 20 reads no TypeScript, Vite does.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { module } = await runnerImport('/tests/chaos/main.ts', {
  root,
  configFile: false,
  logLevel: 'error',
});
await module.main(process.argv.slice(2));
