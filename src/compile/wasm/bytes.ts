// A growing row of bytes, and WebAssembly's ways of writing numbers into it.

export class Bytes {
  private buffer = new Uint8Array(256);
  length = 0;

  byte(byte: number): void {
    if (this.length === this.buffer.length) this.reserve(1);
    this.buffer[this.length++] = byte;
  }

  all(bytes: ArrayLike<number>): void {
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** LEB128, unsigned: 7 bits a byte, the lowest first. */
  unsigned(n: number): void {
    for (; n >= 0x80; n = Math.floor(n / 0x80)) this.byte((n & 0x7f) | 0x80);
    this.byte(n);
  }

  /** LEB128, signed, of 32 bits. */
  signed(n: number): void {
    for (; n < -0x40 || n >= 0x40; n >>= 7) this.byte((n & 0x7f) | 0x80);
    this.byte(n & 0x7f);
  }

  /** The bytes so far: a view, good until more are written. */
  view(): Uint8Array<ArrayBuffer> {
    return this.buffer.subarray(0, this.length);
  }

  private reserve(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(2 * this.buffer.length, this.length + more));
    larger.set(this.buffer.subarray(0, this.length));
    this.buffer = larger;
  }
}
