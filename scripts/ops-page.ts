// Writes docs/ops.md from the table of ops: `npm run docs`. A test compares the two.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpName } from '../src/ops/algebra';
import type { Facts, Kink } from '../src/ops/op';
import { table } from '../src/ops/facts';

export const OPS_PAGE = join(__dirname, '..', 'docs', 'ops.md');

export function opsPage(): string {
  const rows = (Object.keys(table) as OpName[]).map((name) => row(name, table[name]));
  return `# The ops

Every op is a method of its first operand, \`x.tanh()\`, and a function, \`tanh(x)\`; options follow the operands,
\`leakyRelu(x, 0.2)\`. \`sum\`, \`mean\`, \`dot\` and \`logSumExp\` are functions over arrays. Values and derivatives agree
with the true ones to 1e-12 relative wherever a double can hold them. Outside its domain an op is NaN. NaN in, NaN
out, but for what does not count: the operand that \`where\` does not take, \`pow(NaN, 0)\` = 1, \`hypot(∞, NaN)\` = ∞. Where there is no derivative the one named here is taken, as in PyTorch (but hypot and atan2 at the origin,
where PyTorch has NaN or −0).

| op | operands | meaning | domain | where there is no derivative |
|---|---|---|---|---|
${rows.join('\n')}

This page is written by \`npm run docs\` from the rows in \`src/ops\`.
`;
}

function row(name: string, { arity, options = [], doc, domain, kinks = [] }: Facts): string {
  const defaults = options.length === 0 ? '' : `(${options.map(String).join(', ')})`;
  const cells = [`\`${name}${defaults}\``, String(arity), doc, domain ?? '', kinks.map(choice).join('; ')];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** `at 0: 0`, `at (0, 0): 0, 0`. */
function choice({ at, partials }: Kink): string {
  const point = at.length === 1 ? show(at[0]) : `(${at.map(show).join(', ')})`;
  return `at ${point}: ${partials.map(show).join(', ')}`;
}

function show(x: number): string {
  return String(x).replace('-', '−').replace('Infinity', '∞');
}

if (require.main === module) writeFileSync(OPS_PAGE, opsPage());
