// Straight-line code, and the algebra that writes it: handed to an op's partials in place of numbers, it turns the rule
// for the derivative into statements.

import type { Algebra } from '../ops/algebra';
import type { Op } from '../ops/op';
import { algebraOf, valueAt } from '../ops/table';
import { helperSources, type HelperName } from './codeHelpers';
import { codeOf, literal } from './codeOps';
import type { Identifiers } from './identifiers';

/** An element of the algebra: a number known by now, or what has a name in the code, or will have once it is needed. */
export type Code = Constant | Variable;

interface Constant {
  readonly key: string;
  readonly value: number;
}

interface Variable {
  /** Short, and different for each element. */
  readonly key: string;
  name?: string;
  /** What it is computed of; nothing for a parameter. */
  readonly made?: Computation;
}

interface Computation {
  readonly op: Op;
  readonly operands: readonly Code[];
}

export class Program {
  readonly lines: string[] = [];
  /** Every op over elements and numbers. */
  readonly algebra: Algebra<Code> = algebraOf((op, operands) => this.element(op, operands));
  private readonly helpers = new Set<HelperName>();
  /** Elements by op and operands: none is computed twice. */
  private readonly known = new Map<string, Variable>();

  constructor(private readonly identifiers: Identifiers) {}

  /** An element that stands in the code by that name already. */
  parameter(name: string): Code {
    return { key: name, name };
  }

  constant(value: number): Code {
    return { key: literal(value), value };
  }

  /** Writes a statement that gives the result of an op a name. */
  define(name: string, made: Computation): Code {
    this.lines.push(`const ${name} = ${this.expression(made)};`);
    const code = { key: name, name, made };
    const key = keyOf(made);
    if (!this.known.has(key)) this.known.set(key, code);
    return code;
  }

  /** The text by which code refers to an element, which is written now if it has not been yet. */
  refer(code: Code): string {
    if ('value' in code) return code.key.startsWith('-') ? `(${code.key})` : code.key;
    if (code.name === undefined) {
      const expression = this.expression(code.made!); // only parameters have none, and they have names
      code.name = this.identifiers.make('t');
      this.lines.push(`const ${code.name} = ${expression};`);
    }
    return code.name;
  }

  /** The functions that the code calls. */
  helperSources(): string[] {
    return helperSources(this.helpers);
  }

  private element(op: Op, given: readonly (Code | number)[]): Code {
    const operands = given.map((x) => (typeof x === 'number' ? this.constant(x) : x));
    const values = operands.flatMap((x) => ('value' in x ? [x.value] : []));
    if (values.length === operands.length) return this.constant(valueAt(op, values));
    const [condition, a, b] = operands;
    if (op.name === 'where' && 'value' in condition) return condition.value > 0 ? a : b;
    const key = keyOf({ op, operands });
    const element = this.known.get(key) ?? { key: `#${this.known.size}`, made: { op, operands } };
    this.known.set(key, element);
    return element;
  }

  private expression({ op, operands }: Computation): string {
    const need = (helper: HelperName): string => {
      this.helpers.add(helper);
      return helper;
    };
    const texts = operands.map((operand) => this.refer(operand));
    return codeOf(op, texts, need);
  }
}

function keyOf({ op, operands }: Computation): string {
  return `${op.name}(${operands.map(({ key }) => key).join(',')};${op.options.join(',')})`;
}
