// What the rows say of their ops beside the rules, for documentation, pictures and tests: programs have no use for it.

import { activations } from './activations';
import type { OpName } from './algebra';
import { arithmetic } from './arithmetic';
import { elementary } from './elementary';
import { nary } from './nary';
import type { Facts } from './op';

/** A name without a row is a compile error. */
export const table: Readonly<Record<OpName, Facts>> = {
  ...arithmetic,
  ...elementary,
  ...activations,
  ...nary,
};
