// Lesson 2 in English.

export const activations = {
  title: 'Activations and their slopes',

  bend: 'Why a net needs a bend',
  straight: `
    A **neuron** multiplies each of its inputs by a number, adds the products up, and calls the sum z. If
    that were all, a net of a thousand neurons would be no better than one: straight lines fed into
    straight lines give a straight line.

    So each neuron bends its sum. The function that does it is its **activation**, and what comes out is
    called a. The classic one is the **sigmoid**, written σ (the Greek s):

        σ(z) = 1 / (1 + e^(−z))        e = {e}…

    It squeezes any number into the range from 0 to 1, so that a can be read as "how sure am I?".`,
  sigmoidTitle: 'the sigmoid, and its slope',
  slopeName: 'slope',
  sigmoidSlope: `
    The second curve is the slope, by the last lesson's meaning: how far a moves for each step of z. It is
    largest in the middle, {middle} at z = 0, and dies away on both sides, where the sigmoid has made up
    its mind. Remember that flat land; it will make trouble in lesson {vanishing}.

    There is a shortcut. Who knows a = σ(z) need not know z:

        slope of the sigmoid = a · (1 − a)`,
  sigmoid: {
    question: 'A sigmoid neuron shows a = {a}. What is its slope there?',
    hint: 'a · (1 − a)',
    why: '{a} · (1 − {a}) = {answer}',
    a: 'the first factor, a',
    rest: 'the second factor, 1 − a',
    squared: 'That is a · a. The second factor is 1 − a.',
    z: 'You took the slope at z = {a}. But {a} is what comes out: a.',
  },

  family: 'tanh, relu and the family',
  tanh: `
    **tanh** is a sigmoid stretched to run from −1 to 1: tanh(z) = 2 · σ(2 · z) − 1. It has its zero in
    the middle, and a steeper climb there:

        slope of tanh = 1 − a²        again with a, what comes out`,
  tanhTitle: 'tanh and the sigmoid',
  tanhSlope: {
    question: 'A tanh neuron shows a = {a}. What is its slope?',
    hint: 'Square a first, then take it from 1.',
    why: '1 − {a}² = {answer}',
    notSquared: 'You forgot to square a.',
    noOne: 'That is a². The slope is 1 − a².',
    sigmoid: 'That is the rule of the sigmoid, a · (1 − a). For tanh it is 1 − a².',
  },
  relu: `
    Both go flat at their ends. The **relu** (rectified linear unit) does not, to the right:

        relu(z) = z where z > 0, else 0

    Its slope is 1 to the right of 0 and 0 to the left. At the corner itself there is no slope; stepgrad
    says {corner} there, as PyTorch does.

    A relu whose z is always negative gets slope 0, learns nothing, and is called dead. So it has cousins
    that let a little through on the left, or round the corner off.`,
  reluTitle: 'relu and three of its cousins',
  cousins: `
    leaky relu keeps a slope of its own on the left, {leak} unless you say otherwise; in the picture it is
    {drawn}, to be seen. elu bends towards −1. **softplus** is log(1 + e^z), a relu with the corner rounded
    off, and its slope is an old friend: the sigmoid.

    Here are their values and slopes on either side of 0:`,
  nameColumn: 'activation',
  valueColumn: 'a({z})',
  slopeColumn: 'slope({z})',
  leaky: {
    question: 'leakyRelu has the slope {leak} on the left. What is da/dz at z = {z}?',
    hint: 'On the left a = {leak} · z. How far does a move for each step of z?',
    why: 'a = {leak} · z there, a straight line: its slope is {answer} wherever z < 0.',
    value: 'That is a itself, {leak} · z. The slope is what stands before z.',
    relu: 'That is relu. The leaky one lets a little through.',
    right: 'That is the slope to the right of 0. z = {z} is to the left.',
  },

  steps: 'From sigmoid to step',
  steeper: `
    The oldest activation of all is the **step**: 1 where z > 0, else 0. Yes or no, nothing between. You
    can come as close to it as you like: multiply z by a number k before the sigmoid.`,
  stepTitle: 'σ(k · z) for growing k',
  inRow: `
    σ(k · z) is two machines in a row: first k · z, with slope k, then the sigmoid. You know how slopes
    behave there.`,
  steep: {
    question: 'What is the slope of σ({k} · z) at z = 0?',
    hint: 'Two factors: the slope of {k} · z, and the slope of the sigmoid at 0, where a = {half}.',
    why: 'slope of the sigmoid at 0, times k: {middle} · {k} = {answer}',
    k: 'the slope of k · z',
    sigmoid: 'the slope of the sigmoid at 0',
  },
  flat: `
    The steeper the middle, the flatter the rest. Look at one point beside the middle, z = {z}:`,
  slopeAtColumn: 'slope at z = {z}',
  dead: {
    question: 'And the step itself: what is its slope at z = {z}?',
    hint: 'Nudge z a little. Does the step move?',
    why: 'A nudge moves z a little, and the step shows 1 as before: the slope is {answer}.',
    value: 'That is what the step shows. The slope says how it moves.',
  },
  moral: `
    That is why nets have no steps inside: whichever way a dial is nudged, nothing moves, and there is
    nothing to learn from. Learning needs slopes.

    In stepgrad every activation is an op, and knows its slope:`,
  next: `
    Next: whole layers of neurons, forward.`,
};
