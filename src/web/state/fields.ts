// What a link may say: each field reads its text, and tells what it expected where it cannot.

/** A part of the page's state, and how a link writes it. */
export interface Field<T> {
  readonly initial: T;
  /** @returns undefined if the text is none of this field's */
  read(this: void, text: string): T | undefined;
  write(this: void, value: T): string;
  /** What it takes, in signs that need no translation. */
  readonly expected: string;
}

/** One of a few words. */
export function choice<const T extends string>(
  words: readonly T[],
  initial: NoInfer<T> = words[0],
): Field<T> {
  return {
    initial,
    read: (text) => words.find((word) => word === text),
    write: (value) => value,
    expected: words.join(' | '),
  };
}

/** A field of numbers, and how far they go. */
export interface Bounded extends Field<number> {
  readonly min: number;
  readonly max: number;
}

/** A number within bounds. Beyond them a link has the nearest. */
export function real(min: number, max: number, initial: number): Bounded {
  return {
    min,
    max,
    initial,
    read: (text) => {
      const x = text.trim() === '' ? NaN : Number(text);
      return Number.isNaN(x) ? undefined : Math.min(Math.max(x, min), max);
    },
    write: String,
    expected: `${min} … ${max}`,
  };
}

/** A whole number within bounds. */
export function whole(min: number, max: number, initial: number): Bounded {
  const number = real(min, max, initial);
  return {
    ...number,
    read: (text) => {
      const x = number.read(text);
      return Number.isInteger(x) ? x : undefined;
    },
  };
}

/** Any text, up to a length. */
export function words(initial: string, longest: number): Field<string> {
  return {
    initial,
    read: (text) => (text.length <= longest ? text : undefined),
    write: (value) => value,
    expected: `≤ ${longest} characters`,
  };
}

/** A text that something is to be made of: up to a length, and such that it can be. */
export function readable(
  initial: string,
  longest: number,
  isReadable: (text: string) => boolean,
  expected: string,
): Field<string> {
  const any = words(initial, longest);
  return {
    ...any,
    read: (text) => (any.read(text) !== undefined && isReadable(text) ? text : undefined),
    expected,
  };
}

/** Whole numbers between commas. */
export function wholes(
  min: number,
  max: number,
  most: number,
  initial: readonly number[],
): Field<readonly number[]> {
  const one = whole(min, max, min);
  return {
    initial,
    read: (text) => all(text === '' ? [] : text.split(','), one.read, most),
    write: (value) => value.join(','),
    expected: `≤ ${most} × ${one.expected}`,
  };
}

/** Names between commas. */
export function names(most: number): Field<readonly string[]> {
  return {
    initial: [],
    read: (text) =>
      all(text === '' ? [] : text.split(','), (name) => (name.length <= 100 ? name : undefined), most),
    write: (value) => value.join(','),
    expected: `≤ ${most} names`,
  };
}

/** Finite numbers by name: x:2,y:-1. */
export function numbers(
  most: number,
  initial: Readonly<Record<string, number>>,
): Field<Readonly<Record<string, number>>> {
  return {
    initial,
    read: (text) => {
      const pairs = all(
        text === '' ? [] : text.split(','),
        (pair) => {
          const end = pair.lastIndexOf(':');
          const number = pair.slice(end + 1);
          const x = end < 1 || number.trim() === '' ? NaN : Number(number);
          return Number.isFinite(x) ? ([pair.slice(0, end), x] as const) : undefined;
        },
        most,
      );
      return pairs && Object.fromEntries(pairs);
    },
    write: (value) => Object.entries(value).map(([name, x]) => `${name}:${x}`).join(','), // prettier-ignore
    expected: 'x:2,y:-1',
  };
}

/** Points of a plane and their classes: 0.5_-1_0,… */
export function points(most: number): Field<readonly Placed[]> {
  return {
    initial: [],
    read: (text) =>
      all(
        text === '' ? [] : text.split(','),
        (point) => {
          const parts = point.split('_');
          const [x, y, label] = parts.map((part) => (part === '' ? NaN : Number(part)));
          const fits = parts.length === 3 && Math.abs(x) <= 1e6 && Math.abs(y) <= 1e6;
          return fits && Number.isInteger(label) && label >= 0 && label < 10 ? { x, y, label } : undefined;
        },
        most,
      ),
    write: (value) => value.map(({ x, y, label }) => `${x}_${y}_${label}`).join(','),
    expected: 'x_y_class',
  };
}

/** A point and the class it belongs to. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly label: number;
}

function all<T>(
  texts: readonly string[],
  read: (text: string) => T | undefined,
  most: number,
): T[] | undefined {
  if (texts.length > most) return undefined;
  const values = texts.map(read);
  return values.includes(undefined) ? undefined : (values as T[]);
}
