// The words of the tab vanishing, in English.

export const vanishing = {
  depth: 'Hidden layers',
  activation: 'Activation',
  init: 'Initialiser',
  again: 'Other weights',
  about:
    '{rows} points of two moons go through the hidden layers, {width} neurons each, and back once. Nothing is trained yet.',
  verdict: 'What becomes of the gradient',
  says: 'From the last layer to the first the mean |gradient| changes by a factor of {factor} — {each} a layer.',
  verdicts: {
    vanishes: 'It vanishes: the first layers hardly learn.',
    explodes: 'It explodes: the first steps overshoot.',
    keeps: 'It keeps its size: all layers learn.',
    dead: 'Nothing arrives: the gradient of the first layer is 0.',
    faint:
      'It keeps its size, but the signal has faded on its way forward: all gradients are tiny, and no layer learns.',
    huge: 'It keeps its size, but the signal has grown on its way forward: all gradients are enormous, and the first steps overshoot.',
    lost: 'Numbers have overflown on the way.',
  },
  layers: 'Layer by layer',
  columns: {
    layer: 'Layer',
    mean: 'Mean activation',
    deviation: 'Deviation',
    gradient: 'Mean |gradient|',
    activations: 'Activations, forward',
    gradients: 'log₁₀ |gradient|, backward',
  },
  output: 'output',
  curve: 'Mean |gradient| by layer',
  zero: '{count} are 0',
  zeroLayers: 'A ring at the bottom stands for a layer whose gradients are all 0.',
  histogram: 'from {from} to {to}, most near {peak}',
  empty: 'none has a place here',
  preparing: 'Computing …',
};
