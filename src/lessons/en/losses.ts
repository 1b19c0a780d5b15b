// Lesson 4 in English.

export const losses = {
  title: 'How wrong is it? Losses',

  squares: 'Squared errors',
  loss: `
    The net says {p}. The truth, the **target**, is y = {y}. To make it better we first need to say how bad it
    is, as one number: the **loss**. Zero is perfect, and larger is worse.

    The oldest is the **mean squared error**, MSE: take its target from each output p, square the
    difference, and take the mean over all n outputs.

        MSE = ( (p₁ − y₁)² + … + (pₙ − yₙ)² ) / n

    Squares are never negative, so that errors up and down cannot cancel; and a large error counts for
    much more than a small one.`,
  mse: {
    question: 'Two outputs, {p1} and {p2}; their targets are {y1} and {y2}. What is the MSE?',
    hint: 'Two differences, squared, added, and divided by how many there are.',
    why: '(({p1} − {y1})² + ({p2} − {y2})²) / 2 = ({s1} + {s2}) / 2 = {answer}',
    notHalved: 'That is the sum. The M is for mean: divide by how many there are.',
    notSquared: 'You forgot to square: plain differences cancel each other.',
    absolute: 'You forgot to square the differences.',
    meanFirst: 'You squared the mean. First square each, then take the mean.',
    root: 'You took the square root at the end. MSE does not.',
  },

  surprise: 'Cross-entropy',
  logs: `
    If targets are yes or no, 1 or 0, there is a better way. Read p as "how probable is yes". Then ask how
    surprised you are by what did happen:

        loss = −log(p)        if the answer was yes, y = 1
        loss = −log(1 − p)    if it was no, y = 0

    (log is the natural logarithm: log(e) = 1.) This is the **cross-entropy**. Who was sure and right pays
    nothing, since log(1) = 0. Who was sure and wrong pays without limit.`,
  surprised: {
    question: 'The net says p = {p}, and the answer was yes. What is the cross-entropy?',
    hint: '−log({p}). It may be typed like that.',
    why: '−log({p}) = {answer}',
    noMinus: 'The logarithm of a number below 1 is negative. The minus before it makes the loss positive.',
    log10: 'That is the logarithm to base 10. This one is natural: log(e) = 1.',
    log2: 'That is the logarithm to base 2. This one is natural: log(e) = 1.',
    other: 'That is −log(1 − p), for a no. The answer was yes.',
  },
  pictureTitle: 'the loss of one output, when the answer was yes',
  xLabel: 'p, what the net says',
  compare: `
    Near p = 1 the two agree: little is wrong. Near p = 0 they do not. There the squared error gives in:
    it can never be more than {worst}. The cross-entropy rises like a wall.`,

  gradients: 'Two gradients',
  respect: `
    A net does not learn from the loss, but from its slope. The p that we look at comes out of a sigmoid,
    p = σ(z); so ask how the loss moves if z is nudged. By the chain rule that is

        MSE:  dL/dz  =  2 · (p − y)  ·  p · (1 − p)

    The first part, 2 · (p − y), is the slope of the square. The second is the slope of the sigmoid.`,
  mseGradient: {
    question:
      'z = {z}, so that p = {p}, and the slope of the sigmoid is {slope}. The target is {y}. What is dL/dz for the MSE?',
    hint: 'Three factors: 2, the error p − y = {error}, and the slope.',
    why: '2 · {error} · {slope} = {answer}',
    two: 'the 2 of the square’s slope',
    error: 'the error p − y',
    slope: 'the slope of the sigmoid',
  },
  cancels: `
    Now the cross-entropy. For y = 0 it is −log(1 − p), and its slope with respect to p is 1 / (1 − p).
    Multiply by the slope of the sigmoid, p · (1 − p), and see what happens:

        1 / (1 − p)  ·  p · (1 − p)  =  p

    The slope of the sigmoid cancels! With y = 1 it is p − 1, by the same trick. In one line:

        cross-entropy:  dL/dz  =  p − y`,
  crossGradient: {
    question: 'The same neuron, p = {p}, y = {y}, slope {slope}. What is dL/dz for the cross-entropy?',
    hint: 'Nothing but p and y.',
    why: 'p − y = {p} − {y} = {answer}',
    slopeToo: 'You multiplied by the slope of the sigmoid. It has cancelled already.',
    otherTarget: 'That is p − 1, for the target 1. Here it is {y}.',
  },

  saturated: 'When the net is sure, and wrong',
  flat: `
    What is the difference good for? Take a neuron that is sure and wrong: z = {z}, so p = {p}. But the
    target is {y}. It has everything to learn. Yet it stands on the flat land of the sigmoid: its slope
    there is {slope}. The neuron is **saturated**.`,
  cross: 'cross-entropy',
  saturatedTitle: 'dL/dz when the target is 1',
  vanished: `
    Far to the left, where the net is most wrong, the slope of the sigmoid strangles the squared error's
    gradient. The one of the cross-entropy stays near −1: the more wrong, the stronger the pull.`,
  ratio: {
    question:
      'At z = {z} the gradient of the MSE is {mse}, that of the cross-entropy {cross}. How many times as strong is the second?',
    hint: 'Divide the one by the other.',
    why: '{cross} / {mse} = {answer}',
    upsideDown: 'Upside down: divide the stronger by the weaker.',
    product: 'You multiplied them. "How many times" asks for a quotient.',
    difference: 'You took the one from the other. "How many times" asks for a quotient.',
  },
  inCode: `
    In stepgrad \`bceWithLogits\` is the sigmoid and the (binary) cross-entropy in one; a **logit** is what
    we called z. It takes the outputs and the targets:`,
  rule: `
    So: amounts (prices, temperatures) are for MSE, yes or no for cross-entropy.

    You have multiplied two or three factors by hand now. Next: thousands, without losing track.`,
};
