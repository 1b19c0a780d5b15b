// The gradient check: derivatives by autograd against finite differences and forward mode; what is wrong, what
// kind of wrong, and who is to blame.

import { requireNumbers, type Scalar, type Vector } from '../calculus/evaluate';
import { grad } from '../calculus/grad';
import { dot } from '../engine/arrays';
import type { Value } from '../engine/value';
import { Random } from '../random/random';
import { inquire, type Finding } from './culprit';
import type { Expectation } from './expectation';
import { judge, type Judgement, type Verdict } from './judge';
import type { Line } from './levels';
import { settingsOf, type GradcheckOptions, type Settings } from './options';
import { GradcheckReport, type GradcheckEntry } from './report';
import { slopeOf } from './slope';
import { Subject } from './subject';
import { Scene } from './suspects';

/**
 * Checks the derivatives of f at x. Each is computed by reverse mode, by forward mode and by finite differences,
 * with an error bound for these, so that the verdict tells a wrong derivative from a point without one and from
 * rounding.
 *
 * @param f - to one Value or to an array of them; called again and again, so it must depend on its inputs alone
 * @param x - n numbers
 * @returns a report: `ok`, `entries`, and as text a table that names the culprit
 * @throws TypeError if x is not an array of numbers, or f does not return Values
 * @throws RangeError if there is nothing to check, or an option is out of range
 * @example
 * gradcheck(([a, b]) => a.mul(b).tanh(), [0.5, -1]).ok; // true
 */
export function gradcheck(
  f: Scalar | Vector,
  x: readonly number[],
  options: GradcheckOptions = {},
): GradcheckReport {
  const settings = settingsOf(options);
  requireNumbers('gradcheck', 'x', x);
  if (x.length === 0) throw new RangeError('gradcheck: x is empty; there is nothing to check.');
  const directions = directionsFor(x, settings);
  const first = new Check(f, new Subject(f, x), 1, directions, settings);
  if (first.entries.length === 0) {
    throw new RangeError('gradcheck: f returned no Values; there is nothing to check.');
  }
  if (settings.order === 1 || !first.ok) return first.report();
  if (!first.subject.scalar) {
    throw new RangeError('gradcheck: order 2 is for functions to one Value, but f returned an array.');
  }
  const gradients = new Subject((inputs) => derived(f as Scalar, inputs, directions, settings), x);
  return new Check(f, gradients, 2, directions, settings).report(first);
}

/** Derivatives are not what finite differences say. The message is the report's table. */
export class GradcheckError extends Error {
  override readonly name = 'GradcheckError';

  constructor(readonly report: GradcheckReport) {
    super(report.toString());
  }
}

/**
 * The same as {@link gradcheck}, as an assertion.
 *
 * @throws GradcheckError if the report is not ok
 */
export function assertGradients(f: Scalar | Vector, x: readonly number[], options?: GradcheckOptions): void {
  const report = gradcheck(f, x, options);
  if (!report.ok) throw new GradcheckError(report);
}

/** A direction in which the inputs are moved. */
interface Direction {
  readonly along: readonly number[];
  readonly name: string | undefined;
}

/** Each input by itself, or a few random directions; the same ones every time. */
function directionsFor(x: readonly number[], { directions }: Settings): Direction[] {
  if (directions === 0) {
    return x.map((_, i) => ({ along: x.map((_, j) => Number(i === j)), name: undefined }));
  }
  const random = Random.of(0, 'directions');
  return Array.from({ length: directions }, (_, k) => ({
    along: x.map((xi) => (random.normal() * Math.max(1, Math.abs(xi))) / Math.sqrt(x.length)),
    name: `direction ${k + 1}`,
  }));
}

/** The derivatives of f that order 2 checks: by each input, or along each direction. */
function derived(f: Scalar, inputs: Value[], directions: readonly Direction[], settings: Settings): Value[] {
  const gradient = grad(f(inputs), inputs);
  return settings.directions === 0 ? gradient : directions.map(({ along }) => dot(along, gradient));
}

/** How many more evaluations at the point precede a verdict that is not ok. */
const REPEATS = 5;

const UNSTEADY: Judgement = {
  verdict: 'nondeterministic',
  numeric: NaN,
  note: 'two evaluations at the same point differ',
};

/** The derivatives of one order. */
class Check {
  readonly entries: readonly GradcheckEntry[];
  readonly ok: boolean;
  /** The graph of each output that is looked into. */
  private readonly scenes = new Map<number, Scene>();

  /** @param f - whose graph is searched for culprits; of order 2 the subject is its gradient */
  constructor(
    private readonly f: Scalar | Vector,
    readonly subject: Subject,
    private readonly order: 1 | 2,
    private readonly directions: readonly Direction[],
    private readonly settings: Settings,
  ) {
    const entries = directions.flatMap((_, input) => this.entriesOf(input));
    // What is random only now and then may have passed for a function so far.
    const again = entries.every(({ verdict }) => verdict === 'ok') ? 1 : REPEATS;
    const repeats = subject.reuses || subject.repeats(again);
    this.entries = repeats
      ? entries
      : entries.map((entry) => ({ ...entry, ...UNSTEADY, absError: NaN, relError: NaN, culprit: undefined }));
    this.ok = this.entries.every(({ verdict }) => this.accepts(verdict));
  }

  /** @param before - the derivatives of the order below */
  report(before?: Check): GradcheckReport {
    const entries = [...(before?.entries ?? []), ...this.entries];
    const evaluations = this.subject.evaluations + (before?.subject.evaluations ?? 0);
    return new GradcheckReport(this.ok, entries, evaluations);
  }

  private accepts(verdict: Verdict): boolean {
    const { kink } = this.settings;
    return (
      verdict === 'ok' ||
      (verdict === 'kink' && kink !== 'fail') ||
      (verdict === 'discontinuous' && kink === 'skip')
    );
  }

  /** One entry an output. */
  private entriesOf(input: number): GradcheckEntry[] {
    const { subject, settings, order } = this;
    const { along } = this.directions[input];
    const lines = subject.lines(along);
    const forward = subject.forward(along);
    // Second derivatives are checked along the direction of the first.
    const outputs = [...lines.keys()].filter((o) => order === 1 || settings.directions === 0 || o === input);
    return outputs.map((output) => {
      const autograd = product(subject.gradients[output], along);
      const expected = { ...settings, slope: autograd };
      const judgement = this.judge(lines[output], forward[output], expected);
      const { culprit, instead } = this.inquire(judgement.verdict, along, output);
      const { numeric } = judgement;
      const absError = autograd === numeric ? 0 : Math.abs(autograd - numeric);
      const relError = absError === 0 ? 0 : absError / Math.max(Math.abs(autograd), Math.abs(numeric));
      const place = { input, name: this.nameOf(input, output), output, order };
      const ruling = instead === undefined ? judgement : correct(judgement, instead);
      return { ...place, autograd, absError, relError, ...ruling, culprit };
    });
  }

  private judge(line: Line, forward: number, expected: Expectation): Judgement {
    const { reproducible, reuses } = this.subject;
    if (reproducible) return judge(expected, forward, slopeOf(line, expected));
    if (!reuses) return UNSTEADY;
    const { numeric } = judge(expected, forward, slopeOf(line, expected));
    return { verdict: 'wrong', numeric, note: 'stale' };
  }

  private inquire(verdict: Verdict, direction: readonly number[], output: number): Finding {
    if (verdict === 'ok' || verdict === 'noisy' || verdict === 'nondeterministic') return {};
    const { subject, order, settings } = this;
    const { x } = subject;
    const place = order === 1 ? output : 0; // of order 2, output is an input
    const f = only(this.f, place);
    const scene =
      this.scenes.get(place) ??
      new Scene(
        f,
        x,
        x.map((_, i) => this.inputName(i)),
        settings,
      );
    this.scenes.set(place, scene);
    return inquire({ f, x, verdict, order, direction, earlier: new Set(subject.inputs) }, scene);
  }

  private nameOf(input: number, output: number): string {
    const { name } = this.directions[input];
    if (this.order === 1) {
      const own = name ?? this.inputName(input);
      return this.subject.scalar ? own : `f[${output}] by ${own}`;
    }
    return name === undefined ? `${this.inputName(output)}, ${this.inputName(input)}` : `${name}, twice`;
  }

  private inputName(i: number): string {
    const { label } = this.subject.inputs[i];
    return label === undefined || label === '' ? (this.settings.names.at(i) ?? `x[${i}]`) : label;
  }
}

/** f to one of its outputs. */
function only(f: Scalar | Vector, output: number): Scalar {
  return (inputs) => [f(inputs)].flat()[output];
}

/** What differences alone have misjudged. */
function correct({ numeric, note = '' }: Judgement, verdict: 'wrong' | 'noisy'): Judgement {
  return verdict === 'wrong'
    ? { verdict, numeric, note: `an op is wrong, beside a kink: ${note}` }
    : { verdict, numeric, note: 'differences disagree, but every op in the graph is right by itself' };
}

/** A gradient along a direction; what does not move adds nothing. */
function product(gradient: readonly number[], along: readonly number[]): number {
  return along.reduce((total, v, i) => (v === 0 ? total : total + v * gradient[i]), 0);
}
