import type { JWTPayload } from 'jose';

/** What a token says of whoever bears it. */
export interface TokenIdentity {
  readonly subject: string;
  readonly name: string;
  readonly organizationCode: string;
  readonly roles: readonly string[];
  /** Milliseconds of the epoch. */
  readonly expiresAt: number;
}

/** An issuer whose tokens the hub takes. */
export interface TokenIssuer {
  /** As tokens name it in `iss`. */
  readonly issuer: string;
  /** @throws an error of jose for a token that is not to be believed, IssuerUnavailable when its keys cannot be had */
  verify(token: string): Promise<JWTPayload>;
  /** @throws ZodError when the claims are not such as the hub needs */
  identityOf(claims: JWTPayload): TokenIdentity;
}

/** The issuer's keys cannot be fetched now: nobody can say whether the token is right. */
export class IssuerUnavailable extends Error {}
