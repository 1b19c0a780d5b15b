// Numbers from 0 on by a hash of what they stand for: open addressing, in tables at most half full. A Map would need a key for
// each, and keys are more to keep than the numbers.

export class HashTable {
  private ids = new Int32Array(1024).fill(-1);
  private hashes = new Int32Array(1024);
  private count = 0;

  /** The number with this hash that `is` what is sought. */
  find(hash: number, is: (id: number) => boolean): number | undefined {
    const mask = this.ids.length - 1;
    for (let at = hash & mask; this.ids[at] >= 0; at = (at + 1) & mask) {
      if (this.hashes[at] === hash && is(this.ids[at])) return this.ids[at];
    }
    return undefined;
  }

  add(hash: number, id: number): void {
    if (2 * ++this.count > this.ids.length) this.grow();
    this.insert(hash, id);
  }

  private insert(hash: number, id: number): void {
    const mask = this.ids.length - 1;
    let at = hash & mask;
    while (this.ids[at] >= 0) at = (at + 1) & mask;
    this.ids[at] = id;
    this.hashes[at] = hash;
  }

  private grow(): void {
    const { ids, hashes } = this;
    this.ids = new Int32Array(2 * ids.length).fill(-1);
    this.hashes = new Int32Array(2 * ids.length);
    ids.forEach((id, i) => {
      if (id >= 0) this.insert(hashes[i], id);
    });
  }
}
