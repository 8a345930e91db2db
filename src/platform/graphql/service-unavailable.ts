import { GraphQLError, type ExecutionResult } from 'graphql';
import { codeOf } from '../../kernel/error-code.js';
import { isUnavailable } from '../database/index.js';
import type { Logger } from '../log/index.js';
import type { ExecuteOperation } from './executor.js';
import { rootOf } from './root-of.js';

/** At most so many seconds until a caller asks again; each is told another number, so that they do not come back together. */
const longestPause = 4;

/** What a caller is told, on every transport, when the database is overloaded, restarting or gone; on HTTP 503 with Retry-After. */
export function serviceUnavailable(place: Pick<GraphQLError, 'nodes' | 'path'> | null = null): GraphQLError {
  const retryAfter = 1 + Math.floor(Math.random() * longestPause);
  return new GraphQLError(`平台繁忙或正在恢复，请在${retryAfter}秒后重试`, {
    nodes: place?.nodes ?? null,
    path: place?.path ?? null,
    extensions: {
      code: 'SERVICE_UNAVAILABLE',
      retryAfter,
      http: { status: 503, headers: new Map([['retry-after', String(retryAfter)]]) },
    },
  });
}

/** What the caller is told of an error that is the database's state and not its own; null for every other. */
export function unavailableFault(error: unknown, log: Logger): GraphQLError | null {
  const original = rootOf(error);
  if (!isUnavailable(original)) return null;
  log.warn({ code: codeOf(original) }, 'a caller was told to come back: the database is not available');
  return serviceUnavailable(error instanceof GraphQLError ? error : null);
}

/**
 * An executor whose answers tell that the database is not available as errors that carry their status: whoever speaks HTTP
 * looks for it before errors are masked.
 */
export function tellingUnavailable(execute: ExecuteOperation, log: Logger): ExecuteOperation {
  const told = (error: GraphQLError): GraphQLError => unavailableFault(error, log) ?? error;
  const withTold = (result: ExecutionResult): ExecutionResult =>
    result.errors ? { ...result, errors: result.errors.map(told) } : result;
  const failed = (error: unknown): ExecutionResult => {
    const fault = unavailableFault(error, log);
    if (!fault) throw error;
    return { errors: [fault] };
  };
  return (operation) => {
    const result = execute(operation);
    return result instanceof Promise ? result.then(withTold, failed) : withTold(result);
  };
}
