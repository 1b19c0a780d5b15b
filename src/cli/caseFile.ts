// A file of functions to check: `export const cases = [{ name, f, at }]`, in TypeScript or JavaScript.

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Scalar, Vector } from '../calculus/evaluate';
import type { GradcheckOptions } from '../gradcheck/options';
import { CliError, EXIT, fileError } from './errors';

/** A function, and a point at which its derivatives are checked. */
export interface Case {
  readonly name: string;
  readonly f: Scalar | Vector;
  readonly at: readonly number[];
  readonly options?: GradcheckOptions;
}

export const SOURCE_FILE = /\.[cm]?[jt]sx?$/;

const EXAMPLE = "export const cases = [{ name: 'square', f: ([x]) => x.square(), at: [3] }]";

/** @throws CliError with exit code 4 if the file cannot be loaded, 2 if it exports no cases */
export function readCases(path: string): Case[] {
  const file = resolve(path);
  if (!existsSync(file)) throw fileError('read', path, { code: 'ENOENT' });
  const { cases, default: byDefault } = load(file, path) as {
    cases?: unknown;
    default?: { cases?: unknown };
  };
  const list = cases ?? byDefault?.cases;
  if (!Array.isArray(list) || list.length === 0) {
    throw new CliError(`${path} exports no cases; write ${EXAMPLE}`);
  }
  return list.map((one, i) => requireCase(one, `${path}: case ${i + 1}`));
}

function requireCase(one: unknown, where: string): Case {
  const { name, f, at } = (one ?? {}) as Partial<Case>;
  if (typeof name !== 'string') throw new CliError(`${where} has no name; write ${EXAMPLE}`);
  if (typeof f !== 'function') throw new CliError(`${where}, ${name}: f is no function; write ${EXAMPLE}`);
  if (!Array.isArray(at) || at.length === 0 || !at.every((x) => typeof x === 'number')) {
    throw new CliError(`${where}, ${name}: at is no list of numbers, one an input; write ${EXAMPLE}`);
  }
  const other = Object.keys(one as object).find((key) => !['name', 'f', 'at', 'options'].includes(key));
  if (other !== undefined) {
    throw new CliError(
      `${where}, ${name}: a case has no ${other}; write options: { ${other}: … } if it is one of them`,
    );
  }
  return one as Case;
}

function load(file: string, path: string): unknown {
  const require = createRequire(file);
  try {
    if (/\.[cm]?tsx?$/.test(file)) readTypeScript(require);
    return require(file);
  } catch (error) {
    if (error instanceof CliError) throw error;
    const message = `cannot load ${path}: ${whatIsWrong(error)}; mend the file`;
    throw new CliError(message, EXIT.file, { cause: error });
  }
}

/** What of ts-node is used. */
interface TsNode {
  register(options: object): void;
}

/** Whatever the user's tsconfig says of modules: the file is to be loaded here, not built. Types are not checked. */
const TS_NODE = {
  transpileOnly: true,
  skipProject: true,
  compilerOptions: {
    module: 'commonjs',
    moduleResolution: 'bundler',
    target: 'es2022',
    esModuleInterop: true,
    jsx: 'react-jsx',
  },
  moduleTypes: { '**/*': 'cjs' },
};

/** Teaches this process TypeScript, by the ts-node installed beside the file or beside us. */
function readTypeScript(requireBesideFile: NodeJS.Require): void {
  if (Symbol.for('ts-node.register.instance') in process) return;
  for (const require of [requireBesideFile, createRequire(__filename)]) {
    let tsNode: TsNode;
    try {
      tsNode = require('ts-node') as TsNode;
    } catch {
      continue;
    }
    tsNode.register(TS_NODE);
    return;
  }
  const remedy = 'run npm install --save-dev ts-node typescript, or write the file in JavaScript';
  throw new CliError(`TypeScript files are read by ts-node, which is not installed; ${remedy}`, EXIT.file);
}

/** The message in one line; of a syntax error with the place, which Node puts at the head of the stack. */
function whatIsWrong(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = /^(?:file:\/\/)?(\S+:\d+)\n/.exec(error.stack ?? '');
  const [first = error.name] = error.message
    .split('\n')
    .filter((line) => /\w/.test(line) && !line.startsWith('⨯'));
  return error instanceof SyntaxError && place !== null ? `${first} at ${place[1]}` : first;
}
