// The state of the page, and how it stands in a link: #v=1&tab=step&expr=x*y&at=x:2,y:3&step=4. What is as it is at first
// is left out.

import { initializers, type Initializer } from '../../nn/init';
import { activations, type Activation } from '../../nn/activation';
import { optimizers, type OptimizerName } from '../../training/fit';
import { MADE_NAMES, type MadeName } from '../../training/recipes';
import { LOSS_NAMES, type LossName } from '../../training/task';
import { mistakes, type Mistake } from '../../trace/mistakes';
import { LONGEST_FUNCTION, problemWith } from '../functions/plotted';
import { readFormula } from '../step/formula';
import {
  choice,
  names,
  numbers,
  points,
  readable,
  real,
  whole,
  wholes,
  words,
  type Bounded,
  type Field,
} from './fields';

export const TABS = ['step', 'train', 'functions', 'vanishing', 'lessons'] as const;
export const ACTIVATIONS = Object.keys(activations) as readonly Activation[];
export const INITIALIZERS = Object.keys(initializers) as readonly Initializer[];
export const OPTIMIZERS = Object.keys(optimizers) as readonly OptimizerName[];
export const MISTAKES = Object.keys(mistakes) as readonly Mistake[];
/** `csv` is a file of the learner's own, which no link holds. */
export const DATA = [...MADE_NAMES, 'csv'] as readonly (MadeName | 'csv')[];
export const LOSSES = ['auto', ...LOSS_NAMES] as readonly (LossName | 'auto')[];

const NEURON = 'tanh(x1*w1 + x2*w2 + b)';
/** A formula of more characters is none to step through. */
export const LONGEST_FORMULA = 2000;
export const MOST_POINTS = 300;
export const MOST_LAYERS = 6;
export const MOST_NEURONS = 32;
/** Of a run; a link's is computed again when it is opened. */
export const MOST_UPDATES = 200_000;
/** A link of more is none of ours. */
const LONGEST_LINK = 30_000;

const FIELDS = {
  tab: choice(TABS),
  lang: choice(['auto', 'en', 'zh']),
  theme: choice(['auto', 'light', 'dark']),

  // Step
  from: choice(['expression', 'net']),
  expr: readable(NEURON, LONGEST_FORMULA, (text) => 'at' in readFormula(text, {}), 'f(x, y, …)'),
  at: numbers(1000, { x1: 2, w1: -3, x2: 0, w2: 1, b: 6.88 }),
  /** Leaves of the net that have another number than after training. */
  edits: numbers(1000, {}),
  row: whole(0, 1e6, 0),
  step: whole(0, 1e7, 0),
  term: whole(-1, 1e6, -1),
  open: names(500),
  stops: names(500),
  pace: real(0.25, 16, 1),
  wrong: choice(['', ...MISTAKES]),
  why: words('', 200),

  // Train
  data: choice(DATA, 'moons'),
  n: whole(2, 2000, 100),
  noise: real(0, 5, 0.1),
  dseed: whole(0, 1e9, 1),
  extra: points(MOST_POINTS),
  gone: wholes(0, 2000, 2000, []),
  hidden: wholes(1, MOST_NEURONS, MOST_LAYERS, [16, 16]),
  activation: choice(ACTIVATIONS, 'relu'),
  loss: choice(LOSSES),
  optimizer: choice(OPTIMIZERS, 'adam'),
  lr: real(1e-6, 100, 0.02),
  l2: real(0, 10, 0),
  batch: whole(1, 2000, 16),
  seed: whole(0, 1e9, 1),
  target: real(0, 1, 1),
  updates: whole(0, MOST_UPDATES, 0),
  weight: whole(-1, 1e5, -1),

  // Functions
  f: readable('tanh', LONGEST_FUNCTION, (text) => problemWith(text) === undefined, 'f(x)'),
  x: real(-1e6, 1e6, 1),
  low: real(-1e6, 1e6, -5),
  high: real(-1e6, 1e6, 5),
  options: numbers(4, {}),

  // Vanishing gradients
  depth: whole(1, 40, 10),
  deep: choice(ACTIVATIONS, 'sigmoid'),
  init: choice(INITIALIZERS, 'xavierUniform'),
  vseed: whole(0, 1e9, 1),

  // Lessons
  lesson: whole(0, 7, 0),
  section: whole(0, 20, 0),
};

type Fields = typeof FIELDS;

/** All that a link can say. */
export type PageState = { readonly [K in keyof Fields]: Fields[K] extends Field<infer T> ? T : never };

/** Something in a link that could not be read. */
export interface Complaint {
  readonly key: string;
  readonly text: string;
  /** Undefined where there is no such key. */
  readonly expected: string | undefined;
}

type BoundedKey = { [K in keyof Fields]: Fields[K] extends Bounded ? K : never }[keyof Fields];

/** How far a number goes, in a link and in the fields of the page. */
export function boundsOf(key: BoundedKey): Pick<Bounded, 'min' | 'max'> {
  const { min, max } = FIELDS[key];
  return { min, max };
}

/** The seed after one, within the bounds that all seeds have. */
export function nextSeed(seed: number): number {
  return seed < FIELDS.seed.max ? seed + 1 : FIELDS.seed.min;
}

const KEYS = Object.keys(FIELDS) as (keyof PageState)[];
const fieldOf = (key: keyof PageState): Field<unknown> => FIELDS[key];

export const initialState = Object.fromEntries(KEYS.map((key) => [key, fieldOf(key).initial])) as PageState;

/** What a link says; where it cannot be read, what stands at first, and a complaint. */
export function readLink(hash: string): { state: PageState; complaints: readonly Complaint[] } {
  const text = hash.replace(/^#/, '');
  if (text.length > LONGEST_LINK) {
    const expected = `≤ ${LONGEST_LINK} characters`;
    return { state: initialState, complaints: [{ key: '#', text: `${text.slice(0, 20)}…`, expected }] };
  }
  const state: Record<string, unknown> = { ...initialState };
  const complaints: Complaint[] = [];
  for (const [key, value] of new URLSearchParams(text)) {
    const shown = value.length > 40 ? `${value.slice(0, 39)}…` : value;
    if (key === 'v') {
      if (value !== '1') complaints.push({ key, text: shown, expected: '1' });
      continue;
    }
    if (!Object.hasOwn(FIELDS, key)) {
      complaints.push({ key: key.slice(0, 40), text: shown, expected: undefined });
      continue;
    }
    const field = fieldOf(key as keyof PageState);
    const read = field.read(value);
    if (read === undefined) complaints.push({ key, text: shown, expected: field.expected });
    else state[key] = read;
  }
  return { state: state as PageState, complaints };
}

/** @returns the part of a link behind #; '' for the page as it is at first */
export function writeLink(state: PageState): string {
  const said = KEYS.flatMap((key): [string, string][] => {
    const { write, initial } = fieldOf(key);
    const text = write(state[key]);
    return text === write(initial) ? [] : [[key, text]];
  });
  if (said.length === 0) return '';
  // Signs that need no escape behind # stay readable.
  const query = new URLSearchParams([['v', '1'], ...said]).toString();
  return query.replace(/%(3A|2C|2A|28|29|2F|5B|5D)/g, (code) => decodeURIComponent(code));
}
