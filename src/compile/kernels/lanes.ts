// The notation of kernels: an instruction on two doubles at once is a word.

import type { FunctionBuilder, Vector } from '../wasm/function';
import { DOUBLES, VECTOR, type LaneName } from '../wasm/instructions';
import type { Tools } from './kernel';

export type Lanes = ReturnType<typeof lanes>;

/** The arithmetic of kernels, written into the function. */
export function lanes(f: FunctionBuilder, tools: Tools) {
  const unary = (name: LaneName) => (x: Vector) => f.lanes(DOUBLES, name, x);
  const binary = (name: LaneName) => (a: Vector, b: Vector) => f.lanes(DOUBLES, name, a, b);
  const bitwise = (name: keyof typeof VECTOR) => (a: Vector, b: Vector) => f.vector(name, a, b);
  const { constant } = tools;
  const add = binary('add');
  const mul = binary('mul');
  const least = binary('pmin');
  const greatest = binary('pmax');
  const lt = binary('lt');
  const select = (mask: Vector, yes: Vector, no: Vector): Vector => f.vector('bitselect', yes, no, mask);
  return {
    ...tools,
    add,
    sub: binary('sub'),
    mul,
    div: binary('div'),
    abs: unary('abs'),
    neg: unary('neg'),
    lt,
    eq: binary('eq'),
    and: bitwise('and'),
    or: bitwise('or'),
    xor: bitwise('xor'),
    addBits: bitwise('i64x2.add'),
    subBits: bitwise('i64x2.sub'),
    eqBits: bitwise('i64x2.eq'),
    shl: (x: Vector, bits: number): Vector => f.shift('i64x2.shl', x, bits),
    shr: (x: Vector, bits: number): Vector => f.shift('i64x2.shr_u', x, bits),
    select,

    /** The value, but in the lanes of a mask another, which is computed only if there are any. */
    replaced: (value: Vector, mask: Vector, other: () => Vector): Vector => {
      f.ifAny(mask, () => { f.assign(value, select(mask, other(), value)); }); // prettier-ignore
      return value;
    },

    /** x held between two numbers; NaN stays NaN, for pmin and pmax return their first operand then. */
    clamp: (x: Vector, low: number, high: number): Vector =>
      greatest(least(x, constant(high)), constant(low)),

    /** Σ cₙ xⁿ, pair by pair (Estrin 1960): steps that wait for one another are few, and so are their roundings. */
    polynomial: (x: Vector, coefficients: readonly number[]): Vector => {
      let terms = coefficients.map(constant);
      for (let power = x; ; power = mul(power, power)) {
        terms = terms.flatMap((term, i) => {
          if (i % 2 === 1) return [];
          return i + 1 < terms.length ? [add(term, mul(terms[i + 1], power))] : [term];
        });
        if (terms.length === 1) return terms[0];
      }
    },
  };
}

/** 1.5 · 2⁵²: a double added to it is rounded to an integer, which stands in the lowest bits of the sum. */
export const ROUNDER = 6755399441055744;
export const SIGN = 1n << 63n;
/** Of a double, all bits but sign and exponent. */
export const FRACTION = (1n << 52n) - 1n;

// ln 2 in two parts, of which the first leaves room for a product with an exponent (fdlibm, e_exp.c).
export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;
