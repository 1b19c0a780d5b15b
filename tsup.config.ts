import { readFileSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';
import ts from 'typescript';

const shared = { target: 'es2022', splitting: true } as const;

// Built with the library, so that they share its parts: a Value that the one makes is a Value to the other.
const matchers = { jest: 'src/testing/jest.ts', vitest: 'src/testing/vitest.ts' };

/** What rows of ops say to tests and to documentation: the library has no use for it. */
const FACTS = new Set(['doc', 'domain', 'kinks', 'samples']);

const withoutFacts: ts.TransformerFactory<ts.SourceFile> = (context) => {
  const visit = (node: ts.Node): ts.Node | undefined =>
    ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && FACTS.has(node.name.text)
      ? undefined
      : ts.visitEachChild(node, visit, context);
  return (file) => ts.visitEachChild(file, visit, context);
};

/** Numbers with names, where a file has them for itself, are written where they are used: bundlers keep them as variables. */
const withNumbers: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
  const numbers = new Map<string, ts.Expression>();
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement) || statement.modifiers !== undefined) continue;
    const { declarations, flags } = statement.declarationList;
    if (!(flags & ts.NodeFlags.Const)) continue;
    for (const { name, initializer } of declarations) {
      const isName = ts.isIdentifier(name) && /^[A-Z][A-Z0-9_]*$/.test(name.text); // declared nowhere else, then
      if (isName && initializer && ts.isNumericLiteral(initializer)) numbers.set(name.text, initializer);
    }
  }
  const isUse = ({ parent }: ts.Identifier): boolean =>
    !ts.isVariableDeclaration(parent) && !ts.isPropertyAccessExpression(parent);
  const visit = (node: ts.Node): ts.Node =>
    ts.isIdentifier(node) && isUse(node)
      ? (numbers.get(node.text) ?? node)
      : ts.visitEachChild(node, visit, context);
  return ts.visitEachChild(file, visit, context);
};

const lighter: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'lighter',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
      const isTable = /[\\/]ops[\\/](arithmetic|elementary|activations|nary)\.ts$/.test(path);
      const { transformed } = ts.transform(source, isTable ? [withoutFacts, withNumbers] : [withNumbers]);
      return { contents: ts.createPrinter().printFile(transformed[0]), loader: 'ts' };
    });
  },
};

export default defineConfig([
  {
    ...shared,
    esbuildPlugins: [lighter],
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
