// The colours of the plane: a tint of the class, the paler the less certain; for amounts from blue by the ground to orange.

import { cycle, mix, PALETTE, WHITE, type Color } from '../../plot/color';
import type { Range } from '../../plot/ticks';
import type { Frame } from '../worker/session';

const DARK: Color = [18, 22, 28];
const [BLUE, , , , , VERMILION] = PALETTE;
/** The classes' marks have these, as the page's styles have them. */
const CLASSES: readonly Color[] = [0, 5, 2, 3, 1].map((i) => PALETTE[i]);
const STRONGEST = 0.6;

/** @param amounts - from the least to the largest, where the net predicts amounts; else it predicts classes */
export function colorsFor(
  { answers, confidences }: Pick<Frame, 'answers' | 'confidences'>,
  amounts: Range | undefined,
  isDark: boolean,
): Uint8ClampedArray<ArrayBuffer> {
  const ground = isDark ? DARK : WHITE;
  const pixels = new Uint8ClampedArray(4 * answers.length);
  for (let i = 0; i < answers.length; i++) {
    const color =
      amounts === undefined
        ? classColor(answers[i], confidences[i], ground)
        : amountColor(answers[i], amounts, ground);
    pixels.set(color, 4 * i);
    pixels[4 * i + 3] = 255;
  }
  return pixels;
}

function classColor(label: number, confidence: number, ground: Color): Color {
  // An amount is an answer of the net before, which had another target.
  if (!Number.isInteger(label)) return ground;
  return mix(ground, cycle(CLASSES, label), 0.1 + (STRONGEST - 0.1) * Math.min(Math.max(confidence, 0), 1));
}

function amountColor(amount: number, [low, high]: Range, ground: Color): Color {
  const share = Math.min(Math.max((2 * (amount - low)) / (high - low || 1) - 1, -1), 1);
  if (Number.isNaN(share)) return ground;
  return mix(ground, share < 0 ? BLUE : VERMILION, STRONGEST * Math.abs(share));
}
