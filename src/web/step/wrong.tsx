// "Run it wrong": the right run and one with a classic mistake, act by act, side by side.

import { useMemo } from 'preact/hooks';
import type { Value } from '../../engine/value';
import { fill } from '../../lessons/text';
import { runWrong, type Act } from '../../trace/mistakes';
import { Choice } from '../parts/inputs';
import { MISTAKES } from '../state/link';
import { usePage } from '../state/page';
import { written } from './sentences';

/** Of a long run, the acts around the first difference. */
const MOST_ACTS = 60;

export function Wrong({ output }: { output: Value }) {
  const { state, t, change } = usePage();
  const words = t.step;
  const titles = MISTAKES.map((name) => [name, words.mistakes[name].title] as const);
  return (
    <section class="panel wrong">
      <Choice
        label={words.wrong}
        value={state.wrong}
        options={[['', words.wrongNone], ...titles]}
        onChange={(wrong) => change({ wrong })}
      />
      {state.wrong !== '' && <Comparison output={output} mistake={state.wrong} />}
    </section>
  );
}

function Comparison({ output, mistake }: { output: Value; mistake: (typeof MISTAKES)[number] }) {
  const { t } = usePage();
  const words = t.step;
  const runs = useMemo(() => runWrong(output, mistake), [output, mistake]);
  const { right, wrong, firstDifference: first, outcome } = runs;
  const length = Math.max(right.length, wrong.length);
  const from = Math.max(0, Math.min((first ?? 0) - 10, length - MOST_ACTS));
  const acts = Array.from({ length: Math.min(MOST_ACTS, length - from) }, (_, i) => from + i);
  const verdict =
    first === undefined ? words.noDifference : fill(words.firstDifference, { act: String(first + 1) });
  return (
    <>
      <p>{words.mistakes[mistake].says}</p>
      <p role="status">{verdict}</p>
      <div class="scroll acts" role="region" aria-label={words.wrong} tabIndex={0}>
        <table>
          <caption class="visually-hidden">{words.mistakes[mistake].title}</caption>
          <thead>
            <tr>
              <th scope="col" class="number">
                {words.act}
              </th>
              <th scope="col">{words.right}</th>
              <th scope="col">{words.wrongly}</th>
            </tr>
          </thead>
          <tbody>
            {acts.map((i) => {
              const [good, bad] = [said(right[i]), said(wrong[i])];
              return (
                <tr key={i} class={i === first ? 'first' : undefined}>
                  <td class="number">{i + 1}</td>
                  <td title={right[i]?.formula}>{good}</td>
                  <td title={wrong[i]?.formula} class={good === bad ? undefined : 'differs'}>
                    {good === bad ? bad : `≠ ${bad}`}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <table>
        <caption class="visually-hidden">{words.atTheEnd}</caption>
        <thead>
          <tr>
            <th scope="col">{words.atTheEnd}</th>
            <th scope="col" class="number">
              {words.right}
            </th>
            <th scope="col" class="number">
              {words.wrongly}
            </th>
          </tr>
        </thead>
        <tbody>
          {outcome.map(({ name, right: good, wrong: bad }, i) => (
            <tr key={i}>
              <th scope="row">{name}</th>
              <td class="number">{written(good)}</td>
              <td class={Object.is(good, bad) ? 'number' : 'number differs'}>
                {Object.is(good, bad) ? '' : '≠ '}
                {written(bad)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What an act changes. */
function said(act: Act | undefined): string {
  if (act === undefined) return '';
  const { phase, target, before, after } = act;
  return phase === 'forward'
    ? `${target} = ${written(after)}`
    : `${target}: ${written(before)} → ${written(after)}`;
}
