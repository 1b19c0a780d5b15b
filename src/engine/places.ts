// Where nodes lie in a list, told by their marks: a Map of millions of nodes is slow, and more to keep than they are.

import { passes, type Value } from './value';

/** @internal A list of nodes, each of which knows its place in it. */
export class Places {
  private pass = passes;

  /** @param nodes - a list that becomes this one's own */
  constructor(private readonly nodes: Value[]) {
    this.mark();
  }

  /** The place of a node; −1, if it has none. */
  of(node: Value): number {
    const place = ~node.mark;
    if (place >= 0 && this.nodes[place] === node) return place;
    if (this.pass === passes) return -1;
    // An op of the user's own may have run a pass over the graph, which has left other marks.
    this.mark();
    return this.of(node);
  }

  /** Puts a node at the end. */
  add(node: Value): number {
    const place = this.nodes.push(node) - 1;
    node.mark = ~place;
    return place;
  }

  private mark(): void {
    this.pass = passes;
    this.nodes.forEach((node, place) => (node.mark = ~place));
  }
}
