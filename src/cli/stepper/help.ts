// The stepper's keys: what the help shows, and the line at the foot of the screen.

import type { Row } from '../../plot/picture';

const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['→  space  enter', 'the next step'],
  ['←', 'back: the step before is undone'],
  ['Home  End', 'to the start, to the end'],
  ['[  ]', 'to the start of this phase, to its end'],
  ['i  o', 'into a folded neuron or a dot product; out again'],
  ['n  l', 'over the rest of a neuron, or of a node; of a layer'],
  ['g', 'go to a step'],
  ['/', 'find a node or an op: to the next step that it takes part in'],
  ['b', 'a breakpoint: node, op, nan or grad>10; again removes it'],
  ['c', 'run to the next breakpoint, or to the end'],
  ['e', 'edit a leaf: all that depends on it is computed again'],
  ['w', 'run it wrong: a classic mistake beside the right run'],
  ['r', 'restart, with the numbers of the beginning'],
  ['?  q', 'this help; quit'],
];

const SIGNS = [
  '·    not known yet: not computed, or not reached by backward',
  '*    changed by this step',
  '↑    this node has a line of its own further up: it is used again',
  '┗▶   the gradient flows along this edge    ┗◀  the value does',
  '[a > b] in a formula is 1 if it is so, else 0',
];

/** They fit into 80 columns and 23 rows. */
export function helpRows(): Row[] {
  return [
    [{ text: 'Keys', bold: true }],
    ...KEYS.map(([keys, does]): Row => [{ text: `  ${keys.padEnd(17)}`, bold: true }, { text: does }]),
    [],
    [{ text: 'Signs', bold: true }],
    ...SIGNS.map((text): Row => [{ text: `  ${text}` }]),
  ];
}

export const HINTS = '→ next  ← back  i into  o out  c run  e edit  w wrong  ? help  q quit';
