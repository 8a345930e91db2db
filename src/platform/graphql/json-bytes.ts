/** What is written up to this size is written in one place, for each object is taken away before the next is begun. */
const usual = Buffer.alloc(64 * 1024);

/** Of the bytes of UTF-8 only these are escaped: all of a longer character are above 0x7f. */
const escapes: readonly (Buffer | undefined)[] = Array.from({ length: 256 }, (_, code) => {
  const json = JSON.stringify(String.fromCharCode(code)).slice(1, -1);
  return code < 0x80 && json.length > 1 ? Buffer.from(json) : undefined;
});
/** A byte makes at most so many. */
const longestEscape = 6;
const quote = 0x22;

/** Writes JSON from bytes of UTF-8 to bytes of UTF-8, without making text of them: byte by byte, which for short values costs least. */
export class JsonBytes {
  #bytes = usual;
  #at = 0;

  /** Gives what was written, as a `ReadyJson` keeps it, and begins anew. */
  take(): string {
    const json = this.#bytes.toString('latin1', 0, this.#at);
    this.clear();
    return json;
  }

  clear(): void {
    this.#bytes = usual;
    this.#at = 0;
  }

  /** What is JSON as it is. */
  put(bytes: Uint8Array, start = 0, end = bytes.length): void {
    const into = this.#withRoom(end - start);
    let at = this.#at;
    for (let index = start; index < end; index += 1) {
      into[at] = bytes[index] as number;
      at += 1;
    }
    this.#at = at;
  }

  /** A text, in quotes. */
  text(bytes: Uint8Array, start: number, end: number): void {
    const into = this.#withRoom(longestEscape * (end - start) + 2);
    let at = this.#at;
    into[at] = quote;
    at += 1;
    for (let index = start; index < end; index += 1) {
      const byte = bytes[index] as number;
      const escape = escapes[byte];
      if (escape === undefined) {
        into[at] = byte;
        at += 1;
      } else {
        into.set(escape, at);
        at += escape.length;
      }
    }
    into[at] = quote;
    this.#at = at + 1;
  }

  #withRoom(size: number): Buffer {
    const least = this.#at + size;
    if (least <= this.#bytes.length) return this.#bytes;
    const larger = Buffer.alloc(2 * least);
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
    return larger;
  }
}
