// The engine to compare with: micrograd's design, transcribed. A node keeps a Set of its children and a
// closure that passes its gradient on. Only the recursion of its topological sort has become a stack, so
// that a chain of a million nodes does not overflow.

export class ClosureValue {
  data: number;
  grad = 0;
  private backwardStep: () => void = () => undefined;
  private readonly previous: Set<ClosureValue>;

  constructor(data: number, children: ClosureValue[] = []) {
    this.data = data;
    this.previous = new Set(children);
  }

  add(other: ClosureValue | number): ClosureValue {
    const that = wrap(other);
    const out = new ClosureValue(this.data + that.data, [this, that]);
    out.backwardStep = () => {
      this.grad += out.grad;
      that.grad += out.grad;
    };
    return out;
  }

  mul(other: ClosureValue | number): ClosureValue {
    const that = wrap(other);
    const out = new ClosureValue(this.data * that.data, [this, that]);
    out.backwardStep = () => {
      this.grad += that.data * out.grad;
      that.grad += this.data * out.grad;
    };
    return out;
  }

  pow(exponent: number): ClosureValue {
    const out = new ClosureValue(this.data ** exponent, [this]);
    out.backwardStep = () => {
      this.grad += exponent * this.data ** (exponent - 1) * out.grad;
    };
    return out;
  }

  relu(): ClosureValue {
    const out = new ClosureValue(this.data < 0 ? 0 : this.data, [this]);
    out.backwardStep = () => {
      this.grad += (out.data > 0 ? 1 : 0) * out.grad;
    };
    return out;
  }

  backward(): void {
    const order: ClosureValue[] = [];
    const visited = new Set<ClosureValue>();
    const stack: [node: ClosureValue, expanded: boolean][] = [[this, false]];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      const [node, expanded] = top;
      if (expanded) {
        order.push(node);
      } else if (!visited.has(node)) {
        visited.add(node);
        stack.push([node, true]);
        for (const child of node.previous) stack.push([child, false]);
      }
    }
    this.grad = 1;
    for (const node of order.reverse()) node.backwardStep();
  }
}

function wrap(x: ClosureValue | number): ClosureValue {
  return typeof x === 'number' ? new ClosureValue(x) : x;
}
