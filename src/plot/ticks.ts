// Axes: which round numbers to mark, how to write them, and where a value stands. After Heckbert, "Nice
// numbers for graph labels", Graphics Gems (1990).

export type Range = readonly [min: number, max: number];
export type Scale = 'linear' | 'log';

export interface Tick {
  readonly value: number;
  readonly label: string;
}

export interface Axis {
  readonly range: Range;
  readonly scale: Scale;
  /** In ascending order, all within the range. */
  readonly ticks: readonly Tick[];
}

export interface AxisOptions {
  /** About how many ticks there is room for; at least 2. */
  readonly ticks: number;
  /** Logarithmic axes take positive ranges only. */
  readonly scale?: Scale;
  /** Widen the range to end on ticks. */
  readonly loose?: boolean;
  /** Mark whole numbers only. */
  readonly whole?: boolean;
}

/** Half a millionth of a dot: a value on the edge of a cell is in the cell it begins. */
const ROUNDING = 5e-7;
/** A range whose ends differ by less than this share of their size is drawn as one value. */
const RESOLUTION = 1e-12;

/** Beyond this a value is as good as infinite: the difference of two such values may overflow. */
const LARGEST = 1e300;

/** Whether a value has a place on an axis: it is a number, of a size up to 1e300, and positive on a logarithmic one. */
export function isDrawable(value: number, scale: Scale = 'linear'): boolean {
  return Math.abs(value) <= LARGEST && (scale === 'linear' || value >= 1 / LARGEST);
}

/** The smallest range that holds all values; none without values. */
export function rangeOf(values: Iterable<number>): Range | undefined {
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? [min, max] : undefined;
}

/**
 * An axis over a range, with ticks at round numbers: two at least, or one that is whole.
 *
 * @param range - of values that are {@link isDrawable}; a range of one value is widened, so that it stands in the middle
 */
export function axis(range: Range, options: AxisOptions): Axis {
  const { ticks, scale = 'linear', loose = false, whole = false } = options;
  const [min, max] = widened(range, scale);
  const values = scale === 'log' ? logTicks(min, max, ticks) : niceTicks(min, max, ticks, whole ? 1 : 0);
  const ends: Range = loose
    ? [Math.min(min, values[0]), Math.max(max, values[values.length - 1])]
    : [min, max];
  const along = { range: ends, scale };
  const inside = values.filter((value) => Math.abs(position(along, value) - 0.5) <= 0.5 + RESOLUTION);
  const enough = whole ? 1 : 2;
  if (inside.length < enough) return axis(range, { ...options, ticks: ticks + 1 });
  const labels = tickLabels(inside, scale);
  return { ...along, ticks: inside.map((value, i) => ({ value, label: labels[i] })) };
}

/** Where a value stands on an axis: 0 at its start, 1 at its end. */
export function position({ range: [min, max], scale }: Omit<Axis, 'ticks'>, value: number): number {
  if (scale === 'log') return (Math.log(value) - Math.log(min)) / (Math.log(max) - Math.log(min));
  return (value - min) / (max - min);
}

/** Which of `cells` equal parts of the axis a value falls in: 0 to cells − 1, for values in the range. */
export function cellOf(along: Axis, value: number, cells: number): number {
  return Math.min(cells - 1, Math.floor(position(along, value) * cells + ROUNDING));
}

/**
 * Multiples of 1, 2 or 5 times a power of ten, from the last one ≤ min to the first one ≥ max.
 *
 * @param count - about how many there should be, at least 2
 * @param smallest - the least distance between two of them
 */
export function niceTicks(min: number, max: number, count: number, smallest = 0): number[] {
  const step = Math.max(smallest, niceNumber((max - min) / (count - 1)));
  const first = Math.floor(min / step + RESOLUTION);
  const last = Math.ceil(max / step - RESOLUTION);
  return Array.from({ length: last - first + 1 }, (_, i) => rounded((first + i) * step));
}

/**
 * Ticks for a logarithmic axis from below min to above max: powers of ten, or some of them; over a few
 * decades 1, 2 and 5 times these; within a decade as on a linear axis.
 */
export function logTicks(min: number, max: number, count: number): number[] {
  if (max < 10 * min) return niceTicks(min, max, count).filter((tick) => tick > 0);
  const low = Math.floor(Math.log10(min) + RESOLUTION);
  const high = Math.ceil(Math.log10(max) - RESOLUTION);
  const ticks: number[] = [];
  if (3 * (high - low) <= count) {
    for (let power = low; power < high; power++) {
      for (const mantissa of [1, 2, 5]) ticks.push(Number(`${mantissa}e${power}`));
    }
    ticks.push(Number(`1e${high}`));
    const below = ticks.filter((tick) => tick <= min).length - 1;
    const above = ticks.findIndex((tick) => tick >= max);
    return ticks.slice(Math.max(0, below), above + 1);
  }
  const stride = Math.ceil((high - low) / count);
  for (let power = low; power < high + stride; power += stride) ticks.push(Number(`1e${power}`));
  return ticks.filter(Number.isFinite);
}

/** Short labels for the ticks of one axis: 0.50, 200, 2.5k, 1e-6. */
export function tickLabels(ticks: readonly number[], scale: Scale = 'linear'): string[] {
  if (scale === 'log') return ticks.map((tick) => compact(tick));
  const step = ticks.length > 1 ? ticks[1] - ticks[0] : 0;
  const largest = Math.max(...ticks.map(Math.abs));
  if (step === 0 || step >= 10 || largest < 1e-3) return ticks.map((tick) => compact(tick));
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + RESOLUTION));
  return ticks.map((tick) => tick.toFixed(decimals));
}

const UNITS = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** All digits of a round number, in little room. */
function compact(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size < 1e-3 || size >= 1e15) return value.toExponential().replace('e+', 'e');
  for (const [unit, suffix] of UNITS) if (size >= unit) return `${rounded(value / unit)}${suffix}`;
  return String(value);
}

/** The number of the form 1, 2 or 5 × 10ⁿ nearest to x > 0. */
function niceNumber(x: number): number {
  const exponent = Math.floor(Math.log10(x));
  const fraction = x / Number(`1e${exponent}`);
  if (fraction < 1.5) return Number(`1e${exponent}`);
  if (fraction < 3) return Number(`2e${exponent}`);
  if (fraction < 7) return Number(`5e${exponent}`);
  return Number(`1e${exponent + 1}`);
}

/** Without the noise of the last digits: 0.30000000000000004 is 0.3. */
function rounded(x: number): number {
  return Number(x.toPrecision(13));
}

function widened([min, max]: Range, scale: Scale): Range {
  const size = Math.max(Math.abs(min), Math.abs(max));
  if (max - min > Math.max(size * RESOLUTION, Number.MIN_VALUE * 1e20)) return [min, max];
  if (scale === 'log') return [min / 2, max * 2];
  const margin = size > Number.MIN_VALUE * 1e20 ? size / 2 : 1;
  return [min - margin, max + margin];
}
