// The ops as functions, by name. Who exports each of them, as functions.ts does, keeps them all.

import { functionsOf } from './operations';
import { binary, nary, unary, type Value } from './value';

export const functions = functionsOf<Value>({ unary, binary, nary });
