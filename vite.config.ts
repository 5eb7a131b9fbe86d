import { readFile } from 'node:fs/promises';
import { preact } from '@preact/preset-vite';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { netlifyHeaders, nginxHeaders } from './src/server/headerFiles.ts';

const description = 'Downloads big files over bad lines, and loses nothing.';

const shortcutIcons = [{ src: 'icon-192.png', sizes: '192x192', type: 'image/png' }];

/** Writes the policies that protect the app as files that static hosts understand. */
const headerFiles: Plugin = {
  name: 'header-files',
  generateBundle(_, bundle) {
    const worker = Object.keys(bundle).find((name) => name.includes('engine.worker'));
    if (worker === undefined) this.error('the engine has no worker script');
    this.emitFile({ type: 'asset', fileName: '_headers', source: netlifyHeaders(worker) });
    this.emitFile({
      type: 'asset',
      fileName: 'headers.nginx.conf',
      source: nginxHeaders(worker),
    });
  },
};

/** What a version that is offered brings, for the version that runs to tell. */
const changelog: Plugin = {
  name: 'changelog',
  async generateBundle() {
    const source = await readFile('CHANGELOG.md', 'utf8');
    this.emitFile({ type: 'asset', fileName: 'changelog.md', source });
  },
};

const app: UserConfig = {
  // Relative, so that the built folder works under any path of any static host.
  base: './',
  build: {
    outDir: 'dist/app',
    target: 'es2023',
    // A strict content security policy refuses data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  // Found only once the worker runs, which would reload the page under development.
  optimizeDeps: {
    include: ['content-disposition', 'hash-wasm', 'idb-keyval', 'spark-md5', 'structured-headers'],
  },
  plugins: [
    preact(),
    headerFiles,
    changelog,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'service-worker.ts',
      // An automatic reload would cut running transfers: the interface offers the update.
      registerType: 'prompt',
      injectRegister: false,
      // The globs below find the icons already.
      includeManifestIcons: false,
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,wasm,svg,png,ico,webmanifest}'],
        globIgnores: ['screenshots/**'],
      },
      manifest: {
        id: './',
        name: 'Holdfast',
        short_name: 'Holdfast',
        description,
        start_url: './',
        scope: './',
        display: 'standalone',
        background_color: '#f4f3ee',
        theme_color: '#0f5f55',
        share_target: {
          action: './',
          method: 'GET',
          params: { title: 'title', text: 'text', url: 'url' },
        },
        protocol_handlers: [{ protocol: 'web+holdfast', url: './?url=%s' }],
        // A page that is open takes what is shared or opened: a new one would do so no better.
        launch_handler: { client_mode: ['focus-existing', 'auto'] },
        file_handlers: [
          {
            action: './',
            accept: { 'text/plain': ['.txt'], 'text/uri-list': ['.uri', '.url', '.urls'] },
          },
        ],
        shortcuts: [
          { name: 'Add a link', url: './?do=add', icons: shortcutIcons },
          { name: 'Pause all', url: './?do=pause-all', icons: shortcutIcons },
        ],
        categories: ['utilities', 'productivity'],
        screenshots: [
          {
            src: 'screenshots/downloading.png',
            sizes: '960x900',
            type: 'image/png',
            form_factor: 'wide',
          },
          { src: 'screenshots/downloading-phone.png', sizes: '390x844', type: 'image/png' },
        ],
        icons: [
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          { src: 'maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
    }),
  ],
};

/** The engine without the interface, for other web apps: a module, and its worker's script. */
const engine: UserConfig = {
  // The module finds the script beside itself, wherever both are served.
  base: './',
  publicDir: false,
  build: {
    lib: { entry: 'src/engine.ts', formats: ['es'], fileName: 'engine' },
    outDir: 'dist/engine',
    target: 'es2023',
    emptyOutDir: true,
  },
  worker: {
    format: 'es',
    // One file of a known name: its host must send a policy with it, and bundlers copy it alone.
    rolldownOptions: { output: { entryFileNames: 'engine.worker.js', codeSplitting: false } },
  },
};

/** The server, bundled for Node 20, which runs no TypeScript; its packages stay outside. */
const server: UserConfig = {
  publicDir: false,
  build: {
    ssr: 'src/server/main.ts',
    outDir: 'dist/server',
    target: 'node20',
    emptyOutDir: true,
  },
};

export default defineConfig(({ mode }) => ({ engine, server })[mode] ?? app);
