// Second derivatives as plain numbers. Forward over reverse: dual numbers are pushed along one direction, then the
// reverse sweep runs over duals too, which gives the gradient and how fast it changes. Reverse over reverse: a
// reverse sweep from each entry of the gradient's own graph, which is cheap where an entry depends on few inputs.

import { recording } from '../engine/mode';
import { operandsOf, reachable, type Value } from '../engine/value';
import { duals, slopeOf, type Dual } from './duals';
import { evaluateScalar, requireLength, type Scalar } from './evaluate';
import { grad } from './grad';
import { pull, sweep } from '../engine/sweep';
import { push, recordedLocals, tapeOf, type Tape } from './tape';

/**
 * The Hessian of f at x, ∂²f/∂xᵢ∂xⱼ, symmetric to the last bit. By forward or by reverse over reverse, whichever
 * is cheaper.
 *
 * @returns n rows of n numbers
 * @throws TypeError if f does not return a Value
 */
export function hessian(f: Scalar, x: readonly number[]): number[][] {
  const { inputs, output } = evaluateScalar('hessian', f, x);
  const products = new HessianProducts(inputs, output);
  const gradients = x.length < FEW ? [] : recording(() => grad(output, inputs));
  const rows = isSparse(gradients, products.size)
    ? gradients.map((entry) => pull([entry], [1], inputs))
    : x.map((_, i) => products.times(x.map((_, j) => Number(i === j))));
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) rows[j][i] = rows[i][j]; // equal but for rounding
  }
  return rows;
}

/** Of so few inputs the graph of the gradient costs more than it can save. */
const FEW = 8;

/** Whether sweeps from all entries of the gradient see fewer nodes than passes over all nodes of f, one an input. */
function isSparse(gradients: readonly Value[], nodes: number): boolean {
  const most = (gradients.length * nodes) / 2;
  let seen = 0;
  return gradients.length > 0 && gradients.every((entry) => (seen += reachable([entry]).length) < most);
}

/**
 * The product Hv of the Hessian of f at x with a vector, at the cost of a few gradients and without the matrix.
 *
 * @param v - n numbers
 * @returns n numbers
 * @throws RangeError if v does not hold one number an input
 */
export function hvp(f: Scalar, x: readonly number[], v: readonly number[]): number[] {
  const { inputs, output } = evaluateScalar('hvp', f, x);
  requireLength('hvp', 'v', v, x.length);
  return new HessianProducts(inputs, output).times(v);
}

/** What products with one Hessian share: the graph, its local derivatives, its gradients. */
class HessianProducts {
  private readonly tape: Tape;
  private readonly locals: readonly (readonly number[])[];
  /** ∂f/∂node, for each node of the tape. */
  private readonly adjoints: readonly number[];

  constructor(inputs: readonly Value[], output: Value) {
    this.tape = tapeOf(inputs, [output]);
    this.locals = recordedLocals(this.tape);
    this.adjoints = sweep([output], [1], () => this.tape.nodes.map(({ grad }) => grad));
  }

  /** How many nodes the graph has. */
  get size(): number {
    return this.tape.nodes.length;
  }

  times(v: readonly number[]): number[] {
    const { tape, locals, adjoints } = this;
    const { nodes, operands, inputs } = tape;
    const tangents = push(tape, locals, v);
    const changes = new Float64Array(nodes.length); // of the adjoints
    for (let i = nodes.length - 1; i >= 0; i--) {
      const places = operands[i];
      // d(local × adjoint) = d local × adjoint + local × d adjoint
      if (adjoints[i] !== 0 && places.some((place) => place >= 0 && tangents[place] !== 0)) {
        const slopes = this.localsAsDuals(i, tangents);
        for (let k = 0; k < places.length; k++) {
          const slope = slopeOf(slopes[k]);
          if (slope !== 0 && places[k] >= 0) changes[places[k]] += slope * adjoints[i];
        }
      }
      if (changes[i] === 0) continue;
      for (let k = 0; k < places.length; k++) {
        if (places[k] >= 0 && locals[i][k] !== 0) changes[places[k]] += locals[i][k] * changes[i];
      }
    }
    return inputs.map((place) => (place < 0 ? 0 : changes[place]));
  }

  /** The local derivatives of node i, and how fast they change. */
  private localsAsDuals(i: number, tangents: Float64Array): readonly (Dual | number)[] {
    const { nodes, operands } = this.tape;
    const inputs = operandsOf(nodes[i]).map((operand, k) =>
      typeof operand === 'number' ? operand : { value: operand.data, slope: tangents[operands[i][k]] },
    );
    return nodes[i].rule!.partials<Dual | number>(duals, inputs, {
      value: nodes[i].data,
      slope: tangents[i],
    });
  }
}
