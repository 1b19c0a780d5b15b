// A growing row of bytes, and WebAssembly's ways of writing numbers into it. It grows by pieces: what is written is not copied
// until it is whole, and what one row holds can become a part of another as it is.

/** Pieces grow up to so many bytes. */
const PIECE = 8192;

export class Bytes {
  private readonly pieces: Uint8Array[] = [];
  private last = new Uint8Array(64);
  /** Bytes in the last piece, and in those before. */
  private used = 0;
  private before = 0;

  get length(): number {
    return this.before + this.used;
  }

  byte(byte: number): void {
    if (this.used === this.last.length) this.close(Math.min(2 * this.last.length, PIECE));
    this.last[this.used++] = byte;
  }

  all(bytes: Iterable<number>): void {
    for (const byte of bytes) this.byte(byte);
  }

  /** Takes over what another row holds, to which nothing more may be written. */
  append(other: Bytes): void {
    this.close(64);
    for (const piece of other.pieces) this.pieces.push(piece);
    this.pieces.push(other.last.subarray(0, other.used));
    this.before += other.length;
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

  /** The bytes in one piece. */
  whole(): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(this.length);
    this.close(64);
    let at = 0;
    for (const piece of this.pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  /** Begins a new piece. */
  private close(size: number): void {
    this.pieces.push(this.last.subarray(0, this.used));
    this.before += this.used;
    this.last = new Uint8Array(size);
    this.used = 0;
  }
}
