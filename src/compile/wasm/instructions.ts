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
  and: 0x4e,
  or: 0x50,
  xor: 0x51,
  bitselect: 0x52,
  'i64x2.shl': 0xcb,
  'i64x2.shr_u': 0xcd,
  'i64x2.add': 0xce,
  'i64x2.sub': 0xd1,
  'i64x2.eq': 0xd6,
  'f32x4.demote_f64x2_zero': 0x5e,
  'f64x2.promote_low_f32x4': 0x5f,
} as const;

/** Instructions on lanes: of two doubles in a vector, and of four floats. */
const LANES = {
  'load.splat': [0x0a, 0x09], 'load.zero': [0x5d, 0x5c], 'load.lane': [0x57, 0x56], 'store.lane': [0x5b, 0x5a],
  splat: [0x14, 0x13], extract: [0x21, 0x1f], replace: [0x22, 0x20],
  eq: [0x47, 0x41], ne: [0x48, 0x42], lt: [0x49, 0x43],
  ceil: [0x74, 0x67], floor: [0x75, 0x68], nearest: [0x94, 0x6a],
  abs: [0xec, 0xe0], neg: [0xed, 0xe1], sqrt: [0xef, 0xe3],
  add: [0xf0, 0xe4], sub: [0xf1, 0xe5], mul: [0xf2, 0xe6], div: [0xf3, 0xe7],
  min: [0xf4, 0xe8], max: [0xf5, 0xe9], pmin: [0xf6, 0xea], pmax: [0xf7, 0xeb],
} as const; // prettier-ignore

export type LaneName = keyof typeof LANES;

/** How wide a lane is, and what its instructions are. */
export interface LaneType {
  /** Bytes a lane. */
  readonly size: 8 | 4;
  /** Lanes a vector of 16 bytes. */
  readonly lanes: 2 | 4;
  readonly code: Readonly<Record<LaneName, number>>;
}

export const DOUBLES: LaneType = { size: 8, lanes: 2, code: codes(0) };
export const FLOATS: LaneType = { size: 4, lanes: 4, code: codes(1) };

const scratch = new DataView(new ArrayBuffer(8));

/** The bits of a number as a lane holds it. */
export function bitsOf(x: number, { size }: LaneType = DOUBLES): bigint {
  if (size === 8) scratch.setFloat64(0, x);
  else scratch.setFloat32(4, x);
  return size === 8 ? scratch.getBigUint64(0) : BigInt(scratch.getUint32(4));
}

function codes(type: 0 | 1): LaneType['code'] {
  const entries = Object.entries(LANES).map(([name, both]) => [name, both[type]]);
  return Object.fromEntries(entries) as LaneType['code'];
}
