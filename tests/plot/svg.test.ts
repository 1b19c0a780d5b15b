import fc from 'fast-check';
import { boundarySvg } from '../../src/plot/boundarySvg';
import { curveSvg } from '../../src/plot/curveSvg';
import { lossSvg } from '../../src/plot/lossSvg';
import { element, escapeXml, textElement } from '../../src/plot/svg';
import { anyText } from '../support/any-text';
import { flawOf } from './markup';

const HOSTILE = `<script>alert("1")</script> & 'x'`;
const TEN = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const number = fc.double();

/** Everything between the tags. */
function textsOf(svg: string): string {
  return svg.replace(/<[^>]*>/g, '\n');
}

function strokesOf(svg: string): string[] {
  return Array.from(
    svg.matchAll(/<path d="M[^"]*h40"[^>]*stroke="(#\w+)" stroke-dasharray="([^"]*)"/g),
    (match) => match.slice(1).join(' '),
  );
}

test('the check of well-formedness finds flaws', () => {
  expect(flawOf('<a b="c">d &amp; e<f/></a>')).toBe('');
  expect(flawOf('<a><b></a></b>')).toBe('</a> closes <b>');
  expect(flawOf('<a>')).toBe('<a> is not closed');
  expect(flawOf('<a>b & c</a>')).toBe('a bare ampersand: b & c');
  expect(flawOf('<a b="<"/>')).toMatch(/^no element or text/);
  expect(flawOf('<a>\u0000</a>')).toMatch(/^a character XML does not allow/);
});

test('numbers have at most two decimals, texts are escaped', () => {
  expect(element('g', { x: 1 / 3, y: -0.001, name: '"&"' })).toBe(
    '<g x="0.33" y="0" name="&quot;&amp;&quot;"/>',
  );
  expect(textElement(1, 2, '<b>')).toBe('<text x="1" y="2">&lt;b&gt;</text>');
  expect(escapeXml('\u0000\u001b')).toBe('��');
});

test('a picture has a role, a title and a description', () => {
  const svg = lossSvg(
    [
      { epoch: 1, loss: 0.7, accuracy: 0.5 },
      { epoch: 2, loss: 0.35, accuracy: 0.975 },
    ],
    { title: 'Moons' },
  );
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 960 600" role="img"/);
  expect(svg).toContain('<title>Moons</title>');
  expect(svg).toContain('<desc>Loss 0.700 after epoch 1, 0.350 after epoch 2, accuracy 97.5%.</desc>');
});

test('loss is drawn with what else is known, in colours and dashes that differ', () => {
  const known = { epoch: 1, loss: 1, valLoss: 1, accuracy: 0.5 };
  const full = lossSvg([known, { ...known, epoch: 2 }]);
  for (const name of ['training loss', 'validation loss', 'accuracy (right axis)', 'accuracy (%)', 'epoch']) {
    expect(textsOf(full).split('\n')).toContain(name);
  }
  expect(strokesOf(full)).toEqual(['#0072b2 none', '#e69f00 10 6', '#009e73 1.5 7']);
  expect(textsOf(lossSvg([{ epoch: 1, loss: 1 }]))).not.toMatch(/validation|accuracy/);
});

test('the loss axis is logarithmic if losses span more than two decades', () => {
  const to = (loss: number) =>
    textsOf(lossSvg([1, loss].map((value, epoch) => ({ epoch, loss: value })))).split('\n');
  expect(to(0.001)).toEqual(expect.arrayContaining(['loss (log scale)', '0.001', '0.01', '0.1', '1']));
  expect(to(0.1)).toContain('loss');
  expect(to(0)).toContain('loss');
});

test('before the first epoch there are empty axes', () => {
  expect(flawOf(lossSvg([]))).toBe('');
  expect(lossSvg([])).toContain('<desc>No epoch has ended yet.</desc>');
});

test('a gap divides a curve, and a point that stands alone is a dot', () => {
  const svg = curveSvg([{ name: 'y', y: [0, 1, NaN, 1, NaN] }]);
  expect(svg.match(/ d="M[\d. ]+L[\d. ]+"/g)).toHaveLength(1);
  expect(svg.match(/ d="M[\d. ]+h0"/g)).toHaveLength(1);
});

test('many points are thinned to what can be seen', () => {
  const y = Array.from({ length: 200_000 }, (_, i) => (i === 123_456 ? 9 : Math.sin(i)));
  const svg = curveSvg([{ name: 'y', y }]);
  expect(svg.length).toBeLessThan(60_000);
  expect(textsOf(svg).split('\n')).toContain('8');
});

const noise = (points: number[][]) =>
  points.map((_, i) => ({ label: (i * 7919) % 10, confidence: ((i * 104729) % 97) / 97 }));

test('classes differ in colour and in shape', () => {
  const svg = boundarySvg({
    predict: noise,
    points: Array.from({ length: 10 }, (_, i) => [i, i]),
    labels: Array.from({ length: 10 }, (_, i) => i),
    classes: TEN,
  });
  const marks = Array.from(svg.matchAll(/<path d="M[\d. ]+(m[^"]*z)"\/>/g), ([, shape]) => shape);
  expect(marks).toHaveLength(20);
  expect(new Set(marks).size).toBe(10);
  expect(
    new Set(Array.from(svg.matchAll(/<g fill="(#\w+)" stroke="#ffffff"/g), ([, fill]) => fill)).size,
  ).toBe(10);
});

test('even noise and thousands of points are less than 200 kB', () => {
  const points = Array.from({ length: 5000 }, (_, i) => [Math.sin(i), Math.cos(3 * i)]);
  const labels = points.map((_, i) => i % 2);
  const svg = boundarySvg({ predict: noise, points, labels, classes: TEN });
  expect(svg.length).toBeLessThan(200_000);
  expect(svg.split('m-5.2 0a').length).toBeGreaterThan(300);
  expect(svg.split('m-4.7-4.7h').length).toBeGreaterThan(300);
});

test('no text is taken for markup', () => {
  const svgs = [
    lossSvg([], { title: HOSTILE }),
    curveSvg([{ name: HOSTILE, y: [1] }], { xLabel: HOSTILE, yLabel: HOSTILE, description: HOSTILE }),
    boundarySvg({ predict: noise, points: [], labels: [], classes: [HOSTILE], features: [HOSTILE, HOSTILE] }),
  ];
  for (const svg of svgs) {
    expect(flawOf(svg)).toBe('');
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;');
  }
});

test('any curves with any names are well-formed, and every number is one', () => {
  const curve = fc.record({
    name: anyText,
    y: fc.array(number),
    x: fc.option(fc.array(number), { nil: undefined }),
    side: fc.constantFrom('left' as const, 'right' as const),
  });
  const options = fc.record({
    title: anyText,
    xLabel: anyText,
    scale: fc.constantFrom('linear' as const, 'log' as const),
  });
  fc.assert(
    fc.property(fc.array(curve, { maxLength: 6 }), options, (curves, rest) => {
      const svg = curveSvg(curves, rest);
      expect(flawOf(svg)).toBe('');
      expect(svg.replace(/>[^<]*</g, '><')).not.toMatch(/NaN|Infinity|undefined|\.\d{3}/);
    }),
    { numRuns: 300 },
  );
});

test('any data has a well-formed boundary', () => {
  const sample = fc.tuple(number, number, fc.nat(12));
  fc.assert(
    fc.property(fc.array(sample), fc.array(anyText, { maxLength: 12 }), (samples, classes) => {
      const points = samples.map(([x, y]) => [x, y]);
      const svg = boundarySvg({
        predict: noise,
        points,
        labels: samples.map(([, , label]) => label),
        classes,
      });
      expect(flawOf(svg)).toBe('');
      expect(svg.replace(/>[^<]*</g, '><')).not.toMatch(/NaN|Infinity|undefined|\.\d{3}/);
    }),
    { numRuns: 30 },
  );
});
