// The culprit behind an entry that is not right: the node, and what is the matter with it, in a sentence.

import type { Scalar } from '../calculus/evaluate';
import { formula } from '../engine/anomaly';
import type { Value } from '../engine/value';
import { detached, nudged, reused, tampered, type Fault } from './faults';
import { short, type Verdict } from './judge';
import { movesWith, type Scene, type Suspect } from './suspects';

/** Who made a derivative wrong, or a point one without a derivative. */
export interface Culprit {
  /** The op's name; '' for a leaf. */
  readonly op: string;
  readonly node: Value;
  /** Index of the operand in question; undefined where the node itself is. */
  readonly operand: number | undefined;
  /** The local derivative on record; NaN where none is in question. */
  readonly recorded: number;
  /** What it should be, by differences; NaN where there is no telling. */
  readonly expected: number;
  /** Where the node was made, as FILE:LINE:COLUMN, if the stack tells. */
  readonly origin: string | undefined;
  /** What is the matter. */
  readonly message: string;
}

/** What a culprit is sought for. */
export interface Charge {
  /** To the one output in question. */
  readonly f: Scalar;
  readonly x: readonly number[];
  readonly verdict: Verdict;
  readonly order: 1 | 2;
  /** How the inputs move: only nodes that move with them can be to blame. */
  readonly direction: readonly number[];
  /** Inputs of earlier calls of f. */
  readonly earlier: ReadonlySet<Value>;
}

/** What an inquiry has found. */
export interface Finding {
  readonly culprit?: Culprit;
  /** What the verdict should have been. */
  readonly instead?: 'wrong' | 'noisy';
}

/** Seeks who is to blame. */
export function inquire(charge: Charge, scene: Scene): Finding {
  const { tape } = scene;
  const moves = movesWith(
    tape,
    tape.inputs.filter((_, i) => charge.direction[i] !== 0),
  );
  const involved = scene
    .suspectsOf(charge.order)
    .filter(({ place, operand }) => moves[tape.operands[place][operand]]);
  const stale = reused(scene, charge.earlier);
  if (stale !== undefined) return { culprit: blame(stale, scene) };
  // A wrong op may hide between the slopes of a kink elsewhere.
  const of = (verdict: Verdict): Suspect[] =>
    involved.filter(({ judgement }) => judgement.verdict === verdict);
  const alike = charge.verdict === 'kink' && of('wrong').length > 0 ? of('wrong') : of(charge.verdict);
  const first = worst(alike);
  if (first !== undefined) {
    const culprit = accuse(first, alike, scene);
    return first.judgement.verdict === charge.verdict ? { culprit } : { culprit, instead: 'wrong' };
  }
  if (charge.verdict === 'nonfinite') return {};
  const changed = tampered(scene, charge.x);
  const twins = nudged(scene, charge);
  const fault = changed ?? (twins && detached(scene, twins));
  if (fault !== undefined) return { culprit: blame(fault, scene) };
  // Kinks that cancel, as those of relu(x) − relu(−x).
  if (involved.length > 0) return { culprit: accuse(involved[0], [], scene) };
  // Every op is right and smooth, and the graph is whole: so is the derivative, by the chain rule.
  return twins !== undefined && charge.order === 1 ? { instead: 'noisy' } : {};
}

function accuse(suspect: Suspect, alike: readonly Suspect[], scene: Scene): Culprit {
  const { node, operand, recorded, judgement } = suspect;
  const message = `${sentence(suspect)}${swapped(suspect, scene)}${others(suspect, alike)}`;
  const origin = scene.origins.get(node);
  return { op: node.op, node, operand, recorded, expected: judgement.numeric, origin, message };
}

/** Two partials of one node, each of which is what the other should be. */
function swapped({ node, operand, recorded, judgement }: Suspect, scene: Scene): string {
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-5 * Math.abs(b);
  const other = scene
    .suspectsOf(1)
    .find(
      (one) =>
        one.node === node &&
        one.operand !== operand &&
        near(one.recorded, judgement.numeric) &&
        near(recorded, one.judgement.numeric),
    );
  return other === undefined ? '' : `; partials ${operand + 1} and ${other.operand + 1} are swapped`;
}

function others({ node, operand }: Suspect, alike: readonly Suspect[]): string {
  const same = alike.filter((one) => one.node.op === node.op && one.operand === operand).length - 1;
  const more = same > 0 ? `; so ${same === 1 ? 'is' : 'are'} ${same} more of ${node.op}` : '';
  const ops = new Set(alike.map((one) => one.node.op).filter((op) => op !== node.op));
  return ops.size > 0 ? `${more}; likewise ${[...ops].slice(0, 4).join(', ')}` : more;
}

/** Of several, the one that is off by most; what is stale comes last, as it follows from something else. */
function worst(suspects: readonly Suspect[]): Suspect | undefined {
  const off = (suspect: Suspect): number => {
    const { recorded, judgement } = suspect;
    const largest = Math.max(Math.abs(recorded), Math.abs(judgement.numeric));
    return isStale(suspect) || !(largest > 0) ? -1 : Math.abs(recorded - judgement.numeric) / largest;
  };
  return suspects.reduce<Suspect | undefined>(
    (most, one) => (most === undefined || off(one) > off(most) * (1 + 1e-6) ? one : most),
    undefined,
  );
}

function blame({ node, operand, message }: Fault, scene: Scene): Culprit {
  const recorded = operand === undefined ? NaN : node.localGrads[operand];
  const origin = scene.origins.get(node);
  return { op: node.op, node, operand, recorded, expected: NaN, origin, message };
}

function sentence(suspect: Suspect): string {
  const { node, operand, by, recorded, judgement } = suspect;
  const { numeric, note = '' } = judgement;
  const what = formula(node, short);
  const where = `${by === undefined ? '' : 'the derivative of '}${node.parents.length === 1 ? what : `${what}, operand ${operand + 1}`}`;
  switch (judgement.verdict) {
    case 'kink':
      return `${where} stands at a kink: ${note}; its rule takes ${short(recorded)}`;
    case 'discontinuous':
      return `${where} is not continuous: ${note.replace(/^f /, 'it ')}`;
    case 'nonfinite':
      return Number.isFinite(node.data)
        ? `${where}: the local derivative is ${recorded}`
        : `${what} is ${node.data}`;
    default: {
      if (isStale(suspect)) {
        return `${where} is stale: ${short(recorded)} is on record, but the operands' data were changed since, and now it is ${short(numeric)}`;
      }
      const again = by === undefined ? '' : ` by operand ${by + 1}`;
      return `${where}${again}: its rule says ${short(recorded)}, differences say ${short(numeric)}: ${note}`;
    }
  }
}

/** Whether the rule is right, but by now: the operands' data were changed after the node was made. */
function isStale({ by, rule, recorded, judgement }: Suspect): boolean {
  const { verdict, numeric } = judgement;
  return (
    verdict === 'wrong' && by === undefined && Math.abs(rule - numeric) < Math.abs(recorded - numeric) / 2
  );
}
