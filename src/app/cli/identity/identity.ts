/** In whose name a command asks. */
export interface Identity {
  /** Where it was found, for people: never the secret. */
  readonly source: string;
  /** Whether a new token may be had where the last was refused. */
  readonly renewable: boolean;
  /** Whether the organization follows from what the command was told, as a demonstration's does. */
  readonly demonstration: boolean;
  /** What to do when the hub refuses it. */
  readonly advice: string;
  /** A bearer token that holds now; `renew`: the last one was refused. */
  token(renew?: boolean): Promise<string>;
}

/** A secret that was given as it is. */
export function givenSecret(secret: string, source: string, advice: string): Identity {
  return { source, advice, renewable: false, demonstration: false, token: () => Promise.resolve(secret) };
}
