import { defineConfig } from 'tsup';

export default defineConfig([
  {
    // Beside the public face, the parts that a bundler should be able to leave out: unused, a file of its
    // own is dropped whole (`sideEffects: false`), whatever its top level does.
    entry: {
      index: 'src/index.ts',
      value: 'src/engine/value.ts',
      functions: 'src/engine/functions.ts',
      expression: 'src/expression/parse.ts',
      csv: 'src/data/csv.ts',
    },
    format: ['esm', 'cjs'],
    dts: { entry: { index: 'src/index.ts' } },
    splitting: true,
    clean: true,
    target: 'es2022',
  },
]);
