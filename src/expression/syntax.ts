// The grammar of formulas: + − * / and powers that bind as in mathematics, calls of ops, arrays.

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

export type Expression = (
  | { readonly type: 'literal'; readonly value: unknown; readonly raw: string }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'sign'; readonly operator: string; readonly operand: Expression }
  | {
      readonly type: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly type: 'call'; readonly callee: Expression; readonly operands: readonly Expression[] }
  | { readonly type: 'array'; readonly elements: readonly (Expression | null)[] }
) & {
  /** Where it begins in its source, counted from 0; only sums and products do not say. */
  readonly start?: number;
};

/** Names that have a value of their own, unless they are given another. */
export const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E };

const PRECEDENCE: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2 };

/** Words that are values in JavaScript, but none that a formula can compute with. */
const LITERALS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

const SPACES = /[ \t\r\n]*/y;

/** @throws ParseError */
export function readFormula(source: string): Expression {
  const terms = withinStack(source, () => new Reader(source).terms());
  if (terms.length === 1) return terms[0];
  const what = terms.length === 0 ? 'there is no formula' : 'an operator is missing between two terms';
  throw new ParseError(`parse: ${what}.`, source);
}

/**
 * What `work` gives. It calls itself for each part of a formula within another.
 *
 * @throws ParseError where it would end in a stack overflow
 */
export function withinStack<T>(source: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new ParseError('parse: the formula is nested too deeply.', source);
    throw error;
  }
}

/** Reads from left to right. A method that finds nothing it knows gives undefined, for its caller to complain. */
class Reader {
  private readonly text: string;
  private index = 0;

  constructor(private readonly source: string) {
    this.text = plainSigns(source);
  }

  /** All expressions up to the end, or to the end of a parenthesis. */
  terms(end = ''): Expression[] {
    const terms: Expression[] = [];
    for (;;) {
      const term = this.expression();
      if (term !== undefined) terms.push(term);
      else if (this.take(/[,;]/y) === undefined) break;
    }
    if (this.char !== '' && this.char !== end) this.fail(`Unexpected "${this.char}"`);
    return terms;
  }

  /** By precedence climbing: operators that bind less than `least` are left to the caller. */
  private expression(least = 0): Expression | undefined {
    let left = this.token();
    while (left !== undefined && PRECEDENCE[this.char] >= least) {
      const operator = this.char;
      this.index++;
      const right = this.expression(PRECEDENCE[operator] + 1);
      left = {
        type: 'binary',
        operator,
        left,
        right: right ?? this.fail(`Expected expression after ${operator}`),
      };
    }
    if (left !== undefined && this.char === '?') this.refuse('a ? b : c (write where(a, b, c))', undefined);
    return left;
  }

  /**
   * A power binds tighter than the sign before it, and groups from the right: −x**2 is −(x**2), and 2**3**2
   * is 2**9. So it is read as part of the token that it follows.
   */
  private token(): Expression | undefined {
    this.match(SPACES);
    const start = this.index;
    const found = this.number() ?? this.sign() ?? this.term(start);
    if (found === undefined) return undefined;
    const token = { ...found, start };
    const operator = this.take(/\*\*|\^/y);
    if (operator === undefined) return token;
    const right = this.token() ?? this.fail(`Expected an exponent after ${operator}`);
    return { type: 'binary', operator: '**', left: token, right, start };
  }

  private number(): Expression | undefined {
    const raw = this.take(/(?=[\d.])\d*\.?\d*(?:e[+-]?\d*)?/iy);
    if (raw === undefined) return undefined;
    const next = this.text.charAt(this.index);
    if (/e[+-]?$/i.test(raw)) this.fail(`Expected exponent (${raw}${next})`);
    if (/[a-z_$\u0080-\uffff]/i.test(next)) {
      this.fail(`Variable names cannot start with a number (${raw}${next})`);
    }
    if (raw === '.' || next === '.') this.fail('Unexpected period');
    return { type: 'literal', value: Number(raw), raw };
  }

  private sign(): Expression | undefined {
    const operator = this.take(/[+-]/y);
    if (operator === undefined) return undefined;
    return { type: 'sign', operator, operand: this.token() ?? this.fail('missing unaryOp argument') };
  }

  /** A name, a text, an array, or what is in parentheses; with the calls that follow. */
  private term(start: number): Expression | undefined {
    let term = this.name(start) ?? this.string() ?? this.array() ?? this.group(start);
    while (term !== undefined) {
      if (this.take(/[.[]/y) !== undefined) this.refuse('a dot or a bracket after a name', start);
      if (this.take(/\(/y) === undefined) break;
      term = { type: 'call', callee: term, operands: this.places(')') as Expression[] };
    }
    return term;
  }

  private name(start: number): Expression | undefined {
    const name = this.take(/[$\w\u0080-\uffff]+/y);
    if (name === undefined) return undefined;
    if (!NAME.test(name)) {
      this.index = start;
      this.fail(`"${name}" is no name: names are of letters, digits and _`);
    }
    if (name === 'this') this.refuse(name, start);
    if (Object.hasOwn(LITERALS, name)) return { type: 'literal', value: LITERALS[name], raw: name };
    return { type: 'name', name };
  }

  private string(): Expression | undefined {
    const raw = this.take(/'[^']*'?|"[^"]*"?/y);
    if (raw === undefined) return undefined;
    if (raw.length === 1 || !raw.endsWith(raw[0])) this.fail(`Unclosed quote after "${raw.slice(1)}"`);
    return { type: 'literal', value: raw.slice(1, -1), raw };
  }

  private array(): Expression | undefined {
    return this.take(/\[/y) === undefined ? undefined : { type: 'array', elements: this.places(']') };
  }

  private group(start: number): Expression | undefined {
    if (this.take(/\(/y) === undefined) return undefined;
    const terms = this.terms(')');
    if (this.take(/\)/y) === undefined) this.fail('Unclosed (');
    if (terms.length > 1) this.refuse('a comma outside a call', start);
    return terms.at(0);
  }

  /** What stands between commas, up to the bracket that closes it; null for an empty place in an array. */
  private places(end: ')' | ']'): (Expression | null)[] {
    const places: (Expression | null)[] = [];
    let commas = 0;
    while (this.char !== end) {
      if (this.take(/,/y) !== undefined) {
        if (++commas > places.length) places.push(end === ']' ? null : this.fail('Unexpected token ,'));
        continue;
      }
      const place = places.length > commas ? undefined : this.expression();
      places.push(place ?? this.fail(this.char === '' ? `Expected ${end}` : 'Expected comma'));
    }
    this.index++;
    if (end === ')' && commas > 0 && commas >= places.length) this.fail('Unexpected token )');
    return places;
  }

  /** The next character that is no space; none at the end. */
  private get char(): string {
    this.match(SPACES);
    return this.text.charAt(this.index);
  }

  /** What stands next, spaces aside, if it is of this pattern. */
  private take(pattern: RegExp): string | undefined {
    this.match(SPACES);
    return this.match(pattern);
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.index;
    const found = pattern.exec(this.text)?.[0];
    this.index += found?.length ?? 0;
    return found;
  }

  private refuse(what: string, index: number | undefined): never {
    throw new ParseError(`parse: ${what} has no meaning in a formula.`, this.source, index);
  }

  private fail(message: string): never {
    throw new ParseError(`parse: ${message}`, this.source, this.index);
  }
}

/** Signs as typeset formulas and Chinese keyboards have them, one for one, so that places stay. */
const SIGNS: Readonly<Record<string, string>> = { '−': '-', '×': '*', '·': '*', '÷': '/' };

function plainSigns(source: string): string {
  return source
    .replace(/[−×·÷]/g, (sign) => SIGNS[sign])
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\s/g, ' ');
}

/** Every sign beyond ASCII is read as a part of a name. x₁ is one, x² is none. */
const NAME = /^(?:(?![⁰¹²³⁴-⁹])[\p{L}\p{M}\p{N}_$])+$/u;

function shorten(source: string): string {
  return source.length <= 60 ? source : `${source.slice(0, 57)}…`;
}
