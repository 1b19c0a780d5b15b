// The names of all ops, and the algebra: every op by name, over elements of one kind. An op's partials
// are written once against the algebra, and so serve numbers, graphs and forward mode alike.

/** Ops of one operand. */
export type UnaryName =
  | 'neg' | 'abs' | 'sign' | 'square' | 'sqrt' | 'cbrt' | 'reciprocal'
  | 'exp' | 'expm1' | 'log' | 'log1p' | 'log2' | 'log10'
  | 'sin' | 'cos' | 'tan' | 'asin' | 'acos' | 'atan'
  | 'sinh' | 'cosh' | 'tanh' | 'sech' | 'asinh' | 'acosh' | 'atanh'
  | 'erf' | 'erfc' | 'floor' | 'ceil' | 'round'
  | 'sigmoid' | 'logSigmoid' | 'relu' | 'relu6' | 'leakyRelu' | 'elu' | 'selu' | 'gelu' | 'silu' | 'mish'
  | 'softplus' | 'softsign' | 'hardtanh' | 'hardSigmoid' | 'hardSwish' | 'step'; // prettier-ignore

/** Ops of two operands. */
export type BinaryName =
  'add' | 'sub' | 'mul' | 'div' | 'pow' | 'max' | 'min' | 'atan2' | 'hypot' | 'logAddExp';

/** Ops of three operands. */
export type TernaryName = 'clamp' | 'where';

/** Ops of any number of operands, a single node each. */
export type NaryName = 'sum' | 'mean' | 'dot' | 'logSumExp';

export type OpName = UnaryName | BinaryName | TernaryName | NaryName;

/** The settings an op takes after its operands: plain, not differentiated. */
export interface OpOptions {
  leakyRelu: [slope: number];
  elu: [alpha: number];
  gelu: [approximate: 'none' | 'tanh'];
  hardtanh: [min: number, max: number];
}

export type OptionsOf<K> = K extends keyof OpOptions ? OpOptions[K] : [];

/** Every op of the table by name, over elements `T` and plain numbers. */
export type Algebra<T> = {
  readonly [K in UnaryName]: (x: T | number, ...options: Partial<OptionsOf<K>>) => T;
} & {
  readonly [K in BinaryName]: (a: T | number, b: T | number) => T;
} & {
  readonly [K in TernaryName]: (a: T | number, b: T | number, c: T | number) => T;
} & {
  readonly [K in Exclude<NaryName, 'dot'>]: (inputs: readonly (T | number)[]) => T;
} & {
  readonly dot: (ws: readonly (T | number)[], xs: readonly (T | number)[], bias?: T | number) => T;
};
