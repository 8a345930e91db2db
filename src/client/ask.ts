import { HubError, isObject, passes } from './hub-error.js';
import { pause, pauseBefore } from './pause.js';
import { notReached, type Session } from './session.js';

/** The text of an operation, typed as code generators type it; a plain string has any variables and any data. */
export type Document<Data, Variables> = (string | { toString(): string }) & {
  readonly __apiType?: (variables: Variables) => Data;
};

export interface AskOptions {
  /** Milliseconds for one attempt; 30,000 if not given. */
  readonly timeout?: number;
  /** Milliseconds in which it is tried again; 60,000 if not given. */
  readonly patience?: number;
  /** Whether the same may be sent twice. By default a query may, and a mutation whose input bears an `idempotencyKey`. */
  readonly repeatable?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * One operation; gives its data. What passes is tried again: after a pause that doubles, or as long as the hub says.
 * @throws HubError
 */
export async function ask<Data, Variables>(
  session: Session,
  document: Document<Data, Variables>,
  variables: Variables,
  options: AskOptions = {},
): Promise<Data> {
  const query = String(document);
  const body = JSON.stringify({ query, variables });
  const { timeout = 30_000, patience = 60_000, signal = session.signal } = options;
  const isRepeatable = options.repeatable ?? (!isMutation(query) || hasKey(variables));
  const until = Date.now() + patience;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await once<Data>(session, body, timeout, signal);
    } catch (error) {
      signal?.throwIfAborted();
      const wait = pauseBefore(attempt, error, session.retry);
      if (!passes(error, isRepeatable) || Date.now() + wait > until) throw error;
      await pause(wait, signal);
      signal?.throwIfAborted();
    }
  }
}

async function once<Data>(
  session: Session,
  body: string,
  timeout: number,
  signal: AbortSignal | undefined,
): Promise<Data> {
  const ending = AbortSignal.timeout(timeout);
  const response = await session.request('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
    signal: signal ? AbortSignal.any([signal, ending]) : ending,
  });
  const answer: unknown = await response.json().catch((error: unknown) => {
    throw notReached('平台的答复中断 (the answer was cut off)', error);
  });
  const data = isObject(answer) ? answer['data'] : null;
  if (!isObject(data)) throw new HubError('答复的不是 GraphQL (not an answer of GraphQL)', null);
  return data as Data;
}

function isMutation(query: string): boolean {
  return /^\s*mutation\b/m.test(query);
}

function hasKey(variables: unknown): boolean {
  const input = isObject(variables) ? variables['input'] : null;
  return isObject(input) && typeof input['idempotencyKey'] === 'string';
}
