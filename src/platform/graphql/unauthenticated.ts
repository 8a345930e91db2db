import { GraphQLError } from 'graphql';

/**
 * Why the hub does not know a caller, or knows it no longer: `extensions.reason` of the error, and the reason with which a socket is closed.
 * docs/guide/connect.md says of each what to do.
 */
export const callerReasons = {
  /** Nothing was sent that says who asks. */
  absent: 'token absent',
  /** Something was, and it is no bearer token. */
  form: 'no bearer token',
  /** Of nobody that this hub takes tokens of, altered, or an unknown key. */
  invalid: 'token invalid',
  expired: 'token expired',
  /** The account was suspended or the key revoked. */
  revoked: 'access revoked',
} as const;

export type CallerReason = (typeof callerReasons)[keyof typeof callerReasons];

/** The error of a caller who is not known: 401 over HTTP. */
export function unauthenticated(message: string, reason: CallerReason): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', reason, http: { status: 401 } } });
}

/** The error of a caller who has sent nothing that says who it is. */
export function signInFirst(): GraphQLError {
  return unauthenticated('请先登录：缺少有效的访问令牌', callerReasons.absent);
}

/** The reason within an error of a caller who is not known; null for every other error. */
export function callerReasonOf({ extensions }: GraphQLError): CallerReason | null {
  return extensions['code'] === 'UNAUTHENTICATED' ? ((extensions['reason'] ?? null) as CallerReason | null) : null;
}
