// Where the formula is typed: taken over as soon as it can be read, and told where it cannot.

import { Choice, TextField } from '../parts/inputs';
import { useTyped } from '../parts/useTyped';
import { LONGEST_FORMULA } from '../state/link';
import { usePage } from '../state/page';
import { begun, EXAMPLE_NAMES, exampleOf, examples, type ExampleName } from './examples';
import { located, readFormula } from './formula';

export function ExpressionField() {
  const { state, t, change } = usePage();
  const words = t.step;
  const [text, write] = useTyped(state.expr);
  const read = (typed: string): void => {
    const result = readFormula(typed, state.at);
    write(typed, 'at' in result ? typed : undefined);
    if ('at' in result && typed !== state.expr) change(begun({ formula: typed, at: result.at }));
  };
  const result = text === state.expr ? undefined : readFormula(text, state.at);
  const problem = result !== undefined && 'problem' in result ? result.problem : undefined;
  const pick = (name: ExampleName | 'own'): void => {
    if (name === 'own') return;
    change(begun(examples[name]));
  };
  const picked = exampleOf(state.expr) ?? 'own';
  const names = picked === 'own' ? [...EXAMPLE_NAMES, 'own' as const] : EXAMPLE_NAMES;
  return (
    <div class="row expression">
      <Choice
        label={words.example}
        value={picked}
        options={names.map((name) => [name, words.examples[name]] as const)}
        onChange={pick}
      />
      <TextField
        label={words.expression}
        value={text}
        maxLength={LONGEST_FORMULA}
        problem={problem && located(problem, text, words.at)}
        hint={words.hint}
        onInput={read}
      />
    </div>
  );
}
