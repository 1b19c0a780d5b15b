// The grammar of formulas: jsep, set to + − * / and to powers that bind as in mathematics.

import Jsep from 'jsep';

/** A formula that cannot be read, or that names what there is not. */
export class ParseError extends Error {
  override readonly name = 'ParseError';

  constructor(
    message: string,
    readonly source: string,
    /** Where in the source, counted from 0; undefined where the whole is meant. */
    readonly index?: number,
  ) {
    super(index === undefined ? message : `${message} (at character ${index + 1} of "${shorten(source)}")`);
  }
}

export type Expression = Jsep.CoreExpression;

/** Names that have a value of their own, unless they are given another. */
export const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E };

/** @throws ParseError */
export function readFormula(source: string): Expression {
  let tree: Expression;
  try {
    tree = Jsep(plainSigns(source)) as Expression;
  } catch (error) {
    // A stack overflow.
    if (error instanceof RangeError) throw new ParseError('parse: the formula is nested too deeply.', source);
    const { index, description } = error as { index?: number; description?: string };
    throw new ParseError(`parse: ${description ?? 'this is not a formula'}`, source, index);
  }
  if (tree.type !== 'Compound') return tree;
  const what = tree.body.length === 0 ? 'there is no formula' : 'an operator is missing between two terms';
  throw new ParseError(`parse: ${what}.`, source);
}

/** Signs as typeset formulas and Chinese keyboards have them, one for one, so that places stay. */
const SIGNS: Readonly<Record<string, string>> = { '−': '-', '×': '*', '·': '*', '÷': '/' };

function plainSigns(source: string): string {
  return source
    .replace(/[−×·÷]/g, (sign) => SIGNS[sign])
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\s/g, ' ');
}

Jsep.removeAllBinaryOps();
Jsep.removeAllUnaryOps();
for (const [operator, precedence] of [
  ['+', 1],
  ['-', 1],
  ['*', 2],
  ['/', 2],
] as const) {
  Jsep.addBinaryOp(operator, precedence);
}
Jsep.addUnaryOp('-');
Jsep.addUnaryOp('+');

/** To jsep every sign beyond ASCII is a letter. x₁ is a name, x² is none. */
const NAME = /^(?:(?![⁰¹²³⁴-⁹])[\p{L}\p{M}\p{N}_$])+$/u;

// Where the tokens under way began, innermost last, for each formula being read.
const begun = new WeakMap<object, number[]>();
const starts = new WeakMap<object, number>();

/** Where a part of a formula begins in its source, counted from 0. */
export function startOf(part: Expression): number | undefined {
  return starts.get(part);
}

Jsep.hooks.add('gobble-token', function (env) {
  begun.set(this, [...(begun.get(this) ?? []), this.index]);
  // Of numbers jsep would not tell its other hook.
  if (/[\d.]/.test(this.char)) env.node = this.gobbleNumericLiteral();
});

// A power binds tighter than the sign before it, and groups from the right: −x**2 is −(x**2), and
// 2**3**2 is 2**9. So it is read as part of the token that it follows.
Jsep.hooks.add('after-token', function (env) {
  const start = begun.get(this)?.pop() ?? 0;
  if (!env.node) return;
  starts.set(env.node, start);
  if (env.node.type === 'Identifier' && !NAME.test(env.node.name as string)) {
    this.index = start;
    this.throwError(`"${env.node.name as string}" is no name: names are of letters, digits and _`);
  }
  this.gobbleSpaces();
  const rest = this.expr.slice(this.index, this.index + 2);
  const operator = rest === '**' ? '**' : rest.startsWith('^') ? '^' : undefined;
  if (operator === undefined) return;
  this.index += operator.length;
  const right = this.gobbleToken() as Expression | false;
  if (right === false) this.throwError(`Expected an exponent after ${operator}`);
  env.node = { type: 'BinaryExpression', operator: '**', left: env.node, right };
  starts.set(env.node, start);
});

function shorten(source: string): string {
  return source.length <= 60 ? source : `${source.slice(0, 57)}…`;
}
