// All texts in English.

import { activations } from './activations';
import { backpropagation } from './backpropagation';
import { derivative } from './derivative';
import { forwardPass } from './forwardPass';
import { losses } from './losses';
import { reasons, ui } from './shared';
import { update } from './update';
import { vanishingGradients } from './vanishingGradients';

export const en = {
  ui,
  reasons,
  lessons: {
    derivative,
    activations,
    'forward-pass': forwardPass,
    losses,
    backpropagation,
    update,
    'vanishing-gradients': vanishingGradients,
  },
};
