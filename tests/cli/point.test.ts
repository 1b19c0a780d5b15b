// `--at x=2,y=3`: what is read from it, and what is refused.

import { pointFor, readPoint } from '../../src/cli/point';

const point = (expression: string, given: string): object =>
  Object.fromEntries(pointFor(expression, readPoint(given)));

test.each([
  ['x*y', 'y=3,x=2', { x: 2, y: 3 }],
  ['tanh(w1*x_2)', ' w1 = -1e-3 , x_2=.5', { w1: -1e-3, x_2: 0.5 }],
  ['sin(x)', 'x=pi/2', { x: Math.PI / 2 }],
  ['a*b', 'a=max(1,2),b=2**3', { a: 2, b: 8 }],
  ['x*e*pi', 'x=1,e=2', { x: 1, e: 2 }],
])('of %s at %s the point is %j, in the order of the expression', (expression, given, expected) => {
  expect(Object.entries(point(expression, given))).toEqual(Object.entries(expected));
});

test('the option may stand there twice', () => {
  expect([...readPoint('y=2', readPoint('x=1'))]).toEqual([
    ['x', 1],
    ['y', 2],
  ]);
  expect(() => readPoint('x=2', readPoint('x=1'))).toThrow('--at: x stands there twice; give it one value');
});

test.each([
  ['x*y', 'x=1', '--at: y has no value; write --at x=1,y=1'],
  ['x*y*z', 'y=2', '--at: x, z have no value; write --at x=1,y=2,z=1'],
  ['x', 'x=1,z=2', '--at: "z" is not in the expression, whose names are x; did you mean x?'],
  [
    'width',
    'width=1,wdth=2',
    '--at: "wdth" is not in the expression, whose names are width; did you mean width?',
  ],
  ['2*pi', 'x=1', '--at: "x" is not in the expression, which has no names'],
  ['x', 'x', '--at: "x" is not NAME=NUMBER; write --at x=2,y=3'],
  ['x', 'x=', '--at: "x=" is not NAME=NUMBER; write --at x=2,y=3'],
  ['x', 'x=two', '--at: the value of x, "two", is not a number; write --at x=2'],
  ['x', 'x=1,x=2', '--at: x stands there twice; give it one value'],
  ['leakyReluu(x)', 'x=1', '"leakyReluu(x)": there is no op leakyReluu; did you mean leakyRelu?'],
  ['x +* 3', 'x=1', 'parse: Expected expression after + (at character 4 of "x +* 3")'],
])('%s at %s is refused: %s', (expression, given, message) => {
  expect(() => point(expression, given)).toThrow(new Error(message));
});
