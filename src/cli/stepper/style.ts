// The colours of the stepper: one for what flows forward, one for what flows back. They only repeat what signs say.

import { PALETTE, type Color } from '../../plot/color';
import type { TraceEvent } from '../../trace/trace';

const [, ORANGE, , , SKY, VERMILION] = PALETTE;

export const FORWARD = SKY;
export const BACKWARD = ORANGE;
export const WRONG = VERMILION;
export const DIM: Color = [128, 128, 128];

export function colorOf({ phase }: TraceEvent): Color {
  return phase === 'forward' ? FORWARD : BACKWARD;
}
