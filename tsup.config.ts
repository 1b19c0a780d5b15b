import { readFileSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';
import ts from 'typescript';

const shared = { target: 'es2022', splitting: true } as const;

// Built with the library, so that they share its parts: a Value that the one makes is a Value to the other.
const matchers = { jest: 'src/testing/jest.ts', vitest: 'src/testing/vitest.ts' };

/** What rows of ops say to tests and to documentation: the library has no use for it. */
const FACTS = new Set(['doc', 'domain', 'kinks', 'samples']);

const withoutFacts: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'without-facts',
  setup(build) {
    build.onLoad({ filter: /[\\/]ops[\\/](arithmetic|elementary|activations|nary)\.ts$/ }, ({ path }) => {
      const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
      const { transformed } = ts.transform(source, [
        (context) => (file) => {
          const visit = (node: ts.Node): ts.Node | undefined =>
            ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && FACTS.has(node.name.text)
              ? undefined
              : ts.visitEachChild(node, visit, context);
          return ts.visitEachChild(file, visit, context);
        },
      ]);
      return { contents: ts.createPrinter().printFile(transformed[0]), loader: 'ts' };
    });
  },
};

export default defineConfig([
  {
    ...shared,
    esbuildPlugins: [withoutFacts],
    // Beside the public face, the parts that a bundler should be able to leave out: unused, a file of its
    // own is dropped whole (`sideEffects: false`), whatever its top level does.
    entry: {
      index: 'src/index.ts',
      value: 'src/engine/value.ts',
      functions: 'src/engine/functions.ts',
      activation: 'src/nn/activation.ts',
      expression: 'src/expression/parse.ts',
      csv: 'src/data/csv.ts',
      compile: 'src/compile/compile.ts',
      dot: 'src/formats/dot.ts',
      mermaid: 'src/formats/mermaid.ts',
      svg: 'src/formats/svg.ts',
      latex: 'src/formats/latex.ts',
      typescript: 'src/formats/typescript.ts',
      json: 'src/formats/fromJson.ts',
      trace: 'src/trace/cursor.ts',
      explain: 'src/trace/explain.ts',
      mistakes: 'src/trace/mistakes.ts',
      ...matchers,
    },
    format: ['esm', 'cjs'],
    dts: {
      entry: { index: 'src/index.ts', ...matchers },
      compilerOptions: { ignoreDeprecations: '6.0' }, // tsup itself sets baseUrl
    },
    outDir: 'dist',
    clean: true,
  },
  {
    ...shared,
    // A file a command, loaded when it is named, so that the command line starts quickly.
    entry: { stepgrad: 'src/cli/main.ts' },
    format: 'cjs',
    outDir: 'dist/cli',
    platform: 'node',
    clean: true,
  },
]);
