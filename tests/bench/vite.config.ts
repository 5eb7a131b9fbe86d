import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Bundles the benchmark for Node 20, which runs no TypeScript; its packages stay outside. */
export default defineConfig({
  root: here('../..'),
  publicDir: false,
  build: {
    ssr: true,
    outDir: here('../../dist/bench'),
    target: 'node20',
    emptyOutDir: true,
    rollupOptions: {
      input: {
        main: here('main.ts'),
        rateLine: here('line/rateLine.ts'),
        server: here('server/main.ts'),
      },
    },
  },
});
