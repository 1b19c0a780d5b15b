// The package as its users get it: built and packed once a run, in a copy of the repository, so that nobody at work
// beside it meets a dist half made; then unpacked into projects in a temporary folder.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { once } from './once';

const ROOT = resolve(__dirname, '../..');
const MODULES = join(ROOT, 'node_modules');
const SOURCES = [
  ...['package.json', 'tsconfig.json', 'tsup.config.ts', 'src', 'demos'],
  ...['README.md', 'LICENSE', 'CHANGELOG.md', 'THIRD-PARTY-LICENSES'],
];
const { version, dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string;
  dependencies: Record<string, string>;
};

export interface Package {
  readonly tarball: string;
  /**
   * A project that has installed it.
   *
   * @param files - content by name
   * @param packages - what else it has: name to the folder in our node_modules
   * @returns its folder
   */
  project(
    name: string,
    files?: Readonly<Record<string, string>>,
    packages?: Readonly<Record<string, string>>,
  ): string;
  remove(): void;
}

/** Builds and packs, if no other test file has; that takes several seconds. */
export function pack(): Package {
  const packed = once('package', (folder) => {
    const copy = join(folder, 'copy');
    for (const name of SOURCES) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    symlinkSync(MODULES, join(copy, 'node_modules'));
    // Packing builds first.
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: copy, stdio: 'pipe' });
  });
  const tarball = join(packed, `stepgrad-${version}.tgz`);
  const folder = mkdtempSync(join(tmpdir(), 'stepgrad-package-'));
  return {
    tarball,
    project(name, files = {}, packages = {}) {
      const project = join(folder, name);
      const own = join(project, 'node_modules', 'stepgrad');
      mkdirSync(own, { recursive: true });
      execFileSync('tar', ['-xzf', tarball, '-C', own, '--strip-components=1']);
      const needed = Object.keys(dependencies).map((dependency) => [dependency, dependency]);
      for (const [link, target] of [...needed, ...Object.entries(packages)]) {
        const path = join(project, 'node_modules', link);
        mkdirSync(dirname(path), { recursive: true });
        symlinkSync(join(MODULES, target), path);
      }
      for (const [file, text] of Object.entries(files)) writeFileSync(join(project, file), text);
      return project;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
