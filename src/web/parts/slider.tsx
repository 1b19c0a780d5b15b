// A number by a slider, and beside it as a field.

import { shown } from '../../lessons/text';
import { NumberField } from './inputs';
import { multiple } from './multiple';

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** The slider has multiples of it, so that 0 is among them. */
  readonly step: number;
  /** Whether the field takes whole numbers only. */
  readonly whole?: boolean;
  onChange(this: void, value: number): void;
}

export function Slider({ label, value, min, max, step, whole = false, onChange }: SliderProps) {
  return (
    <div class="slider" role="group" aria-label={label}>
      <label class="field">
        <span>{label}</span>
        <input
          type="range"
          min={Math.ceil(min / step)}
          max={Math.floor(max / step)}
          value={Math.round(value / step)}
          aria-valuetext={shown(value)}
          onInput={({ currentTarget }) => onChange(multiple(Number(currentTarget.value), step))}
        />
      </label>
      <NumberField
        quiet
        label={label}
        value={value}
        min={min}
        max={max}
        step={whole ? 1 : 'any'}
        onChange={onChange}
      />
    </div>
  );
}
