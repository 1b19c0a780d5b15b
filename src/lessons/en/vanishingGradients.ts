// Lesson 7 in English.

export const vanishingGradients = {
  title: 'Vanishing gradients',

  product: 'A long product',
  layers: `
    A deep net has many layers. On its way back from the loss to the first of them, the gradient passes
    through every activation in between, and at each it is multiplied by the slope there. You know what
    the slope of a sigmoid is at best: {best}, in the middle.

    So let us be generous: take the best for every layer, and weights that neither strengthen nor weaken.`,
  five: {
    question: 'What is left of a gradient of 1 after {layers} sigmoids, each with slope {best}?',
    hint: '{best} · {best} · … , {layers} times. You may type `{best}**{layers}`.',
    why: '{best}^{layers} = {answer}',
    added: 'You added the slopes. Effects in a row multiply.',
    oneLess: 'That is one layer too few.',
    oneMore: 'That is one layer too many.',
    divided: 'You divided one slope by the number of layers. Each layer multiplies by a slope.',
    single: 'That is one layer. There are {layers}.',
  },
  meaning: `
    And that was at best. An update is lr times the gradient: a layer whose gradient is a thousand times as
    small learns a thousand times as slowly. The first layers, which see the data, stand still. These are
    **vanishing gradients**.`,

  measured: 'Measured',
  net: `
    So much for theory. Here is a real net: {layers} layers of {width} neurons, fresh weights, {rows} points of
    the two moons, one forward and one backward pass. The bars show the mean size of ∂L/∂w in each layer,
    with sigmoids to the left and relus to the right. The scale is logarithmic: equal lengths are equal
    factors.`,
  barsTitle: 'mean |∂L/∂w| by layer',
  layerName: 'layer {layer}',
  factor: {
    question:
      'With sigmoids, layer {last} has {large} and layer 1 has {small}. By which factor does the gradient grow from layer to layer, on average? It does so {steps} times.',
    hint: 'Which number, {steps} times multiplied with itself, is {large} / {small}? A root: `(…)**(1/{steps})`.',
    why: '({large} / {small})^(1/{steps}) = {answer}. One over it is about {shrinks:2}: less than {best} for each layer on the way back.',
    whole: 'That is the factor of all {steps} steps together. Take the root.',
    divided: 'You divided by {steps}. Equal factors multiply, so it takes a root.',
    upsideDown: 'That is by how much it shrinks on the way back. Now from layer 1 up.',
    wrongRoot: 'Nearly: from layer 1 to layer {last} there are {steps} steps, not {last}.',
  },
  relus: `
    The relus on the right hold their ground: their slope is 1 wherever they let something through, and 1 · 1 ·
    1 … is 1, however many there are.`,

  learning: 'Does it matter?',
  trained: `
    Let both nets learn: the same data, the same learning rate, {epochs} steps.`,
  trainedTitle: 'loss by step',
  xSteps: 'step',
  stuck: `
    The net of sigmoids stays at {stuck}, the loss of somebody who says "fifty-fifty" to everything (−log ½ =
    {half}). The net of relus learns, down to {learned}.`,
  slower: {
    question:
      'Layer 1 of the sigmoid net has gradients of {sigmoid}, that of the relu net {relu}. How many times as slowly does the first learn, at the same lr?',
    hint: 'Both move by lr times gradient. Divide the larger by the smaller.',
    why: '{relu} / {sigmoid} = {answer}. lr is the same, so the steps differ as the gradients do.',
    upsideDown: 'Upside down: divide the larger by the smaller.',
    logarithm: 'That is the number of zeros. The factor is 10 to the power of it.',
  },

  cures: 'What helps',
  list: `
    **Activations** whose slope is near 1 over a wide range: relu and its cousins; tanh is better than the
    sigmoid, with slope 1 at 0.

    **Weights** drawn to fit: the factors of the product are slope times weight. Too small and it vanishes, too
    large and it explodes. Glorot's and He's rules draw them such that signals keep their size; stepgrad's
    \`MLP\` does so by itself.

    **Losses** that cancel the last slope, like the cross-entropy.`,
  explode: {
    question:
      'It works the other way as well. {layers} layers of relus with slope 1, and each has a weight of {weight}. By what is the gradient multiplied, all in all?',
    hint: 'Each layer multiplies by slope · weight = 1 · {weight}.',
    why: '{weight}^{layers} = {answer}: an exploding gradient.',
    added: 'You added the weights. Effects in a row multiply.',
    slope: 'You left out the weights, {weight} each.',
    oneLess: 'That is one layer too few.',
  },
  shortcut: `
    And **shortcuts**. Let a layer add to what it is given, instead of replacing it:

        y = x + f(x)        dy/dx = 1 + f′(x)

    (f′ is the slope of f.) You know this picture: x is used twice, so there are two paths, and
    contributions of different paths add. One of them is the 1, and nothing on it can vanish. Nets of a
    hundred layers and more are built like that; they are called residual nets.`,
  residual: {
    question:
      'f has the slope {slope} at every layer. {layers} layers with shortcuts: what is dy/dx of them all?',
    hint: 'One layer multiplies by 1 + {slope}. There are {layers}.',
    why: '(1 + {slope})^{layers} = {answer}. Without the shortcuts it would be {without:2}.',
    noShortcut: 'You left out the shortcut: the 1 of 1 + f′.',
    single: 'That is one layer. There are {layers}.',
    added: 'You added the layers up. They are in a row: multiply.',
  },
  inCode: `
    In stepgrad, with sigmoids for f:`,
  end: `
    That was the last lesson. You can now read \`src/engine/value.ts\`, all of it, and nothing in it will
    surprise you. Thank you for your patience, and have fun.`,
};
