// What is stepped through, as plain data from which either thread builds the graph: a formula at a point, or a net's loss
// on one row.

import { Value } from '../../engine/value';
import { parse } from '../../expression/parse';
import { MLP, type MLPData } from '../../nn/mlp';
import { taskOf, type LossName } from '../../training/task';

export type Subject = FormulaSubject | NetSubject;

export interface FormulaSubject {
  readonly kind: 'formula';
  readonly formula: string;
  /** The numbers of its names. */
  readonly at: Readonly<Record<string, number>>;
}

export interface NetSubject {
  readonly kind: 'net';
  readonly net: MLPData;
  readonly loss: LossName;
  /** One row, as the net takes it, and the names of its features. */
  readonly x: readonly number[];
  readonly features: readonly string[];
  /** What the loss takes of the row. */
  readonly target: readonly number[];
  /** Leaves that have another number than the net's, by name. */
  readonly edits: Readonly<Record<string, number>>;
}

/**
 * The output of the graph.
 *
 * @throws ParseError if the formula cannot be read
 */
export function buildSubject(subject: Subject): Value {
  if (subject.kind === 'formula') return parse(subject.formula, subject.at).output;
  const { loss, x, features, target, edits } = subject;
  const net = MLP.fromJSON(subject.net);
  // A dot would make a neuron of a name, a comma or a colon two names of a link.
  const inputs = x.map((value, i) => new Value(value, features[i].replace(/[.,:]/g, '_')));
  for (const leaf of [...inputs, ...net.parameters()]) {
    if (Object.hasOwn(edits, leaf.label ?? '')) leaf.data = edits[leaf.label ?? ''];
  }
  const task = taskOf(loss, [...target]);
  const output = task.loss(net.forward(inputs), target);
  output.label = 'loss';
  return output;
}
