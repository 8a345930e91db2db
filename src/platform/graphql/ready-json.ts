/**
 * The data of an answer as JSON that is ready to be sent. It is kept as its UTF-8 bytes, of which each is a character ('latin1'): strings
 * like that are joined and written as they are, where text is decoded, measured and encoded again.
 */
export class ReadyJson {
  constructor(readonly bytes: string) {}

  /** The bytes of the whole answer. */
  answer(extensions: object | undefined): string {
    return `{"data":${this.bytes}${extensions ? `,"extensions":${bytesOf(JSON.stringify(extensions))}` : ''}}`;
  }

  /** For whoever makes JSON of the whole answer. */
  toJSON(): unknown {
    return JSON.parse(textOf(this.bytes));
  }
}

/** The UTF-8 bytes of a text, of which each is a character. */
export function bytesOf(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** The text that such bytes are of. */
export function textOf(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString();
}
