// The buttons, the scrubber and the keys of the stepper.

import { useLayoutEffect } from 'preact/hooks';
import { fill } from '../../lessons/text';
import { Icon } from '../parts/icons';
import { Button, Choice } from '../parts/inputs';
import { usePage } from '../state/page';
import { spokenOf } from './sentences';
import type { Stepping } from './useStepping';

const SPEEDS = ['0.5', '1', '2', '4', '8'] as const;

export function Controls({ stepping }: { stepping: Stepping }) {
  const { state, t, language, change } = usePage();
  const { cursor, isPlaying, play, move, run } = stepping;
  const { events } = cursor.trace;
  const words = t.step;
  useKeys(stepping);
  const manual = (how: Parameters<typeof move>[0]) => (): void => {
    play(false);
    move(how);
  };
  const [atStart, atEnd] = [cursor.step === 0, cursor.step === events.length && cursor.product === undefined];
  const { step } = cursor;
  const spoken = spokenOf(cursor, words, language);
  return (
    <div class="controls panel">
      <div class="row">
        <Button label={words.first} disabled={atStart} onClick={manual((to) => to.toStart())}>
          <Icon sign="first" />
        </Button>
        <Button label={words.back} disabled={atStart} onClick={manual((to) => to.previous())}>
          <Icon sign="back" />
        </Button>
        <Button kind="main" label={isPlaying ? words.pause : words.play} onClick={() => play(!isPlaying)}>
          <Icon sign={isPlaying ? 'pause' : 'play'} />
        </Button>
        <Button label={words.next} disabled={atEnd} onClick={manual((to) => to.next())}>
          <Icon sign="next" />
        </Button>
        <Button label={words.last} disabled={atEnd} onClick={manual((to) => to.toEnd())}>
          <Icon sign="last" />
        </Button>
        <Button disabled={!canGoInto(cursor)} onClick={manual((to) => to.into())}>
          {words.into}
        </Button>
        <Button disabled={!canGoOut(cursor)} onClick={manual((to) => to.out())}>
          {words.out}
        </Button>
        {state.stops.length > 0 && <Button onClick={run}>{words.run}</Button>}
        <Choice
          label={words.speed}
          value={String(state.pace)}
          options={[...new Set([...SPEEDS, String(state.pace)])].map((pace) => [pace, `× ${pace}`] as const)}
          onChange={(pace) => change({ pace: Number(pace) })}
        />
      </div>
      <label class="scrubber">
        <span>{fill(words.of, { step: String(step), of: String(events.length) })}</span>
        <input
          type="range"
          aria-label={words.slider}
          aria-valuetext={spoken}
          min={0}
          max={events.length}
          value={step}
          onInput={({ currentTarget }) => manual((to) => to.goTo(Number(currentTarget.value)))()}
        />
      </label>
      <p class="visually-hidden" role="status" aria-live={isPlaying ? 'off' : 'polite'}>
        {spoken}
      </p>
    </div>
  );
}

function canGoInto({ foldedNeuron, product, products }: Stepping['cursor']): boolean {
  return foldedNeuron !== undefined || (product === undefined && products.length > 0);
}

function canGoOut({ product, hasNeurons, event, foldedNeuron }: Stepping['cursor']): boolean {
  return product !== undefined || (hasNeurons && event !== undefined && foldedNeuron === undefined);
}

/** Keys that a field or a button wants for itself stay its own. */
function useKeys({ move, play, isPlaying }: Stepping): void {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { key, target, ctrlKey, metaKey, altKey } = event;
      if (ctrlKey || metaKey || altKey) return;
      if (target instanceof Element && target.closest('input, select, textarea, [role=tab]') !== null) return;
      if (key === ' ' && target instanceof Element && target.closest('button') !== null) return;
      if (key === ' ') play(!isPlaying);
      else if (Object.hasOwn(KEYS, key)) {
        play(false);
        move(KEYS[key]);
      } else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [move, play, isPlaying]);
}

const KEYS: Readonly<Record<string, Parameters<Stepping['move']>[0]>> = {
  ArrowRight: (cursor) => cursor.next(),
  ArrowLeft: (cursor) => cursor.previous(),
  Home: (cursor) => cursor.toStart(),
  End: (cursor) => cursor.toEnd(),
  i: (cursor) => cursor.into(),
  o: (cursor) => cursor.out(),
};
