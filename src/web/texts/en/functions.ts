// The words of the tab functions, in English.

export const functions = {
  pick: 'Function',
  own: 'an expression of x',
  expression: 'f(x) =',
  x: 'x',
  options: 'Options',
  from: 'from',
  to: 'to',
  value: 'f(x)',
  slope: 'f′(x)',
  tangent: 'tangent at x',
  curves: 'The function and its derivative',
  drag: 'Drag the point, or use the slider.',
  numbers: 'At x',
  domain: 'Domain',
  kinks: 'Kinks: at {at} the derivative {is} is chosen.',
  check: 'Gradient check: error against step size',
  checkSays:
    'Central differences with step h: too large a step bends away from the tangent, too small a one drowns in rounding. The best is h = {h}, off by {error}.',
  exact: 'The differences are exact here.',
  step: 'step h',
  error: 'relative error',
  all: 'All activations',
};
