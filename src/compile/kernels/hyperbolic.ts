// tanh, of x and e^(−|x|), which sech needs as well: a rational function near 0, 1 − 2e² / (1 + e²) beyond, and
// one division for both.

import type { Kernel } from './kernel';
import { SIGN } from './lanes';

export const tanh: Kernel = {
  operands: 2,
  build(m, x, e) {
    const one = m.constant(1);
    const near = m.lt(m.abs(x), m.constant(BOUND));
    const square = m.mul(x, x);
    const cubic = m.mul(m.mul(x, square), m.polynomial(square, NUMERATOR));
    const decay = m.mul(e, e);
    const change = m.div(
      m.select(near, cubic, m.mul(m.constant(-2), decay)),
      m.select(near, m.polynomial(square, DENOMINATOR), m.add(one, decay)),
    );
    return m.or(m.add(m.select(near, x, one), change), m.and(x, m.bits(SIGN)));
  },
};

/** Beyond it 1 is so much larger than the change that the errors of e do not matter. */
const BOUND = 0.75;

// (tanh x − x) / x³ in x², |x| ≤ BOUND: the form of Cephes, tanh.c, interpolated at Chebyshev nodes with 60 digits
// (mpmath); its error is 1.5e-19.
const NUMERATOR = [-1308.7159955784934, -84.08702476135467, -0.9565999984410104, -6.832330495243367e-5];
const DENOMINATOR = [3926.1479867354806, 1822.7202689782562, 96.29585259136013, 1];
