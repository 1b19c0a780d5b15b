// A check of well-formedness, as much of XML as the plots use.

/** What is wrong with a piece of XML: '' if nothing is. */
export function flawOf(xml: string): string {
  const open: string[] = [];
  let rest = xml.trim();
  while (rest !== '') {
    const token = /^(?:<(\/?)([a-z]+)((?: [a-zA-Z][\w-]*="[^"<>]*")*)(\/?)>|[^<>]+)/.exec(rest)?.[0];
    if (token === undefined) return `no element or text: ${rest.slice(0, 60)}`;
    if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(token)) return `a bare ampersand: ${token}`;
    if (/[\p{Cs}\ufffe\uffff]|(?![\n\t\r])\p{Cc}/u.test(token))
      return `a character XML does not allow: ${token}`;
    const name = /^<\/?([a-z]+)/.exec(token)?.[1];
    if (name === undefined) {
      if (open.length === 0) return `text outside the root: ${token}`;
    } else if (token.startsWith('</')) {
      const last = open.pop();
      if (last !== name) return `</${name}> closes <${last ?? ''}>`;
    } else if (!token.endsWith('/>')) open.push(name);
    rest = rest.slice(token.length);
  }
  return open.length === 0 ? '' : `<${open[open.length - 1]}> is not closed`;
}
