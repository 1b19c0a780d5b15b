// Lesson 5 in English.

export const backpropagation = {
  title: 'Backpropagation, step by step',

  forward: 'The graph remembers',
  graph: `
    Here is one neuron with its loss, taken apart into single steps:

        m = w · x      z = m + b      a = σ(z)      d = a − y      L = d²

    Each step is a **node** of a graph. A line says: this goes into that. Numbers flow to the right, and
    each node remembers what it was made of.`,
  question: `
    We want to know what every node does to L: ∂L/∂w, ∂L/∂b, all of them. Nudging each in turn would
    take one forward pass a dial. There is a way to get all of them in one go, **backwards**.`,

  backward: 'Back from the loss',
  rule: `
    Begin at the end. L moves exactly as far as L: ∂L/∂L = 1. Then go from right to left. Each node already
    knows how much L moves for each step of its own; this is its gradient, also called **upstream**,
    since it comes from the side of the loss. And it knows how far it moves itself for each step of what
    goes into it: its **local derivative**. So it hands back

        contribution = upstream · local

    That is the chain rule, one step of it, and **backpropagation** is nothing but this step at every node.`,
  d: {
    question: 'L = d², with d = {d}. The upstream gradient at L is 1. What is ∂L/∂d?',
    hint: 'The local derivative of d² is 2 · d.',
    why: '1 · 2 · d = 2 · ({d}) = {answer}',
    two: 'the 2 of the square’s slope',
    d: 'd itself',
    loss: 'That is L, the height. The slope of d² is 2 · d.',
  },
  minus: `
    Now d = a − y: nudge a, and d moves as far. The local derivative is 1, and ∂L/∂a = {da} as well. Sums and
    differences pass on what they get (y, which is taken away, gets it with the other sign). The sigmoid
    does not.`,
  z: {
    question: 'a = σ(z) with a = {a}, and ∂L/∂a = {upstream}. What is ∂L/∂z?',
    hint: 'upstream · local, and the local derivative of the sigmoid is a · (1 − a) = {slope}.',
    why: '{upstream} · {slope} = {answer}',
    slope: 'the slope of the sigmoid',
    upstream: 'the upstream gradient ∂L/∂a',
  },
  sum: `
    z = m + b is a sum again: m and b both get {dz}. And so to m = w · x. How far does m move for each step
    of w? You know that from lesson {first}.`,
  w: {
    question: 'm = w · x, with w = {w} and x = {x}, and ∂L/∂m = {upstream}. What is ∂L/∂w?',
    hint: 'The local derivative of w · x with respect to w is the other one, x.',
    why: 'upstream · x = {upstream} · {x} = {answer}',
    x: 'the local derivative, x',
    upstream: 'the upstream gradient ∂L/∂m',
    own: 'You multiplied by w itself, which is the local derivative for x. For w it is x.',
  },
  filled: `
    There it is, all of it. Below each value stands its gradient, computed by one walk from right to left:`,

  fanOut: 'Used twice: add',
  twice: `
    In the next graph a goes into two nodes:

        u = a · b      v = a²      L = u + v

    Nudge a, and L moves for two reasons: through u, and through v. Effects along one path multiply;
    effects of different paths **add**. A node that is used more than once gets one contribution from each
    use, and its gradient is their sum.`,
  paths: {
    question: 'a = {a} and b = {b}. What is ∂L/∂a?',
    hint: 'Through u, a · b: the local derivative is b. Through v, a²: it is 2 · a.',
    why: 'through u: {throughU}; through v: {throughV}; together {answer}',
    onlyU: 'That is the contribution through u alone: = where += is needed. Add the one through v, a².',
    onlyV: 'That is the contribution through v alone: = where += is needed. Add the one through u, a · b.',
    multiplied: 'You multiplied the paths. Steps of one path multiply, but different paths add.',
    notTwice: 'The slope of a² is 2 · a, not a.',
    value: 'That is L itself. How much does it move for each step of a?',
  },
  plus: `
    In code it is the difference between \`=\` and \`+=\`. With \`=\` the second contribution would overwrite the
    first: the most common mistake in home-made backpropagation.`,

  order: 'The right order',
  complete: `
    One thing is left. A node must not hand back its gradient before it is complete, all contributions
    added. Take a doubling twice over, each node used twice by the next:

        b = a + a      c = b + b`,
  early: {
    question: 'What is ∂c/∂a?',
    hint: 'First the gradient of b: two contributions of 1. Only then on to a.',
    why: 'b gets 1 + 1 = {db}. Then a gets {db} + {db} = {answer}.',
    onlyOne: 'You have forgotten half of it somewhere: either b or a gets a second contribution.',
    single: 'That is one path alone. How many are there from a to c?',
  },
  sorted: `
    So nodes are visited in **topological order**: forward, a node comes after everything that goes into it.
    Backward, the same list from its end, so that it comes after everything it goes into. For the neuron
    above the order is

        {order}

    And now you can read all of backpropagation. This program works:`,
  done: `
    \`backward()\` in stepgrad is that loop, and a little faster. ({a} was your answer in the section before.)

    All gradients are there. Next: what to do with them.`,
};
