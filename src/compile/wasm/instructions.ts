// The instructions in use, by their names in the WebAssembly specification.

/** Instructions of one byte. */
export const PLAIN = {
  end: 0x0b,
  'i32.add': 0x6a,
  'i32.lt_u': 0x49,
} as const;

/** Instructions on vectors of 128 bits: a prefix, and these. Those on lanes of one width are named without it. */
export const VECTOR = {
  load: 0x00,
  store: 0x0b,
  not: 0x4d,
  and: 0x4e,
  andnot: 0x4f,
  or: 0x50,
  xor: 0x51,
  bitselect: 0x52,
  'i64x2.shl': 0xcb,
  'i64x2.shr_s': 0xcc,
  'i64x2.shr_u': 0xcd,
  'i64x2.add': 0xce,
  'i64x2.sub': 0xd1,
  'i64x2.eq': 0xd6,
  'i64x2.gt_s': 0xd9,
  'f32x4.demote_f64x2_zero': 0x5e,
  'f64x2.promote_low_f32x4': 0x5f,
} as const;

/** Arithmetic on lanes: two doubles in a vector, or four floats. */
export const F64X2 = {
  splat: 0x14, 'load.splat': 0x0a, 'load.zero': 0x5d, 'load.lane': 0x57, 'store.lane': 0x5b, extract: 0x21, replace: 0x22,
  eq: 0x47, ne: 0x48, lt: 0x49, gt: 0x4a, le: 0x4b, ge: 0x4c,
  ceil: 0x74, floor: 0x75, trunc: 0x7a, nearest: 0x94,
  abs: 0xec, neg: 0xed, sqrt: 0xef, add: 0xf0, sub: 0xf1, mul: 0xf2, div: 0xf3,
  min: 0xf4, max: 0xf5, pmin: 0xf6, pmax: 0xf7,
} as const; // prettier-ignore

export const F32X4: Readonly<Record<keyof typeof F64X2, number>> = {
  splat: 0x13, 'load.splat': 0x09, 'load.zero': 0x5c, 'load.lane': 0x56, 'store.lane': 0x5a, extract: 0x1f, replace: 0x20,
  eq: 0x41, ne: 0x42, lt: 0x43, gt: 0x44, le: 0x45, ge: 0x46,
  ceil: 0x67, floor: 0x68, trunc: 0x69, nearest: 0x6a,
  abs: 0xe0, neg: 0xe1, sqrt: 0xe3, add: 0xe4, sub: 0xe5, mul: 0xe6, div: 0xe7,
  min: 0xe8, max: 0xe9, pmin: 0xea, pmax: 0xeb,
} as const; // prettier-ignore

/** How wide a lane is, and what its instructions are. */
export interface LaneType {
  readonly name: 'f64' | 'f32';
  /** Bytes a lane. */
  readonly size: 8 | 4;
  /** Lanes a vector of 16 bytes. */
  readonly lanes: 2 | 4;
  readonly code: Readonly<Record<keyof typeof F64X2, number>>;
}

export const DOUBLES: LaneType = { name: 'f64', size: 8, lanes: 2, code: F64X2 };
export const FLOATS: LaneType = { name: 'f32', size: 4, lanes: 4, code: F32X4 };
