// The stepper as a machine of keys: what each does, and what the screen then shows.

import { Stepper } from '../../src/cli/stepper/stepper';
import { expressionSubject, type Subject } from '../../src/cli/stepper/subject';
import { jsonLines, textLines, wrongLines } from '../../src/cli/stepper/transcript';
import { readPoint } from '../../src/cli/point';
import { Value } from '../../src/engine/value';
import { MLP } from '../../src/nn/mlp';
import { mse } from '../../src/nn/losses';
import { plain, rowWidth } from '../../src/plot/picture';

const NEURON = expressionSubject('tanh(x1*w1 + x2*w2 + b)', readPoint('x1=2,x2=0,w1=-3,w2=1,b=6.88'));
const SHARED = expressionSubject('x*x + x', readPoint('x=3'));
const NET: Subject = {
  title: 'a net',
  folded: true,
  build: () => {
    const net = new MLP(2, [2, 1], { activation: 'tanh', seed: 1 });
    return mse(net.forward([new Value(0.5, 'x1'), new Value(-1, 'x2')]), [1]);
  },
};

const SIZE = { columns: 100, rows: 24 };

/** Presses keys, by their names or characters; `"b=7"` in quotes is typed. */
function press(stepper: Stepper, keys: string): Stepper {
  for (const [word] of keys.matchAll(/"[^"]*"|\S+/g)) {
    if (word.startsWith('"'))
      for (const character of word.slice(1, -1)) stepper.press({ sequence: character });
    else stepper.press({ name: word.length > 1 ? word : undefined, sequence: word });
  }
  return stepper;
}

function screen(subject: Subject, keys = '', size = SIZE): string[] {
  return plain(press(new Stepper(subject, 0.1), keys).draw(size)).map((row) => row.trimEnd());
}

const START = `tanh(x1*w1 + x2*w2 + b)                                           start  step 0 of 19 ▕            ▏
────────────────────────────────────────────────────────────────────────────────────────────────────
Nothing has been computed yet: → takes the first step.`;

test('at the start nothing is known', () => {
  const rows = screen(NEURON);
  expect(rows.slice(0, 3).join('\n')).toBe(START);
  expect(rows.join('\n')).not.toMatch(/ \d\S* +\S+$/m);
  expect(rows.filter((row) => row.endsWith('·          ·'))).toHaveLength(10);
});

test('the screen shows the step, the graph with the edge it moves along, and what it has changed', () => {
  expect(screen(NEURON, 'end').join('\n')).toMatchSnapshot();
  expect(screen(SHARED, '] right right').join('\n')).toMatchSnapshot();
});

test.each([
  [100, 24],
  [72, 16],
  [60, 24],
  [100, 10],
  [30, 6],
  [12, 3],
  [200, 60],
])('at %i × %i the screen is filled exactly, whatever it shows', (columns, rows) => {
  for (const subject of [NEURON, SHARED, NET]) {
    for (const keys of ['', 'right', 'end', '?', 'w', 'w 1', 'w 3 right', 'e', 'right right i']) {
      const drawn = press(new Stepper(subject, 0.1), keys).draw({ columns, rows });
      expect(drawn).toHaveLength(rows);
      for (const row of drawn) expect(rowWidth(row)).toBeLessThanOrEqual(columns);
    }
  }
});

test('a narrow or low terminal shows the step alone', () => {
  for (const size of [
    { columns: 60, rows: 24 },
    { columns: 100, rows: 12 },
  ]) {
    const text = screen(NEURON, 'right right right', size).join('\n');
    expect(text).toContain('n2 = x1 × w1 = 2 × (-3) = -6');
    expect(text).not.toContain('values and gradients');
  }
});

test('forward to the end and back to the start: each screen is seen twice', () => {
  const stepper = new Stepper(NEURON, 0.1);
  const shown = (): string => plain(stepper.draw(SIZE)).join('\n').replace(/\n.*$/, '');
  const there = [shown()];
  for (let i = 0; i < 19; i++) there.push((press(stepper, 'right'), shown()));
  const back = [shown()];
  for (let i = 0; i < 19; i++) back.push((press(stepper, 'left'), shown()));
  expect(back).toEqual(there.reverse());
});

test.each([
  ['right right right', 'step 3 of 19'],
  ['space return', 'step 2 of 19'],
  ['end left', 'step 18 of 19'],
  ['end home', 'step 0 of 19'],
  [']', 'step 10 of 19'],
  ['] ]', 'step 19 of 19'],
  ['] ] [', 'step 10 of 19'],
  ['g "14" return', 'step 14 of 19'],
  ['/ "tanh" return', 'step 10 of 19'],
  ['/ "tanh" return / "tanh" return', 'step 11 of 19'],
  ['end / "w1" return', 'step 2 of 19'],
  ['b "tanh" return c', 'step 10 of 19'],
  ['b "tanh" return b "tanh" return c', 'step 19 of 19'],
  ['b "grad>1" return c', 'step 18 of 19'],
  ['] n', 'step 11 of 19'],
  ['end r', 'step 0 of 19'],
  ['? x right', 'step 1 of 19'],
])('%s leads to %s', (keys, place) => {
  expect(screen(NEURON, keys)[0]).toContain(place);
});

test.each([
  ['g "99" return', '"99" is not a step; type a whole number from 0 to 19; esc leaves: 99▏'],
  [
    '/ "tahn" return',
    '"tahn" is neither a node nor an op of this graph; did you mean tanh?; esc leaves: tahn▏',
  ],
  ['b "grad>x" return', '"x" is no bound for a gradient; type grad>10; esc leaves: grad>x▏'],
  ['e "b" return', '"b" is not NAME=NUMBER; type w1=2; esc leaves: b▏'],
  ['e "w3=1" return', '"w3" is not one of the leaves; did you mean w1?; esc leaves: w3=1▏'],
  ['e "b=two" return', '"two" is not a number; esc leaves: b=two▏'],
  ['e "b" escape left', 'This is the start.'],
  ['e "xy" backspace backspace return left', 'This is the start.'],
  ['i', 'Nothing to look into: only a folded neuron or a dot product opens.'],
  ['o', 'There is nothing to go out of.'],
  ['end right', 'There is nothing further that way.'],
  ['b "w1" return b "nan" return', 'Breakpoints: w1, nan. c runs to the next.'],
  ['b "w1" return b "w1" return', 'No breakpoint is set.'],
  ['b "w1" return c', 'Stopped at the breakpoint w1.'],
  ['c', 'The end; b sets a breakpoint.'],
  ['b "w1" return end c', 'The end: no breakpoint was hit.'],
])('%s says: %s', (keys, says) => {
  expect(screen(NEURON, keys).at(-1)).toBe(says);
});

test('an edited leaf changes the numbers, the step stays, and a restart brings the first numbers back', () => {
  const stepper = press(new Stepper(NEURON, 0.1), 'g "11" return e "b=7" return');
  const text = (): string => plain(stepper.draw(SIZE)).join('\n');
  expect(text()).toContain('step 11 of 19');
  expect(text()).toContain('(1 - L²) × 1 = (1 - 0.7616²) × 1 = 0.42 × 1 = 0.42');
  expect(text()).toContain('b is 7: all that depends on it has been computed again.');
  press(stepper, 'r ]');
  expect(text()).toContain('L = tanh(n8) = tanh(0.88) = 0.7064');
});

test('neurons of a net are one step each; i opens one, o folds it, n goes over', () => {
  expect(screen(NET, 'right').join('\n')).toContain('layer1.neuron1 is computed: i opens it.');
  expect(screen(NET, 'right i').join('\n')).toContain('layer1.neuron1.w1 = ');
  expect(screen(NET, 'right i right o').join('\n')).toContain('layer1.neuron1 is computed: i opens it.');
  expect(screen(NET, 'n n').join('\n')).toContain('layer1.neuron2 is computed');
  expect(screen(NET, 'end').join('\n')).toMatch(/layer1\.neuron1 passes its gradient on, and 3 more steps/);
});

test('a dot product opens term by term', () => {
  const subject = expressionSubject('dot([w, 2], [x, 3], b)', readPoint('w=1,x=2,b=0.5'));
  expect(screen(subject, '] i right').join('\n')).toContain(
    'w·x = 1·2 = 2   (0.5 → 2.5)'.replace('   ', ' '),
  );
  const inside = screen(subject, '] i right').join('\n');
  expect(inside).toContain('Term 2 of 3 of the dot product');
  expect(inside).toMatch(/L +\*2\.5 +·/);
  expect(screen(subject, '] i right right').join('\n')).toMatch(/L +\*8\.5 +\*1/);
});

test('the help and the menu of mistakes fit into the smallest usual terminal, whole', () => {
  const size = { columns: 80, rows: 24 };
  const help = screen(NEURON, '?', size).join('\n');
  expect(help).not.toContain('…');
  expect(help).toContain('in a formula is 1 if it is so, else 0');
  for (const columns of [80, 40]) {
    const menu = screen(NEURON, 'w', { ...size, columns })
      .slice(0, -1)
      .join(' ')
      .replace(/ +/g, ' ');
    expect(menu).not.toContain('…');
    expect(menu).toContain('after zero-grad by none at all.');
  }
});

test('run it wrong shows both runs, marks the first difference, and leads back', () => {
  const text = screen(SHARED, 'w 1').join('\n');
  expect(text).toContain('= for +=');
  expect(text).toContain(
    'The first difference is at act 5: ∂L/∂x: 1 → 3, where the right run has ∂L/∂x: 1 → 4.',
  );
  expect(text).toMatch(/▶ ∂L\/∂x: 1 → 4 +│ ≠ ∂L\/∂x: 1 → 3/);
  expect(text).toMatch(/∂L\/∂x +7 +3 {2}≠/);
  expect(screen(NEURON, 'w 3').join('\n')).toContain('On this graph it makes no difference.');
  expect(screen(SHARED, 'w 1 w').join('\n')).toContain('4  update before backward');
  expect(screen(SHARED, 'w 1 x right')[0]).toContain('step 1 of 7');
});

test('q, Ctrl-D and Ctrl-C end it', () => {
  const ended = (key: object): number | undefined => {
    const stepper = new Stepper(NEURON, 0.1);
    stepper.press({ sequence: '', ...key });
    return stepper.ended;
  };
  expect(ended({ sequence: 'q' })).toBe(0);
  expect(ended({ name: 'd', ctrl: true })).toBe(0);
  expect(ended({ name: 'c', ctrl: true })).toBe(130);
  expect(ended({ sequence: 'x' })).toBeUndefined();
});

test('the transcript has a line for each step', () => {
  expect(textLines(SHARED.build()).join('\n')).toMatchSnapshot();
  const events = jsonLines(SHARED.build()).map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(events).toHaveLength(9);
  expect(events[0]['event']).toBe('graph');
  expect(events[8]).toEqual({ event: 'end', value: 12, gradients: { x: 7 } });
  expect(wrongLines(SHARED.build(), 'overwrite', 0.1, 1).join('\n')).toMatchSnapshot();
});

test('numbers that JSON lacks are strings', () => {
  const lines = jsonLines(expressionSubject('log(x)', readPoint('x=0')).build());
  expect(lines[2]).toContain('"value":"-Infinity"');
  expect(lines.at(-1)).toBe('{"event":"end","value":"-Infinity","gradients":{"x":"Infinity"}}');
});
