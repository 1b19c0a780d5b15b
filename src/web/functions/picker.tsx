// Which function: one of the ops with its options, or a formula of one's own; and where it is looked at.

import { fill } from '../../lessons/text';
import type { UnaryName } from '../../ops/algebra';
import { table } from '../../ops/facts';
import type { Range } from '../../plot/ticks';
import { Choice, NumberField, TextField } from '../parts/inputs';
import { Slider } from '../parts/slider';
import { useTyped } from '../parts/useTyped';
import { boundsOf } from '../state/link';
import { usePage } from '../state/page';
import { located } from '../step/formula';
import { reasonOf } from '../step/reasons';
import { aboutOp } from './about';
import { optionSpecs, type OptionSpec } from './options';
import {
  ACTIVATION_OPS,
  functionIn,
  LONGEST_FUNCTION,
  OTHER_OPS,
  plottedOf,
  problemWith,
  type Plotted,
} from './plotted';
import { stepOf } from './view';

interface PickerProps {
  readonly plotted: Plotted;
  readonly view: Range;
}

/** What the select has for a formula. */
const OWN = '';

export function Picker({ plotted, view }: PickerProps) {
  const { state, t, change } = usePage();
  const words = t.functions;
  const { groups } = words;
  const { op } = plotted;
  const [low, high] = view;
  return (
    <section class="panel picker">
      <div class="row">
        <Choice
          label={words.pick}
          value={op === undefined ? OWN : state.f}
          options={[
            ...ACTIVATION_OPS.map((name) => [name, name, groups.activations] as const),
            ...OTHER_OPS.map((name) => [name, name, groups.others] as const),
            ...(op === undefined ? [[OWN, words.own, groups.own] as const] : []),
          ]}
          onChange={(f) => change({ f, options: {} })}
        />
        <FormulaField formula={plotted.formula} />
        <div class="row bounds">
          <NumberField
            label={words.from}
            value={low}
            min={boundsOf('low').min}
            max={high}
            onChange={(x) => change({ low: x, high })}
          />
          <NumberField
            label={words.to}
            value={high}
            min={low}
            max={boundsOf('high').max}
            onChange={(x) => change({ low, high: x })}
          />
        </div>
      </div>
      {op !== undefined && <About plotted={plotted} name={op.name as UnaryName} />}
    </section>
  );
}

function About({ plotted, name }: { plotted: Plotted; name: UnaryName }) {
  const { t, language } = usePage();
  const words = t.functions;
  const { domain } = table[name];
  const specs = optionSpecs(name);
  return (
    <>
      <p class="about">
        <strong>{name}</strong>: {aboutOp(name, language)}
        {domain !== undefined && ` · ${words.domain}: ${domain}`}
        <br />
        <span class="quiet">{reasonOf(plotted.nodes[plotted.nodes.length - 1], language)}</span>
      </p>
      {specs.length > 0 && (
        <fieldset class="row">
          <legend>{words.options}</legend>
          {specs.map((spec, i) => (
            <Option key={spec.name} spec={spec} value={plotted.op!.options[i] as number | string} />
          ))}
        </fieldset>
      )}
    </>
  );
}

function Option({ spec, value }: { spec: OptionSpec; value: number | string }) {
  const { state, change } = usePage();
  const set = (x: number): void => change({ options: { ...state.options, [spec.name]: x } });
  if ('words' in spec) {
    return (
      <Choice
        label={spec.name}
        value={String(value)}
        options={spec.words.map((word) => [word, word] as const)}
        onChange={(word) => set(spec.words.indexOf(word))}
      />
    );
  }
  const { name, low, high } = spec;
  return (
    <Slider
      label={name}
      value={value as number}
      min={low}
      max={high}
      step={stepOf([low, high])}
      onChange={set}
    />
  );
}

/** The function as a formula. What is typed is taken over as soon as it can be read. */
function FormulaField({ formula }: { formula: string }) {
  const { t, change } = usePage();
  const words = t.functions;
  const [text, write] = useTyped(formula);
  const read = (typed: string): void => {
    const f = problemWith(typed) === undefined ? functionIn(typed) : undefined;
    write(typed, f && plottedOf(f, {}).formula);
    if (f !== undefined && typed !== formula) change({ f, options: {} });
  };
  const problem = text === formula ? undefined : problemWith(text);
  const said =
    problem &&
    ('strangers' in problem
      ? fill(words.strangers, { names: problem.strangers.join(', ') })
      : located(problem, text, t.step.at));
  return (
    <TextField
      label={words.expression}
      value={text}
      maxLength={LONGEST_FUNCTION}
      problem={said}
      hint={words.hint}
      onInput={read}
    />
  );
}
