// The card: the present step in numbers and words.

import { usePage } from '../state/page';
import { cardOf } from './sentences';
import type { Stepping } from './useStepping';

export function Card({ cursor }: Pick<Stepping, 'cursor'>) {
  const { t, language } = usePage();
  const { event } = cursor;
  const { formulas, sentences } = cardOf(cursor, t.step, language);
  return (
    <section class={`card panel ${event?.phase ?? ''}`}>
      {event !== undefined && (
        <h2>
          {event.phase === 'forward' ? '→ ' : '← '}
          {t.step.phases[event.phase]}
        </h2>
      )}
      {formulas.map((formula, i) => (
        <p key={i} class="formula">
          {formula.replaceAll('-', '−')}
        </p>
      ))}
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </section>
  );
}
