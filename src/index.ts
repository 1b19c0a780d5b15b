// The public face.

export { Value, type Operand } from './engine/value';
export { topologicalOrder } from './engine/order';
export * from './engine/functions';
export { noGrad } from './engine/mode';
export { AnomalyError, detectAnomaly } from './engine/anomaly';
export { defineOp, type OpDefinition } from './engine/define';
export type { Algebra, OpName } from './ops/algebra';

export { grad } from './calculus/grad';
export { gradient, jacobian, jvp, vjp } from './calculus/first';
export { hessian, hvp } from './calculus/second';
export { taylor } from './calculus/taylor';
export type { Scalar, Vector } from './calculus/evaluate';

export { assertGradients, gradcheck, GradcheckError } from './gradcheck/gradcheck';
export type { Culprit } from './gradcheck/culprit';
export type { Verdict } from './gradcheck/judge';
export type { GradcheckOptions } from './gradcheck/options';
export type { GradcheckEntry, GradcheckReport } from './gradcheck/report';

export { compile, type CompileGraphOptions, type CompileOptions } from './compile/compile';
export { Program, type Argument, type Precision, type ProgramStats } from './compile/program';
export { TraceError } from './compile/tracing';

export { expr, parse } from './expression/parse';
export { ParseError } from './expression/syntax';

export { Layer, Neuron, type LayerData, type NeuronData, type NeuronOptions } from './nn/layer';
export { MLP, type MLPData, type MLPOptions } from './nn/mlp';
export type { Activation } from './nn/activation';
export type { Initializer } from './nn/init';
export * from './nn/losses';

export { Optimizer, type OptimizerState } from './optim/optimizer';
export { Adagrad, Adam, AdamW, RMSprop, SGD } from './optim/optimizers';
export type { AdagradOptions, AdamOptions, RMSpropOptions, SGDOptions } from './optim/optimizers';
export { schedules, type Schedule, type WarmUp } from './optim/schedules';
export { clipGradNorm, clipGradValue } from './optim/clip';

export { blobs, circles, moons, spirals, xor } from './data/datasets';
export type { BlobsOptions, CirclesOptions, Dataset, PointsOptions } from './data/datasets';
export { csv, CsvError, csvRows } from './data/csv';
export type { CsvDataset, CsvOptions, CsvRows, CsvRowsOptions } from './data/csv';
export { split, standardize, standardizer, type SplitOptions, type Standardizer } from './data/prepare';

export { fit, type FitOptions, type FitResult, type OptimizerName } from './training/fit';
export { DivergedError, type HistoryEntry, type Model, type Reason } from './training/run';
export type { LossName, RowLoss } from './training/task';

export {
  trace,
  type BackwardEvent,
  type ForwardEvent,
  type Moment,
  type Trace,
  type TraceEvent,
} from './trace/trace';
export { Cursor, type CursorOptions } from './trace/cursor';
export type { Breakpoint } from './trace/breakpoints';
export { explain, type Explanation, type ExplainedPath, type ExplainOptions } from './trace/explain';
export { runWrong, type Comparison, type Mistake } from './trace/mistakes';

export { toDot } from './formats/dot';
export { toMermaid } from './formats/mermaid';
export { toJSON, type GraphJson, type NodeJson } from './formats/json';
export { fromJSON, type OwnOps } from './formats/fromJson';
export { toLatex } from './formats/latex';
export { toTypeScript, type TypeScriptOptions } from './formats/typescript';
export { toSvg, type SvgOptions } from './formats/svg';
export { layoutOf, type GraphLayout, type PlacedBox, type PlacedLink } from './formats/layout';
export type { Fold, FoldOptions } from './formats/folded';
