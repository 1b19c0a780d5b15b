// Single nodes, one after the other. What they have made stays in locals, and goes to memory where others use it; what others
// have made is loaded once.

import { VECTOR_BYTES } from './layout';
import type { Plan } from './plan';
import type { Singles } from './schedule';
import type { FunctionBuilder, Place, Vector } from './wasm/function';
import type { Writer } from './writer';

export function writeSingles(writer: Writer, plan: Plan, statement: Singles): void {
  const singles = new SinglesWriter(writer, plan, statement);
  if (statement.uniform) singles.once();
  else singles.overRows();
}

class SinglesWriter {
  private readonly f: FunctionBuilder;
  /** By nodes: what is in locals. */
  private readonly vectors = new Map<number, Vector>();

  constructor(
    private readonly writer: Writer,
    private readonly plan: Plan,
    private readonly statement: Singles,
  ) {
    this.f = writer.function(statement.uniform ? 'call' : 'block');
  }

  /** Numbers that all rows share, each in the first lane. */
  once(): void {
    const { f } = this;
    const { type } = this.writer;
    this.body(
      (node) => this.splat(node),
      (node, x) => { f.storeLane(type, this.place(node), x, 0); }, // prettier-ignore
    );
  }

  overRows(): void {
    const { f, plan, statement, vectors } = this;
    const { ir, grouping } = plan;
    for (const node of statement.nodes) {
      for (const operand of ir.operandsOf(node)) {
        const isShared = ir.isUniform(operand) && grouping.shapes.classOf[operand] >= 0;
        if (isShared && !vectors.has(operand)) vectors.set(operand, this.splat(operand));
      }
    }
    f.count(0, { local: 0 }, VECTOR_BYTES, (row) => {
      this.body(
        (node) => f.load({ ...this.place(node), base: row }),
        (node, x) => { f.store({ ...this.place(node), base: row }, x); }, // prettier-ignore
      );
    });
  }

  private body(load: (node: number) => Vector, store: (node: number, x: Vector) => void): void {
    const { f, plan, statement, vectors, writer } = this;
    const { ir, grouping, schedule } = plan;
    const { classOf } = grouping.shapes;
    const vectorOf = (node: number): Vector => {
      if (classOf[node] < 0) return writer.constant(f, ir.datum(node));
      const vector = vectors.get(node) ?? load(node);
      vectors.set(node, vector);
      return vector;
    };
    for (const node of statement.nodes) {
      const operands = ir.operandsOf(node).map(vectorOf);
      if (ir.op(node) === 'accumulate') {
        const sum = { offset: writer.layout.sums + ir.datum(node) * VECTOR_BYTES };
        const total = f.load(sum);
        f.accumulate(writer.type, total, operands);
        f.store(sum, total);
        continue;
      }
      const x = writer.elementwise(f, ir.op(node), ir.datum(node), operands);
      vectors.set(node, x);
      if (schedule.stored[classOf[node]] === 1) store(node, x);
    }
  }

  private splat(node: number): Vector {
    return this.f.loadSplat(this.writer.type, this.place(node));
  }

  private place(node: number): Place {
    const { classOf, placeOf } = this.plan.grouping.shapes;
    return { offset: this.writer.layout.at(classOf[node], placeOf[node]) };
  }
}
