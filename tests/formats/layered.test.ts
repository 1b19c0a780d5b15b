// The layered layout beside dagre's, on the same boxes and links; and that nothing overlaps.

import dagre from '@dagrejs/dagre';
import fc from 'fast-check';
import { layered } from '../../src/formats/layered/layered';

const BOX = { width: 92, height: 84 };
const LABEL = { width: 40, height: 16 };
const GAPS = { columns: 50, boxes: 18, lines: 14, margin: 8 };

interface Pair {
  from: number;
  to: number;
}

/** Each box but the first takes one to three earlier ones. */
const dag = (size: number): fc.Arbitrary<Pair[]> =>
  fc
    .tuple(
      ...Array.from({ length: size - 1 }, (_, i) =>
        fc.uniqueArray(fc.nat(i), { minLength: 1, maxLength: 3 }),
      ),
    )
    .map((operands) => operands.flatMap((all, i) => all.map((from) => ({ from, to: i + 1 }))));

const GRAPHS = fc.sample(dag(20), { seed: 1, numRuns: 20 });

function ours(size: number, links: readonly Pair[]): ReturnType<typeof layered> {
  return layered(
    Array.from({ length: size }, () => BOX),
    links.map((link) => ({ ...link, label: LABEL })),
    GAPS,
  );
}

function areaOfDagre(size: number, links: readonly Pair[]): number {
  const plan = new dagre.graphlib.Graph();
  plan.setGraph({ rankdir: 'LR', nodesep: 18, edgesep: 14, ranksep: 50, marginx: 8, marginy: 8 });
  for (let i = 0; i < size; i++) plan.setNode(String(i), { ...BOX });
  for (const { from, to } of links) plan.setEdge(String(from), String(to), { ...LABEL, labelpos: 'c' });
  dagre.layout(plan);
  return plan.graph().width! * plan.graph().height!;
}

test('boxes and labels never overlap, and lines run to the right', () => {
  for (const links of GRAPHS) {
    const plan = ours(20, links);
    const labels = plan.links.map(({ label }) => ({ ...label!, ...LABEL }));
    const all = [...plan.boxes.map((box) => ({ ...box, ...BOX })), ...labels];
    const overlaps = all.filter((a, i) =>
      all.some(
        (b, j) =>
          j < i &&
          Math.abs(a.x - b.x) < (a.width + b.width) / 2 - 1e-6 &&
          Math.abs(a.y - b.y) < (a.height + b.height) / 2 - 1e-6,
      ),
    );
    expect(overlaps).toEqual([]);
    plan.links.forEach(({ between }, i) => {
      const xs = [plan.boxes[links[i].from], ...between, plan.boxes[links[i].to]].map(({ x }) => x);
      expect(xs).toEqual([...xs].sort((a, b) => a - b));
    });
  }
});

test("it takes no more than 1.25 times the room of dagre's", () => {
  const sum = (areas: readonly number[]): number => areas.reduce((total, area) => total + area, 0);
  const mine = sum(GRAPHS.map((links) => ours(20, links)).map(({ width, height }) => width * height));
  expect(mine).toBeLessThan(1.25 * sum(GRAPHS.map((links) => areaOfDagre(20, links))));
});

test.each([300, 1000, 2000])('%d boxes are laid out in less than 3 s', (size) => {
  const [links] = fc.sample(dag(size), { seed: 2, numRuns: 1 });
  const start = process.cpuUsage();
  ours(size, links);
  const { user, system } = process.cpuUsage(start);
  expect(user + system).toBeLessThan(3e6);
});
