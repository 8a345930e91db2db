import type { JWK } from 'jose';

declare module '../hub.js' {
  interface Hub {
    /** Signs for this node. */
    readonly signer: Signer;
  }
}

/**
 * Whoever signs for this node. The algorithm is the signer's own affair, so that SM2 with SM3, or a key that never leaves
 * its hardware, can take the place of the file.
 */
export interface Signer {
  /** As JWS names it in `alg`. */
  readonly algorithm: string;
  /** As JWS names it in `kid`. */
  readonly keyId: string;
  /** What others verify with; it is published. */
  readonly publicJwk: JWK;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}
