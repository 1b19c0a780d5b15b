// A trained net as a TypeScript program.

import type { MLPData } from '../../nn/mlp';
import type { Coding } from '../../training/coding';

/** A program that has the net, and asks it of one row. */
export function netAsTypeScript(net: MLPData, { features, inputs }: Coding): string {
  const row = `[${features.map((_, i) => (inputs === undefined ? '0' : String(inputs.mean[i]))).join(', ')}]`;
  const scale =
    inputs === undefined
      ? []
      : [
          `const { apply } = standardizer(${JSON.stringify(inputs.mean)}, ${JSON.stringify(inputs.deviation)});`,
        ];
  const names = inputs === undefined ? 'MLP' : 'MLP, standardizer';
  return [
    `import { ${names} } from 'stepgrad';`,
    '',
    `const net = MLP.fromJSON(${JSON.stringify(net)});`,
    ...scale,
    `const row = ${row}; // ${JSON.stringify(features).slice(1, -1)}`,
    `console.log(net.forward(${inputs === undefined ? 'row' : 'apply([row])[0]'}).map(({ data }) => data));`,
    '',
  ].join('\n');
}
