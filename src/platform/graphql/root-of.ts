import { GraphQLError } from 'graphql';

/**
 * What was raised first: libraries wrap what is thrown, some of them with its text in their own. graphql-js makes an error of its own of
 * what is none by its class, as are errors of another realm, and keeps it as `thrownValue`.
 */
export function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof GraphQLError && root.originalError) root = root.originalError;
  return typeof root === 'object' && root !== null && 'thrownValue' in root ? root.thrownValue : root;
}
