import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { codeOf } from '../../kernel/error-code.js';
import type { Logger } from '../log/index.js';
import { unavailableFault } from './service-unavailable.js';
import { withoutValues } from './unquoted.js';

/**
 * What a caller may read of an error, on every transport: faults that the hub raised on purpose as they are, those of a
 * document or its variables without the values they quote, everything else as an internal error without its message. The
 * log gets name and stack, not the message: PostgreSQL quotes values.
 */
export function maskError(error: unknown, log: Logger): GraphQLError {
  const original = unwrapResolverError(error);
  if (original instanceof GraphQLError) return unquoted(original);
  if (error instanceof GraphQLError && error.originalError === undefined) return unquoted(error);
  const unavailable = unavailableFault(error, log);
  if (unavailable) return unavailable;
  const stack =
    original instanceof Error ? original.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : undefined;
  log.error(
    { name: original instanceof Error ? original.name : typeof original, code: codeOf(original), stack },
    'internal error',
  );
  return new GraphQLError('平台内部错误，请稍后重试', { extensions: { code: 'INTERNAL_SERVER_ERROR' } });
}

/** A masked error as its client reads it: how HTTP would tell of it is for HTTP alone. */
export function toldError(error: GraphQLError): GraphQLFormattedError {
  const { extensions = {}, ...told } = error.toJSON();
  const { http: _, ...others } = extensions;
  return Object.keys(others).length > 0 ? { ...told, extensions: others } : told;
}

function unquoted(error: GraphQLError): GraphQLError {
  const message = withoutValues(error.message);
  if (message === error.message) return error;
  const { nodes = null, path = null, extensions } = error;
  return new GraphQLError(message, { nodes, path, extensions });
}

const stackOverflow = 'Maximum call stack size exceeded';

/** The parser calls itself for each bracket: two thousand of them, fewer than the tokens allowed, are too many for it. */
export function isNestedTooDeep(error: unknown): boolean {
  return error instanceof RangeError;
}

export function nestedTooDeep(): GraphQLError {
  return new GraphQLError('查询括号嵌套过深', { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
}

/** The same for Apollo's hook, which has made a plain object of the error already. */
export function formatError(log: Logger): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    if (formatted.extensions?.['code'] === 'GRAPHQL_PARSE_FAILED' && formatted.message === stackOverflow) {
      return nestedTooDeep().toJSON();
    }
    if (formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR') {
      return { ...formatted, message: withoutValues(formatted.message) };
    }
    const masked = maskError(error, log);
    return {
      message: masked.message,
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
      extensions: { code: 'INTERNAL_SERVER_ERROR', ...masked.extensions },
    };
  };
}
