// The Functions tab: a function of x beside its derivative, what both are at a point, and how well differences find that out.

import { useMemo } from 'preact/hooks';
import { usePage } from '../state/page';
import '../styles/functions.css';
import { Check } from './check';
import { Curves } from './curvesPanel';
import { Gallery } from './gallery';
import { Picker } from './picker';
import { plottedOf } from './plotted';
import { pointOf } from './point';
import { PointPanel } from './pointPanel';
import { viewOf, within } from './view';

export default function FunctionsTab() {
  const { state } = usePage();
  const { f, options, low, high } = state;
  const plotted = useMemo(() => plottedOf(f, options), [f, options]);
  const view = useMemo(() => viewOf(low, high), [low, high]);
  const x = within(state.x, view);
  const point = useMemo(() => pointOf(plotted, x), [plotted, x]);
  return (
    <div class="functions">
      <Picker plotted={plotted} view={view} />
      <Curves {...{ plotted, view, point }} />
      <div class="side">
        <PointPanel plotted={plotted} point={point} />
        <Check plotted={plotted} point={point} />
      </div>
      <Gallery />
    </div>
  );
}
