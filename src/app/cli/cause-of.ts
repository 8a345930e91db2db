/** Why a request did not reach anybody, in a word of the system's. */
export function causeOf(error: unknown): string {
  let cause: unknown = error;
  while (cause instanceof Error && cause.cause !== undefined) cause = cause.cause;
  // Of several addresses of a name each has an error of its own.
  if (cause instanceof AggregateError && cause.message === '') return causeOf(cause.errors[0]);
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return cause instanceof Error ? cause.message : String(cause);
}

const certificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/;

/** What a person may do about it. */
export function adviceOn(cause: string): string {
  if (certificate.test(cause))
    return '证书不被信任：自建 CA 请以环境变量 NODE_EXTRA_CA_CERTS 指定其证书文件 (certificate not trusted)';
  if (cause === 'ENOTFOUND' || cause === 'EAI_AGAIN') return '域名无法解析：请核对 --url 或 HUB_URL (no such host)';
  return '请核对 --url 或 HUB_URL，或先 npm start';
}
