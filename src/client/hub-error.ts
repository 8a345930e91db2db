/** What the hub, or the way to it, refuses. `code` is one of those that the guide lists, or `UNREACHABLE` where nobody answered. */
export class HubError extends Error {
  override readonly name = 'HubError';

  readonly code: string | null;
  /** What the hub tells beside the code: `retryAfter`, `head`, `resumeFrom`, `closeCode`. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    message: string,
    code: string | null,
    details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}

/** The code of what no hub has answered. */
export const unreachable = 'UNREACHABLE';

/** What passes: the same may be asked again. */
const passing: ReadonlySet<string | null> = new Set([
  unreachable,
  'RATE_LIMITED',
  'TOO_MANY_CONNECTIONS',
  'SERVICE_UNAVAILABLE',
  'IDENTITY_PROVIDER_UNAVAILABLE',
  'REQUEST_TIMEOUT',
  'INTERNAL_SERVER_ERROR',
  'SUBSCRIBER_LAGGING',
  'STREAM_CLOSED',
]);

/** What was refused before anything was done: a mutation too may be sent again. */
const refusedBefore: ReadonlySet<string | null> = new Set(['RATE_LIMITED', 'TOO_MANY_CONNECTIONS']);

export function passes(error: unknown, isRepeatable = true): error is HubError {
  return error instanceof HubError && (isRepeatable ? passing : refusedBefore).has(error.code);
}

/** What an answer of the hub tells as an error; its form is that of GraphQL on every address. */
export function errorIn(answer: unknown, status: number | null, retryAfter: string | null = null): HubError | null {
  const errors = isObject(answer) ? answer['errors'] : null;
  const [first]: unknown[] = Array.isArray(errors) ? errors : [];
  if (!isObject(first)) return null;
  return errorOf(first, { ...(status === null ? {} : { status }), ...secondsOf(retryAfter) });
}

/** One error as GraphQL and the events of `/events` tell it. */
export function errorOf(told: Readonly<Record<string, unknown>>, details: object = {}): HubError {
  const extensions = isObject(told['extensions']) ? told['extensions'] : {};
  const code = extensions['code'];
  return new HubError(String(told['message']), typeof code === 'string' ? code : null, { ...details, ...extensions });
}

function secondsOf(retryAfter: string | null): { retryAfter?: number } {
  const seconds = Number(retryAfter ?? Number.NaN);
  return Number.isFinite(seconds) ? { retryAfter: seconds } : {};
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
