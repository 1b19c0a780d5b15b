// The check: derivatives of an expression, or of the functions in a file, against finite differences.

import { parse } from '../expression/parse';
import { gradcheck } from '../gradcheck/gradcheck';
import type { GradcheckOptions } from '../gradcheck/options';
import type { GradcheckReport } from '../gradcheck/report';
import { ansi, type Row } from '../plot/picture';
import { printable } from '../plot/text';
import { readCases, SOURCE_FILE, type Case } from './caseFile';
import { CliError, EXIT } from './errors';
import { librariesFor } from './library';
import { pointFor } from './point';
import { reportRows } from './reportRows';
import { colorDepth } from './terminal';

export interface CheckOptions extends Omit<GradcheckOptions, 'names'> {
  at?: ReadonlyMap<string, number>;
  json?: boolean;
  debug?: boolean;
}

/** @returns the exit code: 0 if every derivative is right, else 1 */
export function check(target: string, { at, json = false, debug: _, ...options }: CheckOptions): number {
  const print = json ? printJson : printText;
  if (SOURCE_FILE.test(target)) {
    if (at !== undefined) throw new CliError('--at: a file has points of its own; leave the option out');
    const passed = readCases(target).map((one) => {
      const outcome = checkCase(one, target, options);
      print.one(outcome);
      return outcome.ok;
    });
    print.summary(passed);
    return passed.every(Boolean) ? 0 : EXIT.checkFailed;
  }
  const outcome = checkExpression(target, at ?? new Map(), options);
  print.alone(outcome);
  return outcome.ok ? 0 : EXIT.checkFailed;
}

/** What a check came to; a function that throws has failed. */
interface Outcome {
  readonly name: string;
  readonly ok: boolean;
  readonly report?: GradcheckReport;
  readonly error?: string;
}

function checkExpression(name: string, at: ReadonlyMap<string, number>, options: GradcheckOptions): Outcome {
  const point = pointFor(name, at);
  if (point.size === 0) throw new CliError(`check: "${name}" has no names, so there is nothing to derive by`);
  const names = [...point.keys()];
  const report = gradcheck(
    (inputs) => parse(name, Object.fromEntries(names.map((of, i) => [of, inputs[i]]))).output,
    [...point.values()],
    { ...options, names },
  );
  return { name, ok: report.ok, report };
}

function checkCase({ name, f, at, options: own }: Case, path: string, options: GradcheckOptions): Outcome {
  const errors: unknown[] = [];
  // Values of one copy of the library are strange to a function that works with another.
  for (const library of librariesFor(path)) {
    try {
      const report = library.gradcheck(f, at, { ...options, ...own });
      return { name, ok: report.ok, report };
    } catch (error) {
      errors.push(error);
    }
  }
  const error = errors.find((one) => !isStrangeness(one)) ?? errors[0];
  return {
    name,
    ok: false,
    error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  };
}

function isStrangeness(error: unknown): boolean {
  return error instanceof TypeError && /must (be|return) a Value/.test(error.message);
}

interface Printer {
  /** The outcome of an expression. */
  alone(this: void, outcome: Outcome): void;
  /** The outcome of one case of a file. */
  one(this: void, outcome: Outcome): void;
  summary(this: void, passed: readonly boolean[]): void;
}

const printText: Printer = {
  alone({ report }) {
    if (report !== undefined) write(shown(reportRows(report)));
  },
  one({ name, ok, report, error = '' }) {
    if (report === undefined) {
      write(`${printable(name)} failed: ${printable(error)}\n`);
      return;
    }
    const rows = reportRows(report, name);
    write(ok ? shown(rows.slice(0, 1)) : `${shown(rows)}\n`);
  },
  summary(passed) {
    const all = passed.length;
    write(`${passed.filter(Boolean).length} of ${all} case${all === 1 ? '' : 's'} passed`);
  },
};

const printJson: Printer = {
  alone(outcome) {
    printJson.one(outcome);
    printJson.summary([outcome.ok]);
  },
  one({ name, ok, report, error }) {
    write(
      json({ event: 'case', name, ok, error, evaluations: report?.evaluations, entries: report?.entries }),
    );
  },
  summary(passed) {
    const failed = passed.filter((ok) => !ok).length;
    write(json({ event: 'end', ok: failed === 0, cases: passed.length, failed }));
  },
};

function shown(rows: readonly Row[]): string {
  return ansi(rows, colorDepth(process.stdout)).join('\n');
}

/** JSON has no NaN and no infinities: they become strings. */
function json(event: object): string {
  return JSON.stringify(event, (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
