// Lists of whole numbers, each kept once, in typed arrays: nodes are told by what they are made of, and there may be
// millions, for which a Map would need as many keys.

export class Lists {
  private entries = new Int32Array(1024);
  /** Where each list ends, the next one begins. */
  private ends = new Int32Array(256);
  /** Open addressing, at most half full: the hash of a list, and its number. */
  private hashes = new Int32Array(1024);
  private numbers = new Int32Array(1024).fill(-1);
  private count = 0;

  /** The number of a list: those that are new get 0, 1, 2, … */
  numberOf(list: readonly number[]): number {
    const { hashes, numbers } = this;
    const hash = hashOf(list);
    const mask = numbers.length - 1;
    let at = hash & mask;
    for (; numbers[at] >= 0; at = (at + 1) & mask) {
      if (hashes[at] === hash && this.is(numbers[at], list)) return numbers[at];
    }
    hashes[at] = hash;
    numbers[at] = this.count;
    return this.add(list);
  }

  /** How many entries a list has. */
  lengthOf(number: number): number {
    return this.ends[number] - this.startOf(number);
  }

  /** Entry i of a list. */
  at(number: number, i: number): number {
    return this.entries[this.startOf(number) + i];
  }

  private startOf(number: number): number {
    return number === 0 ? 0 : this.ends[number - 1];
  }

  private is(number: number, list: readonly number[]): boolean {
    if (this.lengthOf(number) !== list.length) return false;
    for (let i = 0; i < list.length; i++) if (this.at(number, i) !== list[i]) return false;
    return true;
  }

  private add(list: readonly number[]): number {
    const start = this.startOf(this.count);
    const end = start + list.length;
    this.entries = withRoom(this.entries, end);
    this.ends = withRoom(this.ends, this.count + 1);
    this.entries.set(list, start);
    this.ends[this.count++] = end;
    if (2 * this.count > this.numbers.length) this.rehash();
    return this.count - 1;
  }

  private rehash(): void {
    const { hashes, numbers } = this;
    const size = 2 * numbers.length;
    this.hashes = new Int32Array(size);
    this.numbers = new Int32Array(size).fill(-1);
    for (let i = 0; i < numbers.length; i++) {
      if (numbers[i] < 0) continue;
      let at = hashes[i] & (size - 1);
      while (this.numbers[at] >= 0) at = (at + 1) & (size - 1);
      this.hashes[at] = hashes[i];
      this.numbers[at] = numbers[i];
    }
  }
}

const double = new Float64Array(1);
const words = new Int32Array(double.buffer);

/** A double as entries of a list. */
export function wordsOf(x: number): [number, number] {
  double[0] = x;
  return [words[0], words[1]];
}

/** FNV-1a, over words. */
function hashOf(list: readonly number[]): number {
  let hash = 0;
  for (let i = 0; i < list.length; i++) hash = Math.imul(hash ^ list[i], 0x01000193);
  return hash ^ (hash >>> 15);
}

/** An array of at least so many numbers, with those that were in it. */
function withRoom(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  if (length <= array.length) return array;
  const larger = new Int32Array(Math.max(2 * array.length, length));
  larger.set(array);
  return larger;
}
