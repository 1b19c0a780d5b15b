// The graphs of lesson 5, drawn with characters: a box of three lines a node, its gradient the last of them.

import type { Value } from '../engine/value';
import { shown } from './text';

type Nodes<K extends string> = Readonly<Record<K, Value>>;

/** What stands in the three lines of a node's place. */
const PLACE = /(\w)([.'])( *)/g;

/** w · x + b through the sigmoid, less y, squared. */
export function neuronGraph(
  nodes: Nodes<'w' | 'x' | 'm' | 'b' | 'z' | 'a' | 'y' | 'd' | 'L'>,
  gradients: boolean,
): string[] {
  return drawn(NEURON, nodes, gradients);
}

/** a · b + a². */
export function fanOutGraph(nodes: Nodes<'a' | 'b' | 'u' | 'v' | 'L'>, gradients: boolean): string[] {
  return drawn(FAN_OUT, nodes, gradients);
}

// Where x. and x' stand come the value and the gradient of x, in as many columns as there are spaces behind.
const NEURON = `
w.       ┐
w'       ├(·) m.     ┐
x.       ┘    m'     │
x'                   ├(+) z.      ─(σ) a.      ┐
b.       ────────────┘    z'           a'      │
b'                                             ├(−) d.      ─(²) L.
y.       ──────────────────────────────────────┘    d'           L'
y'`;

const FAN_OUT = `
b.      ────────────┐
b'                  ├(·)─ u.      ─┐
a.      ─┬──────────┘     u'       │
a'       │                         ├(+)─ L.
         └───────────(²)─ v.      ─┘     L'
                          v'`;

function drawn(template: string, nodes: Readonly<Record<string, Value>>, gradients: boolean): string[] {
  const lines = template.split('\n').slice(1);
  const filled = lines.map((line) =>
    line.replace(PLACE, ({ length }, name: string, what: string) => {
      const { data, grad } = nodes[name];
      if (what === "'") return (gradients ? `∂ ${shown(grad, 3)}` : '').padEnd(length);
      const text = `${name} ${shown(data, 3)}`;
      return text.length < length ? `${text} `.padEnd(length, '─') : text;
    }),
  );
  return gradients ? filled : filled.filter((line) => line.trim() !== '');
}
