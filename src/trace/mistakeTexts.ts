// The classic mistakes in words. Programs that only run them have no use for these.

import type { Mistake } from './mistakes';

interface Text {
  readonly title: string;
  /** What goes wrong by it, in a sentence. */
  readonly says: string;
}

export const mistakeTexts: Readonly<Record<Mistake, Text>> = {
  overwrite: {
    title: '= for +=',
    says: 'A node that is used more than once keeps only the contribution that came last.',
  },
  'no-zero-grad': {
    title: 'no zero-grad between steps',
    says: 'Gradients of the first training step are still there in the second, and are added to.',
  },
  'depth-first': {
    title: 'depth first, without topological order',
    says: 'A node passes its gradient on before all contributions are there, and again when more come.',
  },
  'update-first': {
    title: 'update before backward',
    says: 'The update moves by gradients that are not there yet: after zero-grad by none at all.',
  },
};
