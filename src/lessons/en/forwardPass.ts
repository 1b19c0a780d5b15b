// Lesson 3 in English.

export const forwardPass = {
  title: 'The forward pass',

  neuron: 'One neuron',
  weights: `
    A neuron has one dial for each input, its **weight** w, and one more, its **bias** b. It multiplies,
    adds, and adds the bias:

        z = x₁ · w₁ + x₂ · w₂ + b

    Take two inputs, x₁ = {x1} and x₂ = {x2}, the weights w₁ = {w1} and w₂ = {w2}, and the bias b = {b}.`,
  first: {
    question: 'What is z?',
    hint: 'Two products and the bias: {x1} · {w1} + {x2} · {w2} + {b}. You may type it just so.',
    why: '{x1} · {w1} + {x2} · {w2} + {b} = {answer}',
    noBias: 'You left out the bias, {b}.',
    oneInput: 'You left out the second input. Each has its weight.',
    added: 'You added inputs and weights. Each input is multiplied by its weight.',
    swapped: 'The weights are swapped: w₁ goes with x₁.',
  },
  role: `
    The weights say what the neuron listens to, and how closely. The bias says how easily it is roused:
    with a larger b, z is larger whatever comes in.`,

  layer: 'A layer is a matrix',
  sideBySide: `
    Neurons side by side that see the same inputs are a **layer**. Write the inputs as a row X, the
    weights of each neuron as a column of W, the biases as a row b. Then all the sums of the layer are
    one line:

        Z = X · W + b

    X · W is the **matrix product**: entry j of the result is the row X times column j of W, product by
    product, summed. That is just what a neuron does. Here the first column of W is the neuron you know,
    and a second one stands beside it:`,
  second: {
    question: 'What is z₂, the missing entry of Z?',
    hint: 'Row X times the second column of W: {x1} · {w1} + {x2} · {w2}. Then the bias.',
    why: '{x1} · {w1} + {x2} · {w2} + {b} = {answer}',
    biasOrRow: 'That is without the bias {b}, or with the second row of W in place of its second column.',
    firstRow: 'You went along the first row of W. Neurons are columns.',
    z1: 'That is z₁, of the first column. z₂ takes the second.',
  },
  shapes: `
    It helps to say the shapes: X is {rows} × {inputs} (rows × columns), W is {inputs} × {outputs}, and Z is
    {rows} × {outputs}. The two {inputs}s in the middle must agree: one weight for each input.`,

  activation: 'And the bend',
  bend: `
    Last, the activation, entry by entry: A = σ(Z), with the sigmoid of the lesson before,

        σ(z) = 1 / (1 + e^(−z))

    A formula will do as an answer: exp(−{z}) is e^(−{z}).`,
  a1: {
    question: 'What is a₁ = σ(z₁), with z₁ = {z}?',
    hint: 'e^(−{z}) = {power}. Add 1, and divide 1 by it.',
    why: '1 / (1 + e^(−{z})) = 1 / (1 + {power}) = {answer}',
    noActivation: 'That is z₁ itself: the activation is missing.',
    sign: 'The exponent has the wrong sign: it is e^(−z), so that a grows with z.',
    power: 'That is e^(−z) alone. Add 1, and divide 1 by it.',
    upsideDown: 'You forgot to divide 1 by it.',
    slope: 'That is the slope of the sigmoid at z₁. The question is its height.',
  },
  both: `
    Both neurons at once:`,
  pass: `
    That was a **forward pass**: numbers in, through the layers, a number out at the end. A net of many
    layers does the same over and over: A is the X of the next layer.`,

  inCode: 'In stepgrad',
  dot: `
    \`dot\` is the sum of a neuron, bias and all, in one node:`,
  layerCode: `
    ({odd}? Computers keep about sixteen digits, and the last one may be off. It does no harm.)

    And a \`Layer\` is neurons, drawn at random if you do not say otherwise. Its parameters, weights and
    biases, are what will be learned.`,
  count: {
    question: 'How many parameters has a layer of {neurons} neurons that see {inputs} inputs?',
    hint: 'How many dials has one such neuron? Do not forget its bias.',
    why: '({inputs} weights + 1 bias) · {neurons} neurons = {answer}',
    noBias: 'You left out the biases: every neuron has one.',
    oneBias: 'There is not one bias for all, but one for each neuron.',
    added: 'You added inputs and neurons. Each neuron has a weight for each input.',
  },
  next: `
    Now the net says something. Next: how wrong is it?`,
};
