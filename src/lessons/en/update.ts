// Lesson 6 in English.

export const update = {
  title: 'Learning at last: the update',

  step: 'One step downhill',
  downhill: `
    The gradient of a dial says how much the loss grows if the dial is turned up. So turn it the other
    way, by a small share of the gradient:

        w  ←  w − lr · ∂L/∂w

    The share is the **learning rate**, lr, and the method is **gradient descent**: always downhill. Try it on
    a loss with one dial, a valley with its bottom at w = {best}:

        L = (w − {best})²        ∂L/∂w = 2 · (w − {best})

    Begin at w = {w}, with lr = {lr}. There the gradient is {grad}.`,
  one: {
    question: 'What is w after one step?',
    hint: 'w − lr · gradient = {w} − {lr} · {grad}',
    why: '{w} − {lr} · {grad} = {answer}',
    uphill: 'You went uphill: the step is against the gradient, so take it away.',
    noRate: 'You left out the learning rate, {lr}: that is a step of the whole gradient.',
    noGradient: 'You left out the gradient, {grad}: that is a step of lr itself.',
    onlyStep: 'That is the length of the step. Take it from the old w.',
  },
  second: {
    question: 'And after another step?',
    hint: 'The gradient is a new one: 2 · (w − {best}), at the new w = {w1}.',
    why: 'At {w1} the gradient is {grad1}: {w1} − {lr} · {grad1} = {answer}',
    staleGradient: 'You used the first gradient again. w has moved, and the slope with it.',
    firstStep: 'That is where the first step led. Go on from there.',
    uphill: 'You went uphill: take the step away from w.',
  },
  shorter: `
    The steps grow shorter by themselves as the bottom comes near, since the slope does. No need to brake.`,

  rates: 'How large a step?',
  quotient: `
    Each step takes lr · 2 · (w − {best}) off the distance w − {best}. What is left of it is a fixed share:

        new distance  =  (1 − 2 · lr) · old distance`,
  far: {
    question:
      'Take lr = {lr}, and begin at w = {w} again, where the gradient is {grad}. Where does one step lead?',
    hint: 'As before: {w} − {lr} · {grad}. Do not be afraid of where it ends.',
    why: '{w} − {lr} · {grad} = {answer}: beyond the bottom, and farther from it than before.',
    uphill: 'You went uphill: take the step away from w.',
    noRate: 'You left out the learning rate, {lr}.',
    factor: 'That is the share of the distance that is left. Where is w?',
    distance: 'That is the new distance from the bottom. w itself is {best} more.',
  },
  blowUp: `
    The step jumps across the valley and lands higher up on the other side, where the slope is steeper, so
    that the next jump is longer still. For this valley it happens beyond lr = 1. Too small crawls, too
    large explodes. Here are three runs of the same valley:`,
  valleyTitle: 'L by step, in the valley',
  xSteps: 'step',
  rateName: 'lr {lr}',

  loop: 'The loop',
  all: `
    Now everything is in place. A net learns like this:

        initialise    draw the weights at random, set the biases to 0
        repeat        forward     what does the net say?
                      loss        how wrong is it?
                      backward    which way is wrong, for each dial?
                      update      turn each dial a little the other way
        until         it is good enough

    Here it is in full. The task is XOR: say 1 if just one of two inputs is 1. No single neuron can do it; a
    net of two layers can. \`SGD\` (stochastic gradient descent) makes the step of this lesson.`,
  zero: `
    One line has not been explained: \`zeroGrad()\`. Gradients are added with \`+=\`, as you know from the last
    lesson, and so they add up over backward passes, too, if nobody sets them back to 0.`,
  forgotten: {
    question:
      'In the valley again: the first gradient was {grad}, and after the step the second one is {grad1}. You forgot zeroGrad(). What stands in w.grad after the second backward()?',
    hint: 'The second gradient is added to what is there already.',
    why: '{grad} + {grad1} = {answer}: the old gradient pulls along, though w has moved on.',
    fresh: 'That is what would be right, and would be there after zeroGrad(). It was forgotten.',
    twice: 'The second gradient is not the first again: w has moved.',
    stale: 'That is the first gradient. backward() adds the second to it.',
  },

  enough: 'Until it is good enough',
  three: `
    The same XOR net, from the same beginning, with three learning rates. A curve that leaves at the top has
    blown up; in {epochs} steps it would reach {huge}.`,
  netTitle: 'the loss of the XOR net',
  reading: `
    Learn to read such curves; you will see many. **Flat, high up:** lr is too small. **Steep, then flat near 0:**
    just right. **Shooting up:** too large. In practice, try lr in steps of 3 or 10, and take the largest that
    does not shake.

    When is it good enough? Look at what the net says, by the run in the middle:`,
  stepColumn: 'step',
  lossColumn: 'loss',
  saysColumn: 'says for {inputs}',
  done: `
    A net, learning, and you have done every part of it by hand. \`stepgrad train moons\` does it before
    your eyes.

    One lesson is left: why deep nets refused to learn for twenty years.`,
};
