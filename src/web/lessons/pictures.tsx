// The pictures of lessons: curves, bars in a table, tables, equations of matrices, graphs.

import { barLengths } from '../../lessons/bars';
import type { Bars, Curves, Matrices, Matrix, Table } from '../../lessons/lesson';
import { fill, shown } from '../../lessons/text';
import { StillGraph } from '../parts/graph';
import { Plot } from '../parts/plot';
import { usePage } from '../state/page';
import type { ToldGraph } from './told';

export function CurvesPicture({ picture: { title, xLabel, scale, curves } }: { picture: Curves }) {
  return (
    <div class="picture">
      <p class="title">{title}</p>
      <Plot
        label={`${title}: ${curves.map(({ name }) => name).join(', ')}`}
        series={curves}
        yScale={scale ?? 'linear'}
        xLabel={xLabel}
        height={300}
      />
    </div>
  );
}

export function BarsPicture({ picture }: { picture: Bars }) {
  const { title, series, groups } = picture;
  const lengths = barLengths(picture);
  return (
    <table class="picture bars">
      <caption>{title}</caption>
      <thead>
        <tr>
          <td />
          {series.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map(({ name, values }, group) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {values.map((value, i) => (
              <td key={i}>
                <div>
                  <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect class={`bar-${i}`} width={100 * lengths[group][i]} height={10} />
                  </svg>
                  <span>{shown(value, 2)}</span>
                </div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function TablePicture({ picture: { head, rows }, title }: { picture: Table; title: string }) {
  return (
    <div class="picture scroll" tabIndex={0} role="group" aria-label={title}>
      <table>
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {head.map((name, i) => (
              <th key={i} scope="col" class={i === 0 ? undefined : 'number'}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest]) => (
            <tr key={first}>
              <th scope="row">{first}</th>
              {rest.map((cell, i) => (
                <td key={i} class="number">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function MatricesPicture({ picture: { terms } }: { picture: Matrices }) {
  return (
    <div class="picture equation">
      {terms.map((term, i) =>
        typeof term === 'string' ? <span key={i}>{term}</span> : <MatrixView key={i} matrix={term} />,
      )}
    </div>
  );
}

function MatrixView({ matrix: { name, rows } }: { matrix: Matrix }) {
  return (
    <table class="matrix">
      <caption>{name}</caption>
      <tbody>
        {rows.map((row, i) => (
          <tr key={i}>
            {row.map((x, j) => (
              <td key={j} class="number">
                {Number.isNaN(x) ? '?' : shown(x)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function GraphView({ graph: { layout, gradients, nodes } }: { graph: ToldGraph }) {
  const { t } = usePage();
  const label = fill(t.step.graph, { boxes: layout.boxes.length });
  return (
    <div class="picture wide">
      <div class="graph scroll" tabIndex={0} role="group" aria-label={label}>
        <StillGraph layout={layout} label={label} unknown={gradients ? [] : ['grad']} />
      </div>
      <details>
        <summary>{t.lessons.nodes}</summary>
        <TablePicture picture={nodes} title={label} />
      </details>
    </div>
  );
}
