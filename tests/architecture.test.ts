// The house as ARCHITECTURE.md describes it: floors, no cycles, no platform where it does not belong, small
// files that say what they are for.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const ROOT = join(__dirname, '..');
const SRC = join(ROOT, 'src');

/** Folders by floor; a file imports from its own folder or from a lower floor. */
const FLOORS = [
  ['random', 'ops'],
  ['engine'],
  ['calculus', 'nn', 'optim', 'data', 'expression', 'trace'],
  ['compile', 'gradcheck', 'plot'],
  ['training'],
  ['formats', 'lessons'],
  ['cli', 'testing', 'web'],
];
const LONGEST = 250;

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
const imports = files.flatMap(importsOf);
const local = imports.filter(({ to }) => to.startsWith('.')).map(resolve);

test('every folder of src stands on a floor, and every floor is there', () => {
  const folders = new Set(files.filter((name) => name.includes('/')).map(folderOf));
  expect([...folders].sort()).toEqual(FLOORS.flat().sort());
});

test('a file imports from its own folder or a lower floor', () => {
  const uphill = local.filter(({ from, to }) => {
    if (from === 'index.ts' || to === 'package.json') return false;
    return folderOf(from) !== folderOf(to) && floorOf(to) >= floorOf(from);
  });
  expect(uphill).toEqual([]);
});

test('no import leads back to where it began', () => {
  const targets = (file: string): string[] =>
    local.filter(({ from, typeOnly }) => from === file && !typeOnly).map(({ to }) => to);
  const cycles = files.filter((file) => {
    const seen = new Set<string>();
    const open = targets(file);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...targets(next));
    }
    return seen.has(file);
  });
  expect(cycles).toEqual([]);
});

test('only the command line uses Node, and only the page uses the DOM', () => {
  const node = imports.filter(({ from, to }) => to.startsWith('node:') && folderOf(from) !== 'cli');
  expect(node).toEqual([]);
  const words = /\b(document|window|navigator|localStorage)\./;
  const dom = files.filter((file) => folderOf(file) !== 'web' && words.test(code(file)));
  expect(dom).toEqual([]);
});

test(`no file of src is longer than ${LONGEST} lines`, () => {
  const long = files.filter((file) => source(file).split('\n').length - 1 > LONGEST);
  expect(long).toEqual([]);
});

test('every file opens by saying what it is for', () => {
  const silent = files.filter((file) => !/^(#!.*\n)?(\/\/|\/\*\*)/.test(source(file)));
  expect(silent).toEqual([]);
});

test('the library reaches for no package but those it names as its own', () => {
  const own = ['commander', 'fastest-levenshtein'];
  // Programs that lessons show import the library by its name.
  const allowed = [...own, '@jest', 'vitest', 'stepgrad'];
  for (const { from, to } of imports) {
    if (to.startsWith('.') || to.startsWith('node:')) continue;
    expect(folderOf(from) === 'web' ? [...allowed, 'preact'] : allowed).toContain(to.split('/')[0]);
  }
});

function source(file: string): string {
  return readFileSync(join(SRC, file), 'utf8');
}

/** Without comments. */
function code(file: string): string {
  return source(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
}

function importsOf(file: string): Import[] {
  const statements = code(file).matchAll(/(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/g);
  const dynamic = code(file).matchAll(/import\(()'([^']+)'\)/g);
  return [...statements, ...dynamic].map(([, type, to]) => ({ from: file, to, typeOnly: Boolean(type) }));
}

function resolve({ from, to, typeOnly }: Import): Import {
  const path = relative(SRC, normalize(join(SRC, dirname(from), to)));
  const file = [path, `${path}.ts`, `${path}.tsx`].find(
    (name) => existsSync(join(SRC, name)) && name.includes('.'),
  );
  return { from, to: file ?? path, typeOnly };
}

function folderOf(file: string): string {
  return file.split('/')[0];
}

function floorOf(file: string): number {
  return FLOORS.findIndex((folders) => folders.includes(folderOf(file)));
}
