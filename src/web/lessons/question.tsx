// A question: a field for the answer, what is said to it, a hint, and the answer for those who want it.

import { useEffect, useRef, useState } from 'preact/hooks';
import { languages } from '../../lessons/languages';
import type { Question } from '../../lessons/lesson';
import { fill } from '../../lessons/text';
import { Button, TextField } from '../parts/inputs';
import { usePage } from '../state/page';
import { fresh, giveUp, handIn, remarksOn, withHint, type Attempt } from './attempt';
import { Pieces } from './items';
import type { Outcome } from './marks';

interface QuestionProps {
  readonly question: Question;
  /** From 1, in the whole lesson. */
  readonly number: number;
  readonly of: number;
  /** How it has ended, on this visit or an earlier one. */
  readonly outcome: Outcome;
  onEnd(this: void, outcome: Outcome): void;
}

const LONGEST = 200;

export function QuestionView({ question, number, of, outcome, onEnd }: QuestionProps) {
  const { t, language } = usePage();
  const words = languages[language].ui;
  const [attempt, set] = useState<Attempt>({ ...fresh, outcome });
  const [text, write] = useState('');
  const isOpen = attempt.outcome === 'open';
  const box = useFocusOn(isOpen ? 'input' : '.said');
  const go = (next: Attempt): void => {
    set(next);
    if (next.outcome !== 'open') onEnd(next.outcome);
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const next = handIn(attempt, text, question, words);
    if (next.given !== text) write(''); // it was no answer, but a wish
    go(next);
  };
  const askAgain = (): void => {
    write('');
    go(fresh);
  };
  return (
    <section class="panel question" ref={box}>
      <h4>{fill(words.question, { number, of })}</h4>
      <p>
        <Pieces text={question.question} />
      </p>
      {isOpen && (
        <form onSubmit={submit}>
          <TextField
            label={t.lessons.answer}
            value={text}
            maxLength={LONGEST}
            hint={t.lessons.answerHint}
            onInput={write}
          />
          <div class="row">
            <button type="submit" class="main">
              {t.lessons.check}
            </button>
            <Button onClick={() => go(withHint(attempt))}>{t.lessons.hint}</Button>
            <Button onClick={() => go(giveUp(attempt))}>{t.lessons.show}</Button>
          </div>
        </form>
      )}
      <div class="said" role="status" tabIndex={-1}>
        {/* A new answer has a new remark, so that what is said twice is heard twice. */}
        {remarksOn(attempt, question, words).map(({ kind, lead, text: remark }) => (
          <p key={kind === 'hint' ? kind : `${kind} ${attempt.answers}`} class={kind}>
            {lead !== undefined && <strong>{lead} </strong>}
            <Pieces text={remark} />
          </p>
        ))}
      </div>
      {!isOpen && <Button onClick={askAgain}>{t.lessons.again}</Button>}
    </section>
  );
}

/** The focus goes on to a part of the box when another part becomes the one that matters. */
function useFocusOn(part: string) {
  const box = useRef<HTMLElement>(null);
  const before = useRef(part);
  useEffect(() => {
    if (before.current === part) return;
    before.current = part;
    box.current?.querySelector<HTMLElement>(part)?.focus();
  }, [part]);
  return box;
}
