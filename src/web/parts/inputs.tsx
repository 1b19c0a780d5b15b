// The fields of the page: each with its name, and none that can hold what it must not.

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useTyped } from './useTyped';

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  /** Those of one group follow each other. */
  readonly options: readonly (readonly [value: T, text: string, group?: string])[];
  onChange(this: void, value: T): void;
}

/** One of a few, or of some groups of them. */
export function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  const groups = [...new Set(options.map(([, , group]) => group))];
  const membersOf = (group: string | undefined) =>
    options
      .filter(([, , of]) => of === group)
      .map(([key, text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      ));
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value as T)}>
        {groups.map((group) =>
          group === undefined ? (
            membersOf(group)
          ) : (
            <optgroup key={group} label={group}>
              {membersOf(group)}
            </optgroup>
          ),
        )}
      </select>
    </label>
  );
}

interface NumberProps {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number | 'any';
  /** Whether the name is for screen readers only, because a heading beside it says the same. */
  readonly quiet?: boolean;
  /** So many are shown until the field is gone into. */
  readonly digits?: number;
  onChange(this: void, value: number): void;
}

/** A number, taken once it is one and within its bounds; until then the field says that it is not. */
export function NumberField({
  label,
  value,
  min,
  max,
  step = 'any',
  quiet = false,
  digits = 17,
  onChange,
}: NumberProps) {
  const shownAs = (x: number): string => String(Number(x.toPrecision(digits)));
  const shown = shownAs(value);
  const [text, write] = useTyped(shown);
  const read = (typed: string): void => {
    const x = typed.trim() === '' ? NaN : Number(typed);
    const isTaken = fits(x, { min, max, step });
    write(typed, isTaken ? shownAs(x) : undefined);
    if (isTaken && x !== value) onChange(x);
  };
  const isBad = text.trim() === '' || !fits(Number(text), { min, max, step });
  const field = (
    <input
      type="number"
      class="number"
      value={text}
      min={min}
      max={max}
      step={step}
      aria-label={quiet ? label : undefined}
      aria-invalid={isBad}
      onInput={({ currentTarget }) => read(currentTarget.value)}
      onFocus={({ currentTarget }) => {
        write(String(value));
        // At once, and all of it selected: whoever types replaces it.
        currentTarget.value = String(value);
        currentTarget.select();
      }}
      onBlur={() => write(shown)}
    />
  );
  if (quiet) return field;
  return (
    <label class="field">
      <span>{label}</span>
      {field}
    </label>
  );
}

function fits(
  x: number,
  { min = -Infinity, max = Infinity, step }: Pick<NumberProps, 'min' | 'max' | 'step'>,
): boolean {
  return Number.isFinite(x) && x >= min && x <= max && (step !== 1 || Number.isInteger(x));
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  /** What is wrong with it. */
  readonly problem?: string | undefined;
  readonly hint?: string;
  readonly maxLength?: number;
  onInput(this: void, text: string): void;
}

/** A line of text, and below it what is wrong with it, or what may stand there. */
export function TextField({ label, value, problem, hint, maxLength, onInput }: TextProps) {
  const id = useId();
  return (
    <div class="field text">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={value}
        maxLength={maxLength}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-note`}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      <small id={`${id}-note`} class={problem === undefined ? 'hint' : 'problem'} aria-live="polite">
        {problem ?? hint}
      </small>
    </div>
  );
}

interface ButtonProps {
  readonly children: ComponentChildren;
  /** Where what it shows is no word. */
  readonly label?: string;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly kind?: 'main' | 'plain' | 'small';
  onClick(this: void): void;
}

export function Button({ children, label, disabled = false, pressed, kind = 'plain', onClick }: ButtonProps) {
  return (
    <button
      type="button"
      class={kind}
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
