// The lessons, in the order in which they build on each other.

import { activations } from './activations';
import { backpropagation } from './backpropagation';
import { derivative } from './derivative';
import { forwardPass } from './forwardPass';
import type { Lesson } from './lesson';
import { losses } from './losses';
import { update } from './update';
import { vanishingGradients } from './vanishingGradients';

export const lessons: readonly Lesson[] = [
  derivative,
  activations,
  forwardPass,
  losses,
  backpropagation,
  update,
  vanishingGradients,
];
