// What kernels are written in: arithmetic on vectors of doubles, and on plain numbers beside them.

import type { FunctionBuilder, Vector } from '../wasm/function';
import { DOUBLES } from '../wasm/instructions';
import type { Tools } from './kernel';

/** A vector, as opposed to a number, which stands for itself in both lanes. */
export interface Lanes {
  readonly vector: Vector;
}

export type Operand = Lanes | number;

/** Added to a whole number, it brings that number's bits to the end of the mantissa. */
const SHIFT = 1.5 * 2 ** 52;
const EXPONENT_BIAS = 1023n;

export class Arithmetic {
  constructor(
    private readonly f: FunctionBuilder,
    private readonly tools: Tools,
  ) {}

  add = this.lanes('add');
  sub = this.lanes('sub');
  mul = this.lanes('mul');
  div = this.lanes('div');
  min = this.lanes('min');
  max = this.lanes('max');
  /** Masks. */
  less = this.lanes('lt');
  equal = this.lanes('eq');
  abs = this.lanes('abs');
  neg = this.lanes('neg');
  floor = this.lanes('floor');
  nearest = this.lanes('nearest');
  /** On bits: masks, doubles or integers. */
  and = this.bitwise('and');
  or = this.bitwise('or');
  xor = this.bitwise('xor');
  plus = this.bitwise('i64x2.add');
  minus = this.bitwise('i64x2.sub');

  /** Where the mask is set a, else b. */
  select(mask: Lanes, a: Operand, b: Operand): Lanes {
    return { vector: this.f.vector('bitselect', this.vector(a), this.vector(b), mask.vector) };
  }

  shift(name: 'i64x2.shl' | 'i64x2.shr_s', x: Lanes, bits: number): Lanes {
    return { vector: this.f.shift(name, x.vector, bits) };
  }

  bits(pattern: bigint): Lanes {
    return { vector: this.tools.bits(pattern) };
  }

  call(...[kernel, ...operands]: Parameters<CallLanes>): Lanes {
    return { vector: this.tools.call(kernel, ...operands.map((x) => x.vector)) };
  }

  /** `value`, unless a lane is one of the rare ones: then JavaScript's own function of all of them. */
  orExactly(name: 'sin' | 'cos', x: Lanes, isRare: Lanes, value: Lanes): Lanes {
    const { f, tools } = this;
    f.ifAny(isRare.vector, () => {
      f.assign(value.vector, tools.exact(name, x.vector));
    });
    return value;
  }

  /** c₀ + c₁x + c₂x² + …, by halves (Estrin), so that few terms wait for one another. */
  polynomial(x: Lanes, coefficients: readonly number[]): Lanes {
    let terms: Operand[] = coefficients.slice();
    for (let power = x; terms.length > 1; power = this.mul(power, power)) {
      const halves: Operand[] = [];
      for (let i = 0; i < terms.length; i += 2) {
        halves.push(i + 1 < terms.length ? this.add(terms[i], this.mul(terms[i + 1], power)) : terms[i]);
      }
      terms = halves;
      if (terms.length === 1) break;
    }
    return terms[0] as Lanes;
  }

  /** The bits of a whole number of up to 51 bits. */
  toInteger(x: Lanes): Lanes {
    return this.minus(this.add(x, SHIFT), SHIFT);
  }

  toDouble(integer: Lanes): Lanes {
    return this.sub(this.plus(integer, SHIFT), SHIFT);
  }

  /** 2ⁿ, for n from −1022 to 1023. */
  powerOfTwo(n: Lanes): Lanes {
    return this.shift('i64x2.shl', this.plus(this.toInteger(n), this.bits(EXPONENT_BIAS)), 52);
  }

  private lanes(name: keyof typeof DOUBLES.code): (...operands: Operand[]) => Lanes {
    return (...operands) => ({
      vector: this.f.lanes(DOUBLES, name, ...operands.map((x) => this.vector(x))),
    });
  }

  private bitwise(name: 'and' | 'or' | 'xor' | 'i64x2.add' | 'i64x2.sub'): (a: Operand, b: Operand) => Lanes {
    return (a, b) => ({ vector: this.f.vector(name, this.vector(a), this.vector(b)) });
  }

  private vector(x: Operand): Vector {
    return typeof x === 'number' ? this.tools.constant(x) : x.vector;
  }
}

type CallLanes = (kernel: Parameters<Tools['call']>[0], ...operands: Lanes[]) => void;
