// Lists of whole numbers, each kept once: nodes are told by what they are made of, and there may be millions, for which a
// Map would need as many keys.

export class Lists {
  /** One list after the other; the last is the one under way. */
  private readonly entries: number[] = [];
  private readonly starts = [0];
  private end = 0;
  /** Open addressing, two numbers a slot: of a list its number + 1, and its hash. Where the first is 0 the slot is free. */
  private slots = new Int32Array(128);

  /** How many lists there are. */
  get size(): number {
    return this.starts.length - 1;
  }

  /** Puts an entry to the list under way. */
  push(entry: number): void {
    this.entries[this.end++] = entry;
  }

  /** A double, as two entries. */
  pushDouble(x: number): void {
    double[0] = x;
    this.push(words[0]);
    this.push(words[1]);
  }

  /** Ends the list under way, and gives its number: those that are new get 0, 1, 2, … */
  numbered(): number {
    const { size, slots, starts } = this;
    const hash = this.hash();
    let at = first(hash, slots);
    for (; slots[at] > 0; at = next(at, slots)) {
      if (slots[at + 1] !== hash || !this.isLast(slots[at] - 1)) continue;
      this.end = starts[size];
      return slots[at] - 1;
    }
    slots[at] = size + 1;
    slots[at + 1] = hash;
    starts.push(this.end);
    if (3 * size > slots.length) this.rehash();
    return size;
  }

  /** How many entries a list has. */
  lengthOf(number: number): number {
    return this.starts[number + 1] - this.starts[number];
  }

  /** Entry i of a list. */
  at(number: number, i: number): number {
    return this.entries[this.starts[number] + i];
  }

  /** The double that was put there as two entries. */
  doubleAt(number: number, i: number): number {
    words[0] = this.at(number, i);
    words[1] = this.at(number, i + 1);
    return double[0];
  }

  /** FNV-1a, over the entries of the list under way. */
  private hash(): number {
    const { end, entries, size, starts } = this;
    let hash = 0;
    for (let i = starts[size]; i < end; i++) hash = Math.imul(hash ^ entries[i], 0x01000193);
    return hash ^ (hash >>> 15);
  }

  /** Whether the list under way is one that is known. */
  private isLast(number: number): boolean {
    const { end, entries, size, starts } = this;
    const [start, last] = [starts[number], starts[size]];
    if (this.lengthOf(number) !== end - last) return false;
    for (let i = 0; last + i < end; i++) if (entries[start + i] !== entries[last + i]) return false;
    return true;
  }

  private rehash(): void {
    const { slots } = this;
    this.slots = new Int32Array(2 * slots.length);
    for (let i = 0; i < slots.length; i += 2) {
      if (slots[i] === 0) continue;
      let at = first(slots[i + 1], this.slots);
      while (this.slots[at] > 0) at = next(at, this.slots);
      this.slots[at] = slots[i];
      this.slots[at + 1] = slots[i + 1];
    }
  }
}

const double = new Float64Array(1);
const words = new Int32Array(double.buffer);

/** The slot at which the search for a hash begins. */
function first(hash: number, { length }: Int32Array): number {
  return (2 * hash) & (length - 1);
}

function next(at: number, { length }: Int32Array): number {
  return (at + 2) & (length - 1);
}
