// tanh, given e^−|x|, which its derivative needs as well: near 0 the rational approximation of Cephes (Moshier 1989), which is
// that of Cody and Waite; beyond, 1 − 2e² / (1 + e²).

import type { Kernel } from './kernel';

const NEAR = 0.625;
const NUMERATOR = [-1614.6876844170845, -99.28772310019185, -0.9643991794250523];
const DENOMINATOR = [4844.063053251255, 2235.4883906010045, 112.81167849163293, 1];

export const tanh: Kernel = {
  operands: 2,
  build(m, x, e) {
    const z = m.mul(x, x);
    const ratio = m.div(m.polynomial(z, NUMERATOR), m.polynomial(z, DENOMINATOR));
    const near = m.add(x, m.mul(x, m.mul(z, ratio)));
    const square = m.mul(e, e);
    const far = m.sub(1, m.div(m.mul(2, square), m.add(1, square)));
    const size = m.abs(x);
    return m.select(m.less(size, NEAR), near, m.or(far, m.xor(x, size))); // with the sign of x
  },
};
