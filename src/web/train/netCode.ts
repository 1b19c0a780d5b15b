// A trained net as a TypeScript program.

import type { MLPData } from '../../nn/mlp';
import type { Coding } from '../../training/coding';

/** A program that has the net, and asks it of one row. */
export function netAsTypeScript(net: MLPData, { features, inputs, amount }: Coding): string {
  const row = `[${features.map((_, i) => (inputs === undefined ? '0' : String(inputs.mean[i]))).join(', ')}]`;
  const scale =
    inputs === undefined
      ? []
      : [
          `const { apply } = standardizer(${JSON.stringify(inputs.mean)}, ${JSON.stringify(inputs.deviation)});`,
        ];
  const output = amount === undefined ? 'data' : `${amount.mean[0]} + ${amount.deviation[0]} * data`;
  const names = inputs === undefined ? 'MLP' : 'MLP, standardizer';
  return [
    `import { ${names} } from 'stepgrad';`,
    '',
    `const net = MLP.fromJSON(${JSON.stringify(net)});`,
    ...scale,
    `const row = ${row}; // ${inOneLine(features)}`,
    `console.log(net.forward(${inputs === undefined ? 'row' : 'apply([row])[0]'}).map(({ data }) => ${output}));`,
    '',
  ].join('\n');
}

/** Names as a comment may have them: JSON leaves two signs as they are that would end the line. */
function inOneLine(names: readonly string[]): string {
  return JSON.stringify(names)
    .slice(1, -1)
    .replace(/[\u2028\u2029]/g, ' ');
}
