/** Why bytes are not taken, for whoever sends them. */
export class UploadRefused extends Error {
  constructor(
    /** Of HTTP. */
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
