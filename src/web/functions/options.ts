// The options of an op as the page offers them: what they are called, how far they go, and their values as a link has them.

import type { OpOptions, UnaryName } from '../../ops/algebra';
import type { FixedOp } from '../../ops/op';
import { ops, opWith } from '../../ops/table';

/** An option that is a number, or one of a few words, for which a link has the place in the list. */
export type OptionSpec =
  | { readonly name: string; readonly words: readonly string[] }
  | {
      readonly name: string;
      readonly low: number;
      readonly high: number;
      /** Whether the function has its kink where the option says. */
      readonly isKink?: boolean;
    };

type SpecsOf<Options extends readonly unknown[]> = { readonly [I in keyof Options]: OptionSpec };

/** Bounds are such that no op refuses what lies within. */
const SPECS: { readonly [K in keyof OpOptions]: SpecsOf<OpOptions[K]> } = {
  leakyRelu: [{ name: 'slope', low: -2, high: 2 }],
  elu: [{ name: 'alpha', low: -5, high: 5 }],
  gelu: [{ name: 'approximate', words: ['none', 'tanh'] }],
  hardtanh: [
    { name: 'min', low: -10, high: 0, isKink: true },
    { name: 'max', low: 0.1, high: 10, isKink: true },
  ],
};

export type Given = Readonly<Record<string, number>>;

export function optionSpecs(name: UnaryName): readonly OptionSpec[] {
  return Object.hasOwn(SPECS, name) ? SPECS[name as keyof OpOptions] : [];
}

/** The op with the options given, each within its bounds; those not given keep their defaults. */
export function opFor(name: UnaryName, given: Given): FixedOp {
  const options = optionSpecs(name).map((spec, i) =>
    Object.hasOwn(given, spec.name) ? within(spec, given[spec.name]) : ops[name].options[i],
  );
  return opWith(name, options as []);
}

function within(spec: OptionSpec, x: number): number | string {
  if ('words' in spec) return spec.words[clamp(Math.round(x), 0, spec.words.length - 1)];
  return clamp(x, spec.low, spec.high);
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}
