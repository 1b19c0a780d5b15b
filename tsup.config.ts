import { defineConfig } from 'tsup';

export default defineConfig([
  {
    entry: { index: 'src/index.ts' },
    format: ['esm', 'cjs'],
    dts: true,
    clean: true,
    target: 'es2022',
  },
  {
    // One file a command: `stepgrad --help` must not load what only training needs.
    entry: { cli: 'src/cli/main.ts' },
    format: ['cjs'],
    target: 'node20',
    splitting: true,
    noExternal: ['commander', 'fastest-levenshtein'],
  },
]);
