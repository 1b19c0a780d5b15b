// Lesson 1 in English.

export const derivative = {
  title: 'What a derivative is',

  nudge: 'Nudge x, watch y',
  square: `
    Take a machine with one dial. You set the dial to a number x, and the machine shows a number y.
    This one squares:

        y = x²

    At x = {x} it shows y = {y}. Now nudge the dial a little, to {nudged}. The machine shows {yNudged}.

    So x moved by {h}, and y moved by {dy}. Divide the second by the first:

        {dy} / {h} = {ratio}

    Near x = {x}, y moves about {ratio} times as far as x does. That is all we want to know about the
    machine: **if I nudge this, how much does that move?**`,
  smaller: {
    question:
      'Make the nudge smaller: x goes from {x} to {nudged}, and y from {y} to {yNudged:6}. How many times as far as x does y move?',
    hint: 'How far y moved, divided by how far x moved, which is {h}.',
    why: '({yNudged:6} − {y}) / {h} = {dy:6} / {h} = {answer}',
    notDivided: 'That is how far y moved. Now divide it by how far x moved.',
    newY: 'That is y itself. Take the old y from it, and divide by how far x moved.',
    upsideDown: 'Upside down: that is how far x moves for each step of y.',
    oldNudge: 'That is what the first nudge gave. This one is smaller, and so is the answer.',
  },
  narrower: `
    Smaller nudges, and smaller:`,
  nudgeColumn: 'nudge h',
  ratioColumn: '(change of y) / h',
  limit: `
    The ratio settles down, on {slope}. The number it settles on is called the **derivative** of y with
    respect to x. It is written dy/dx, and read "dee y by dee x": a tiny change of y over the tiny
    change of x that caused it.`,

  slopes: 'The slope of the curve',
  tangent: `
    Draw y against x, and the derivative becomes something you can see. It is the **slope**: how steeply
    the curve climbs at that point. The straight line that touches the curve there, and climbs just as
    steeply, is the tangent.`,
  tangentTitle: 'x² and its tangents',
  tangentName: 'slope {slope} at x = {x}',
  rule: `
    To the right of 0 the curve climbs: the slope is positive. To the left it falls: the slope is negative.
    At the bottom it is 0. There is a rule for all points at once:

        if y = x², then dy/dx = 2 · x

    Where does it come from? The nudged square is (x + h)² = x² + 2·x·h + h². Take away x², divide by h,
    and 2·x + h is left. As h shrinks to nothing, so does the last term.`,
  negative: {
    question: 'What is the slope of x² at x = {x}?',
    hint: 'Twice x. And mind the side of 0 on which you are.',
    why: '2 · ({x}) = {answer}. The minus says that y falls where x grows.',
    value: 'That is y, the height of the curve. Its slope is 2 · x.',
    twoLeftOut: 'You left out the 2 of 2 · x.',
  },

  uses: 'What it is good for',
  forecast: `
    A derivative is a forecast. If you know the slope, you know what a small step will do, without
    trying it:

        change of y  ≈  slope · change of x

    ≈ means "about": the smaller the step, the closer the forecast.`,
  step: {
    question: 'At x = {x} the slope of x² is {slope}. You move x by {h}. By about how much does y move?',
    hint: 'The slope says how many times as far as x does y move. x moves by {h}.',
    why: '{slope} · {h} = {answer}. The true change is {dy}: the forecast is off by just h².',
    slopeOnly: 'That is the slope: what y does for each whole step of x. This step is only {h}.',
    newY: 'That is the new y. The question is how much it moved.',
    added: 'You added slope and step. Slope says "times as far": multiply.',
  },
  many: `
    A net has one output that matters, its error, and thousands of dials. The question stays the same for
    each of them: nudge this dial alone, hold all others still; how much does the error move? That is a
    **partial derivative**, written with a round ∂. All of them in a list are the **gradient**.

    Here is a machine with two dials, a and b:

        y = a · b

    Hold b still, and y moves b times as far as a. So ∂y/∂a = b. The same goes the other way round.`,
  partial: {
    question: 'y = a · b, with a = {a} and b = {b}. What is ∂y/∂b?',
    hint: 'Now a is held still. b moves by h, so y moves by a · h.',
    why: '∂y/∂b = a = {answer}',
    other: 'That is ∂y/∂a, which is b. For ∂y/∂b it is a that stays still.',
    value: 'That is y itself. How much does it move for each step of b?',
  },

  chain: 'Two machines in a row',
  chained: `
    Connect two machines: what the first one shows sets the dial of the second.

        u = 2 · x + 1
        y = u²

    At x = {x}: u = {u}, and y = {y}. Nudge x by h. Then u moves {du} times as far: by {du} · h. And y moves
    {dyu} times as far as u does, since the slope of the square at u = {u} is 2 · u = {dyu}.

    How far does y move for each step of x? The factors multiply. That is the **chain rule**, and the
    whole of learning in nets rests on it:

        dy/dx = dy/du · du/dx`,
  product: {
    question: 'So what is dy/dx at x = {x}?',
    hint: 'u moves {du} times as far as x, and y moves {dyu} times as far as u.',
    why: 'dy/dx = {dyu} · {du} = {answer}',
    square: 'the slope of the square at u',
    line: 'the slope of the first machine',
    atX: 'You took the slope of the square at x. The square sees u: take it at u = {u}.',
  },
  inCode: `
    stepgrad does just this. A \`Value\` is a number that remembers how it was made; \`backward()\` walks from
    the result back to the dials, and multiplies as it goes. What it finds for x lies in \`x.grad\`, short for
    gradient: d(result)/dx.`,
  exact: `
    No nudges there: it knows the rule of every op, so the number is exact.

    Next: the curves that nets are made of, and their slopes.`,
};
