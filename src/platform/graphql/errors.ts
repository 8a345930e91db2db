import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { codeOf } from '../../kernel/error-code.js';
import type { Logger } from '../log/index.js';
import { rootOf } from './root-of.js';
import { unavailableFault } from './service-unavailable.js';
import { withoutValues } from './unquoted.js';
import { variableOf, wrongPlace } from './wrong-place.js';

/**
 * What a caller may read of an error, on every transport: faults that the hub raised on purpose as they are, those of a
 * document or its variables without the values they quote, everything else as an internal error without its message.
 */
export function maskError(error: unknown, log: Logger): GraphQLError {
  if (error instanceof GraphQLError) {
    if (loggedAlready.has(error)) return error;
    if (variableOf(error) || isForCaller(rootOf(error))) return told(error);
  }
  return unavailableFault(error, log) ?? internalError(rootOf(error), log);
}

/**
 * Errors of the hub's own bear a code, as do those of parsing and validation (see document-reader.ts). graphql-js raises others
 * about arguments, which point into the document; whatever else has no code was not meant for a caller.
 */
function isForCaller(root: unknown): boolean {
  if (!(root instanceof GraphQLError)) return false;
  const code = root.extensions['code'];
  return code === undefined ? (root.nodes?.length ?? 0) > 0 : code !== internal;
}

const internal = 'INTERNAL_SERVER_ERROR';

/** Internal errors that are masked pass here again on some ways out. */
const loggedAlready = new WeakSet<GraphQLError>();

/** The log gets name and stack, not the message: PostgreSQL quotes values. The caller gets the id by which it is found there. */
function internalError(cause: unknown, log: Logger): GraphQLError {
  const errorId = randomUUID();
  const isError = cause instanceof Error;
  const stack = isError ? cause.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : undefined;
  log.error({ errorId, name: isError ? cause.name : typeof cause, code: codeOf(cause), stack }, 'internal error');
  const masked = new GraphQLError('平台内部错误，请稍后重试', { extensions: { code: internal, errorId } });
  loggedAlready.add(masked);
  return masked;
}

/** A masked error as its client reads it: how HTTP would tell of it is for HTTP alone. */
export function toldError(error: GraphQLError): GraphQLFormattedError {
  const { extensions = {}, ...rest } = error.toJSON();
  const { http: _, ...others } = extensions;
  return Object.keys(others).length > 0 ? { ...rest, extensions: others } : rest;
}

/**
 * The error without the values it quotes; one of graphql-js about variables and arguments gets the code that Apollo gives it, and
 * one about a variable the place of the wrong value. What was told already stays.
 */
function told(error: GraphQLError): GraphQLError {
  const message = withoutValues(error.message);
  const code = error.extensions['code'] ?? 'BAD_USER_INPUT';
  const variable = error.extensions['path'] === undefined ? variableOf(error) : null;
  if (message === error.message && error.extensions['code'] === code && !variable) return error;
  const { nodes = null, path = null, extensions } = error;
  const place = variable ? { path: wrongPlace(error, variable) } : {};
  return new GraphQLError(message, { nodes, path, extensions: { ...extensions, code, ...place } });
}

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
    const { locations, path } = formatted;
    const { message, extensions = {} } = toldError(maskError(error, log));
    return { message, ...(locations ? { locations } : {}), ...(path ? { path } : {}), extensions };
  };
}
