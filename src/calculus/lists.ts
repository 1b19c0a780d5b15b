// Lists of whole numbers, each kept once, in typed arrays: nodes are told by what they are made of, and there may be
// millions, for which a Map would need as many keys.

export class Lists {
  private entries = new Int32Array(1024);
  /** Where each list ends the next one begins; the last is the one under way. */
  private starts = new Int32Array(256);
  private length = 0;
  /** Open addressing, at most half full: the hash of a list, and its number. */
  private hashes = new Int32Array(1024);
  private numbers = new Int32Array(1024).fill(-1);
  private count = 0;

  /** Puts an entry to the list under way. */
  push(entry: number): void {
    if (this.length === this.entries.length) this.entries = doubled(this.entries);
    this.entries[this.length++] = entry;
  }

  /** A double, as two entries. */
  pushDouble(x: number): void {
    double[0] = x;
    this.push(words[0]);
    this.push(words[1]);
  }

  /** Ends the list under way, and gives its number: those that are new get 0, 1, 2, … */
  end(): number {
    const { count, hashes, numbers, starts } = this;
    const hash = this.hash();
    const mask = numbers.length - 1;
    let at = hash & mask;
    for (; numbers[at] >= 0; at = (at + 1) & mask) {
      if (hashes[at] !== hash || !this.isLast(numbers[at])) continue;
      this.length = starts[count];
      return numbers[at];
    }
    hashes[at] = hash;
    numbers[at] = count;
    this.add();
    return count;
  }

  get size(): number {
    return this.count;
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
    let hash = 0;
    for (let i = this.starts[this.count]; i < this.length; i++)
      hash = Math.imul(hash ^ this.entries[i], 0x01000193);
    return hash ^ (hash >>> 15);
  }

  /** Whether the list under way is one that is known. */
  private isLast(number: number): boolean {
    const { entries, starts } = this;
    const start = starts[this.count];
    if (this.lengthOf(number) !== this.length - start) return false;
    for (let i = starts[number], k = start; k < this.length; i++, k++)
      if (entries[i] !== entries[k]) return false;
    return true;
  }

  private add(): void {
    this.count++;
    if (this.count === this.starts.length) this.starts = doubled(this.starts);
    this.starts[this.count] = this.length;
    if (2 * this.count > this.numbers.length) this.rehash();
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

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}
