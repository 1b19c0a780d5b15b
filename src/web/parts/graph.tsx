// What graphs are drawn with: the shape of a box, the facts in it, a line between boxes; and a graph that stands still.

import type { ComponentChildren } from 'preact';
import { BOX, factText, signWidth, type GraphLayout, type PlacedBox } from '../../formats/layout';
import { smoothPath, type Point } from '../../formats/lines';

interface FrameProps {
  readonly layout: GraphLayout;
  readonly label: string;
  /** Whether it is one picture, or has parts to be used. */
  readonly role: 'img' | 'group';
  readonly children: ComponentChildren;
}

/** As wide as its place, but neither too small to be read nor coarse. */
export function GraphFrame({ layout: { width, height }, label, role, children }: FrameProps) {
  return (
    <svg
      viewBox={`-4 -14 ${width + 8} ${height + 22}`}
      role={role}
      aria-label={label}
      style={{ width: `clamp(${Math.round(width * 0.62)}px, 100%, ${Math.round(width * 1.3)}px)` }}
    >
      {children}
    </svg>
  );
}

interface StillGraphProps {
  readonly layout: GraphLayout;
  readonly label: string;
  /** Facts that are not known yet, by name. */
  readonly unknown: readonly string[];
}

export function StillGraph({ layout, label, unknown }: StillGraphProps) {
  return (
    <GraphFrame layout={layout} label={label} role="img">
      {layout.links.map(({ points }, i) => (
        <g key={i} class="link">
          <Arrow points={points} />
        </g>
      ))}
      {layout.boxes.map((box, i) => (
        <g key={i} class={lookOf(box)}>
          <BoxShape box={box} />
          {box.facts.map(([name, value], line) => (
            <g key={name} class="fact">
              <Fact box={box} line={line} name={name} text={unknown.includes(name) ? '·' : factText(value)} />
            </g>
          ))}
        </g>
      ))}
    </GraphFrame>
  );
}

/** The classes of a box. */
export function lookOf({ kind, isOutput }: PlacedBox): string {
  return isOutput ? `box ${kind} output` : `box ${kind}`;
}

/** The outline of a box, its name and its op's sign. */
export function BoxShape({ box }: { box: PlacedBox }) {
  const { x, y, width, height, kind, name, sign, isOutput } = box;
  const chip = signWidth(sign);
  const middle = y + (kind === 'constant' ? height / 2 : BOX.header / 2);
  return (
    <>
      {kind === 'group' && <rect class="shadow" x={x + 6} y={y - 6} width={width} height={height} rx={4} />}
      <rect
        class="outline"
        {...{ x, y, width, height }}
        rx={kind === 'constant' ? height / 2 : kind === 'leaf' ? 0 : 8}
      />
      {kind === 'leaf' && <rect class="bar" x={x} y={y} width={5} height={height} />}
      {isOutput && kind !== 'group' && (
        <rect class="inner" x={x + 4} y={y + 4} width={width - 8} height={height - 8} rx={6} />
      )}
      <text
        class="name"
        x={kind === 'constant' ? x + width / 2 : x + BOX.padding}
        y={middle + 5}
        text-anchor={kind === 'constant' ? 'middle' : 'start'}
      >
        {name}
      </text>
      {sign !== '' && kind === 'op' && (
        <g class="sign">
          <rect x={x + width - BOX.padding - chip} y={middle - 11} width={chip} height={22} rx={11} />
          <text x={x + width - BOX.padding - chip / 2} y={middle + 5} text-anchor="middle">
            {sign}
          </text>
        </g>
      )}
    </>
  );
}

/** Where the text of a line of facts stands. */
export function baselineOf({ y }: PlacedBox, line: number): number {
  return y + BOX.header + line * BOX.line + 11;
}

interface FactProps {
  readonly box: PlacedBox;
  readonly line: number;
  readonly name: string;
  readonly text: string;
}

export function Fact({ box, line, name, text }: FactProps) {
  const y = baselineOf(box, line);
  return (
    <>
      <text class="label" x={box.x + BOX.padding} y={y}>
        {name}
      </text>
      <text x={box.x + box.width - BOX.padding} y={y} text-anchor="end">
        {text}
      </text>
    </>
  );
}

interface ArrowProps {
  readonly points: readonly Point[];
  /** Whether it points to where the line comes from. */
  readonly isBack?: boolean;
  readonly isHeavy?: boolean;
}

/** A line from box to box, with a head. */
export function Arrow({ points, isBack = false, isHeavy = false }: ArrowProps) {
  const size = isHeavy ? 12 : 7;
  const tip = isBack ? points[0] : points[points.length - 1];
  const side = isBack ? 1 : -1;
  const drawn = points.map((point) => (point === tip ? { x: tip.x + side * size * 0.8, y: tip.y } : point));
  const corner = (up: number): string => `L${tip.x + side * size} ${tip.y + up * size * 0.5}`;
  return (
    <>
      <path class="line" d={smoothPath(drawn)} />
      <path class="head" d={`M${tip.x} ${tip.y}${corner(-1)}${corner(1)}z`} />
    </>
  );
}
