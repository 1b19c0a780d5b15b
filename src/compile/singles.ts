// Single nodes, one after the other. What they have made stays in locals, and goes to memory where others use it; what others
// have made is loaded once.

import { VECTOR_BYTES } from './layout';
import type { Plan } from './plan';
import type { Singles } from './schedule';
import type { FunctionBuilder, Vector } from './wasm/function';
import type { Writer } from './writer';

export class SinglesWriter {
  /** By nodes: the local that holds one, + 1; 0 for none. */
  private readonly locals: Int32Array;

  constructor(
    private readonly writer: Writer,
    private readonly plan: Plan,
  ) {
    this.locals = new Int32Array(plan.ir.size);
  }

  write(statement: Singles): void {
    const f = this.writer.function(statement.uniform ? 'call' : 'block');
    if (statement.uniform) this.once(f, statement);
    else this.overRows(f, statement);
    this.forget(statement);
  }

  /** Numbers that all rows share, each in the first lane. */
  private once(f: FunctionBuilder, { nodes }: Singles): void {
    const { type } = this.writer;
    this.body(
      f,
      nodes,
      (node) => f.loadSplat(type, { offset: this.address(node) }),
      (node, x) => { f.storeLane(type, { offset: this.address(node) }, x, 0); }, // prettier-ignore
    );
  }

  private overRows(f: FunctionBuilder, { nodes }: Singles): void {
    const { locals, plan, writer } = this;
    const { ir, grouping } = plan;
    for (const node of nodes) {
      for (let i = 0; i < ir.count(node); i++) {
        const operand = ir.operand(node, i);
        if (locals[operand] > 0 || !ir.isUniform(operand) || grouping.shapes.classOf[operand] < 0) continue;
        locals[operand] = f.loadSplat(writer.type, { offset: this.address(operand) }) + 1;
      }
    }
    f.count(0, { local: 0 }, VECTOR_BYTES, (base) => {
      this.body(
        f,
        nodes,
        (node) => f.load({ base, offset: this.address(node) }),
        (node, x) => { f.store({ base, offset: this.address(node) }, x); }, // prettier-ignore
      );
    });
  }

  private body(
    f: FunctionBuilder,
    nodes: readonly number[],
    load: (node: number) => Vector,
    store: (node: number, x: Vector) => void,
  ): void {
    const { locals, plan, writer } = this;
    const { ir, grouping, schedule } = plan;
    const { classOf } = grouping.shapes;
    const vectorOf = (node: number): Vector => {
      if (classOf[node] < 0) return writer.constant(f, ir.datum(node));
      if (locals[node] === 0) locals[node] = load(node) + 1;
      return locals[node] - 1;
    };
    for (const node of nodes) {
      const operands = ir.operandsOf(node).map(vectorOf);
      if (ir.op(node) === 'accumulate') {
        const sum = { offset: writer.layout.sums + ir.datum(node) * VECTOR_BYTES };
        const total = f.load(sum);
        f.accumulate(writer.type, total, operands);
        f.store(sum, total);
        continue;
      }
      const x = writer.elementwise(f, ir.op(node), ir.datum(node), operands);
      locals[node] = x + 1;
      if (schedule.stored[classOf[node]] === 1) store(node, x);
    }
  }

  private forget({ nodes }: Singles): void {
    const { locals, plan } = this;
    for (const node of nodes) {
      locals[node] = 0;
      for (let i = 0; i < plan.ir.count(node); i++) locals[plan.ir.operand(node, i)] = 0;
    }
  }

  private address(node: number): number {
    const { classOf, placeOf } = this.plan.grouping.shapes;
    return this.writer.layout.at(classOf[node], placeOf[node]);
  }
}
