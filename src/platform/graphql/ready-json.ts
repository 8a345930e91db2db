/** The data of an answer as JSON text that is ready to be sent. */
export class ReadyJson {
  constructor(readonly text: string) {}

  /** For whoever makes JSON of the whole answer. */
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}
