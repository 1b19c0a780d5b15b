// What the compiler says of a project that has installed the package. Of its types those of the project and of the
// package are checked, as with `skipLibCheck: false`; the libraries beside it are read once, and believed.

import { join, sep } from 'node:path';
import ts from 'typescript';

const MODULES = join(__dirname, '..', '..', 'node_modules') + sep;
const libraries = new Map<string, ts.SourceFile | undefined>();

/**
 * @param folder - of the project
 * @param files - whose types must hold, by name
 * @param more - compiler options beside --strict, as on the command line
 * @returns the messages, none if all is well
 */
export function typeErrors(folder: string, files: readonly string[], more: readonly string[]): string[] {
  const { options, errors } = ts.parseCommandLine([
    '--strict',
    '--noEmit',
    '--skipLibCheck',
    'false',
    ...more,
  ]);
  const host = ts.createCompilerHost(options);
  host.getCurrentDirectory = () => folder;
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...how) => {
    if (!name.startsWith(MODULES)) return read(name, ...how);
    if (!libraries.has(name)) libraries.set(name, read(name, ...how));
    return libraries.get(name);
  };
  const program = ts.createProgram(
    files.map((name) => join(folder, name)),
    options,
    host,
  );
  const own = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(folder + sep));
  const found = [...errors, ...own.flatMap((file) => ts.getPreEmitDiagnostics(program, file))];
  return found.map(({ file, messageText }) => {
    return `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}
