// Names for generated code: whatever a label holds becomes an identifier that is not taken, or a key that is safe.

import { truncate } from '../plot/text';
import { HELPERS } from './codeHelpers';

/** Words that may not be declared, and names that generated code relies upon. */
const RESERVED = (
  'arguments await break case catch class const continue debugger default delete do else enum eval export exports ' +
  'extends false finally for function globalThis if implements import in instanceof interface let module new null ' +
  'package private protected public require return static super switch this throw true try typeof undefined var void ' +
  'while with yield Infinity Math NaN Number Object gradient'
).split(' ');

const NAME = /^[A-Za-z_$][\w$]*$/;
/** Names and keys are cut to so many characters. */
const LONGEST = 60;

/** Whether a function can have that name in generated code. */
export function isFree(name: string): boolean {
  return NAME.test(name) && !RESERVED.includes(name) && !Object.hasOwn(HELPERS, name);
}

/** Gives out identifiers, each once. */
export class Identifiers {
  private readonly taken = new Set([...RESERVED, ...Object.keys(HELPERS)]);
  /** For each name how often it has been wished for. */
  private readonly wishes = new Map<string, number>();

  /** @param taken - a name that is not to be given out */
  constructor(taken: string) {
    this.taken.add(taken);
  }

  /** The name itself if it can be had, else one like it. */
  make(wanted: string): string {
    const plain = wanted.slice(0, LONGEST).replace(/[^\w$]/g, '_').replace(/^(?=\d)/, '_'); // prettier-ignore
    let name = plain;
    while (name === '' || this.taken.has(name)) {
      const wish = (this.wishes.get(plain) ?? 1) + 1;
      this.wishes.set(plain, wish);
      name = `${plain}_${wish}`;
    }
    this.taken.add(name);
    return name;
  }
}

/** Names as keys of an object, each different; what every object has already, `constructor`, is no key. */
export function keysFor(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, i) => {
    const plain = truncate(name, LONGEST);
    let key = plain;
    for (let n = i; key in {} || taken.has(key); n++) key = `${plain}#${n}`;
    taken.add(key);
    return key;
  });
}

/** A key as it is written in an object or a type. */
export function keyText(key: string): string {
  return NAME.test(key) ? key : JSON.stringify(key);
}
