// What is stepped through: an expression at a point, or a trained net on a row of its data.

import { Value } from '../../engine/value';
import { parse } from '../../expression/parse';
import { encodeRows, encodeTargets } from '../../training/coding';
import { taskOf } from '../../training/task';
import { CliError, EXIT } from '../errors';
import { pointFor } from '../point';
import { readData } from '../problem';
import { RunFolder } from '../runFolder';

export interface Subject {
  readonly title: string;
  /** Whether neurons are one step each at first. */
  readonly folded: boolean;
  /** The output, over leaves with the numbers that they begin with. */
  build(this: void): Value;
}

/**
 * @throws CliError if the point does not fit the expression
 * @throws ParseError if the expression cannot be read
 */
export function expressionSubject(expression: string, at: ReadonlyMap<string, number>): Subject {
  const point = Object.fromEntries(pointFor(expression, at));
  return { title: expression, folded: false, build: () => parse(expression, point).output };
}

/**
 * The loss of a trained net on one row.
 *
 * @param row - counted from 1
 * @throws CliError if there is no such run or row, or the data have changed since
 */
export function modelSubject(path: string, row: number): Subject {
  const folder = RunFolder.open(path);
  const { source, coding } = folder.readConfig();
  const net = folder.readBest();
  const raw = readData(source);
  if (raw.source.sha256 !== source.sha256) {
    throw new CliError(
      `cannot step ${path}: ${source.from} has changed since; bring the file back`,
      EXIT.file,
    );
  }
  if (row > raw.x.length) {
    throw new CliError(`--row: ${source.from} has ${raw.x.length} rows, there is none numbered ${row}`);
  }
  const [features] = encodeRows(coding, [raw.x[row - 1]]);
  const targets: readonly (number | number[])[] = encodeTargets(coding, raw.y);
  const task = taskOf(coding.loss, targets);
  const build = (): Value => {
    const inputs = features.map((x, i) => new Value(x, coding.features[i].replaceAll('.', '_')));
    const loss = task.loss(net.forward(inputs), task.encode(targets[row - 1]));
    loss.label = 'loss';
    return loss;
  };
  return { title: `${path}, row ${row} of ${source.from}: ${coding.loss}`, folded: true, build };
}
