// Small multiples: where panels stand, what they share, and what they have of their own.

import { multiplesSvg, type Panel } from '../../src/plot/multiplesSvg';
import { flawOf } from './markup';

const OPTIONS = { title: 'Powers', description: 'x and x²', legend: ['f', 'g'], xRange: [0, 2] } as const;

function panel(title: string, scale = 1): Panel {
  const x = [0, 1, 2];
  return {
    title,
    caption: `times ${scale}`,
    curves: [x, [0, 1, 4]].map((y) => ({ x, y: y.map((v) => v * scale) })),
  };
}

function placesOf(svg: string): string[] {
  return Array.from(svg.matchAll(/translate\(([\d. ]+)\)/g), ([, place]) => place);
}

test('panels stand four in a line, and the picture is as high as its lines', () => {
  const heights = [1, 4, 5].map((n) => {
    const svg = multiplesSvg(
      Array.from({ length: n }, (_, i) => panel(`p${i}`)),
      OPTIONS,
    );
    return Number(/viewBox="0 0 960 (\d+)"/.exec(svg)![1]);
  });
  expect(heights[1]).toBe(heights[0]);
  expect(heights[2]).toBeGreaterThan(heights[0]);
  const places = placesOf(
    multiplesSvg(
      ['a', 'b', 'c', 'd', 'e'].map((name) => panel(name)),
      OPTIONS,
    ),
  );
  const [x, y] = [0, 1].map((i) => places.map((place) => Number(place.split(' ')[i])));
  expect(new Set(x.slice(0, 4)).size).toBe(4);
  expect(x[4]).toBe(x[0]);
  expect(new Set(y).size).toBe(2);
});

test('each panel has a title for screen readers, a scale of its own, and the curves of the one legend', () => {
  const svg = multiplesSvg([panel('small'), panel('large', 1000)], OPTIONS);
  expect(flawOf(svg)).toBe('');
  expect(svg).toContain('<title>small: times 1</title>');
  expect(svg).toContain('<title>large: times 1000</title>');
  expect(svg).toContain('>4k</text>');
  expect(svg.match(/>[fg]<\/text>/g)).toEqual(['>f</text>', '>g</text>']);
  expect(svg.match(/<path d="M[\d. ]+L/g)).toHaveLength(4);
});

test('a panel without a finite value is an empty one, and no text is taken for markup', () => {
  const svg = multiplesSvg(
    [{ title: '<b>', caption: '&', curves: [{ x: [0, 1], y: [NaN, Infinity] }] }],
    OPTIONS,
  );
  expect(flawOf(svg)).toBe('');
  expect(svg).toContain('<title>&lt;b&gt;: &amp;</title>');
  expect(svg.replace(/>[^<]*</g, '><')).not.toMatch(/NaN|Infinity|undefined/);
});
