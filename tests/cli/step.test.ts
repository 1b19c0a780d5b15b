// The step command: in a real terminal, in a pipe, on a trained net.

import { inTerminal } from './screen';
import { eventsOf, linesOf, stepgrad } from './support';

const NEURON = ['step', 'tanh(x1*w1 + x2*w2 + b)', '--at', 'x1=2,x2=0,w1=-3,w2=1,b=6.88'];
const [ENTER, LEAVE] = ['\x1b[?1049h\x1b[?25l', '\x1b[?25h\x1b[?1049l'];
const [RIGHT, LEFT, HOME, END] = ['\x1b[C', '\x1b[D', '\x1b[H', '\x1b[F'];

test('in a terminal it steps to the end and back to the start, takes an edit and a resize, and restores the screen', async () => {
  const screen = inTerminal(NEURON, { columns: 100, rows: 24 });
  await screen.until(/step 0 of 19/);
  screen.type(RIGHT);
  await screen.until(/step 1 of 19/);
  screen.type(END);
  await screen.until(/step 19 of 19/);
  await screen.until(/∂L\/∂w1 \+= ∂n2\/∂w1 × ∂L\/∂n2 = x1 × 0\.501 = 2 × 0\.501 = 1\.002/);
  await screen.until(/w1 +-3 +\*1\.002/);
  screen.type(LEFT);
  await screen.until(/step 18 of 19/);
  await screen.until(/w1 +-3 +·/);
  screen.type('eb=7\r');
  await screen.until(/b is 7: all that depends on it has been computed again/);
  await screen.until(/L +0\.7616 +1/);
  screen.resize(60, 20);
  await screen.until(/step 18 of 19/);
  screen.type(HOME);
  await screen.until(/step 0 of 19[\s\S]*Nothing has been computed yet/);
  expect(screen.rows().join('\n')).not.toContain('values and gradients');
  screen.type('q');
  expect(await screen.ended).toBe(0);
  expect(screen.written()).toContain(ENTER);
  expect(screen.written().endsWith(LEAVE)).toBe(true);
  expect(screen.rows().join('').trim()).toBe('');
});

test('Ctrl-C gives the screen back, too', async () => {
  const screen = inTerminal(NEURON);
  await screen.until(/step 0 of 19/);
  screen.type('\x03');
  expect(await screen.ended).toBe(130);
  expect(screen.written().endsWith(LEAVE)).toBe(true);
});

test('in a pipe it prints the whole transcript; a trained net is stepped on a row of its data', async () => {
  await stepgrad('train xor --epochs 3 --hidden 2 --quiet --out net');
  const [text, json, none] = await Promise.all([
    stepgrad('step --model net --row 3'),
    stepgrad('step --model net --row 3 --json'),
    stepgrad('step --model net --row 5'),
  ]);
  expect(text.code).toBe(0);
  expect(linesOf(text.stdout)).toContain('forward');
  expect(text.stdout).toMatch(/\n +\d+ {2}loss = /);
  const [graph, ...events] = eventsOf(json.stdout);
  expect(graph['event']).toBe('graph');
  expect(events.at(-1)).toMatchObject({ event: 'end' });
  expect(Object.keys(events.at(-1)!['gradients'] as object)).toContain('layer1.neuron2.w1');
  expect(none).toMatchObject({
    code: 2,
    stderr: 'stepgrad: --row: xor has 4 rows, there is none numbered 5\n',
  });
});
