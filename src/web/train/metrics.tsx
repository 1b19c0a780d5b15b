// Where the run stands, in numbers.

import { shown } from '../../lessons/text';
import type { HistoryEntry } from '../../training/run';
import { usePage } from '../state/page';
import type { Frame } from '../worker/session';

interface MetricsProps {
  readonly frame: Frame | undefined;
  readonly history: readonly HistoryEntry[];
}

export function Metrics({ frame, history }: MetricsProps) {
  const { t } = usePage();
  const { rows, engines, metrics } = t.train;
  const last = history.at(-1);
  const lines: readonly (readonly [name: string, value: string])[] = [
    [rows.epoch, String(last?.epoch ?? 0)],
    [rows.loss, last === undefined ? '–' : shown(last.loss)],
    [rows.accuracy, last?.accuracy === undefined ? '–' : `${(last.accuracy * 100).toFixed(1)} %`],
    [rows.updates, String(frame?.updates ?? 0)],
    [rows.speed, frame === undefined || frame.rowsPerSecond === 0 ? '–' : thousands(frame.rowsPerSecond)],
    [rows.engine, frame === undefined ? '–' : engines[frame.engine]],
    [rows.weights, String(frame?.weights.length ?? 0)],
  ];
  return (
    <section class="panel">
      <table>
        <caption>{metrics}</caption>
        <tbody>
          {lines.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function thousands(x: number): string {
  return x < 1000 ? x.toFixed(0) : `${(x / 1000).toFixed(0)}k`;
}
