// Where the formula is typed: taken over as soon as it can be read, and told where it cannot.

import { useEffect, useState } from 'preact/hooks';
import { Choice, TextField } from '../parts/inputs';
import { LONGEST_FORMULA } from '../state/link';
import { usePage } from '../state/page';
import { begun, EXAMPLE_NAMES, exampleOf, examples, type ExampleName } from './examples';
import { located, readFormula, type Problem } from './formula';

export function ExpressionField() {
  const { state, t, change } = usePage();
  const words = t.step;
  const [text, write] = useState(state.expr);
  const [problem, complain] = useState<Problem>();
  useEffect(() => {
    write(state.expr);
    complain(undefined);
  }, [state.expr]);
  const read = (typed: string): void => {
    write(typed);
    const result = readFormula(typed, state.at);
    if ('problem' in result) complain(result.problem);
    else {
      complain(undefined);
      if (typed !== state.expr) change(begun({ formula: typed, at: result.at }));
    }
  };
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
