// Who may import whom. The layers are described in ARCHITECTURE.md.
const packages = (...names) => names.map((name) => `node_modules/${name}/`);

/** Files of `layer` may reach `allowed` and nothing else. */
function layer(name, from, allowed, comment) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from },
    to: { pathNot: [from, ...allowed] },
  };
}

module.exports = {
  forbidden: [
    layer(
      'core-imports-core',
      '^src/core/',
      packages('content-disposition', 'structured-headers'),
      'core holds pure decisions: no DOM, no I/O, no clock',
    ),
    layer('engine-imports-core', '^src/engine/', ['^src/core/'], 'engine talks to ports only'),
    layer(
      'platform-imports-core-and-ports',
      '^src/platform/',
      [
        '^src/core/',
        '^src/engine/ports[.]ts$',
        ...packages('idb-keyval', 'hash-wasm', 'spark-md5', 'workbox-window'),
      ],
      'platform adapts browser interfaces to the ports',
    ),
    {
      name: 'platform-takes-types-from-ports',
      comment: 'the ports are types; nothing of the engine may be loaded by an adapter',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/engine/', dependencyTypesNot: ['type-only'] },
    },
    layer(
      'client-imports-core-and-platform',
      '^src/client/',
      ['^src/core/', '^src/platform/'],
      "a page's side of the engine speaks to it over the channel alone",
    ),
    {
      name: 'engine-through-its-entry',
      comment: 'the app has of the engine what any other web app has: src/engine.ts',
      severity: 'error',
      from: { path: '^src/(main[.]tsx|ui/)' },
      to: {
        path: '^src/(client|core|engine)/|^src/engine[.]worker[.]ts$',
        pathNot: '^src/core/(pageAddress|shortcut)[.]ts$',
      },
    },
    layer(
      'ui-imports-types-and-words',
      '^src/ui/',
      [
        '^src/engine[.]ts$',
        '^src/core/(pageAddress|shortcut)[.]ts$',
        '^src/i18n/',
        ...packages('preact', '@preact/signals', '@preact/signals-core'),
      ],
      'the interface receives commands as functions',
    ),
    {
      name: 'ui-takes-types-from-the-engine',
      comment: 'decisions are made in the engine; the interface shows them',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^src/(core/|engine[.]ts$)', dependencyTypesNot: ['type-only'] },
    },
    layer(
      'i18n-stands-alone',
      '^src/i18n/',
      packages('intl-messageformat'),
      'languages know no other layer',
    ),
    {
      name: 'server-stands-alone',
      comment: 'the server shares no code with the page',
      severity: 'error',
      from: { path: '^src/server/' },
      to: {
        pathNot: [
          '^src/server/',
          ...packages('koa', 'mime', 'content-disposition', 'structured-headers'),
        ],
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^tests/' },
    },
    {
      name: 'nothing-imports-entries',
      comment:
        'main, engine.worker and service-worker are ends, except that the engine loads its worker',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/engine[.]ts$' },
      to: { path: '^src/(main[.]tsx|engine[.]worker[.]ts|service-worker[.]ts)$' },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^tests/fixtures/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
