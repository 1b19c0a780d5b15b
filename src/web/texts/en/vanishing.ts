// The words of the tab vanishing, in English.

export const vanishing = {
  depth: 'Hidden layers',
  activation: 'Activation',
  init: 'Initialiser',
  again: 'Other weights',
  says: 'From the last layer to the first the mean |gradient| changes by a factor of {factor} — {each} a layer.',
  verdicts: {
    vanishes: 'It vanishes: the first layers hardly learn.',
    explodes: 'It explodes: the first steps overshoot.',
    keeps: 'It keeps its size: all layers learn.',
    dead: 'Nothing arrives: the gradient of the first layer is 0.',
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
  curve: 'Mean |gradient| by layer',
  about:
    '24 points of two moons go through {depth} hidden layers of 12 neurons, and back once. Nothing is trained yet.',
  zero: '{count} are 0',
};
