import { GraphQLError, type DocumentNode } from 'graphql';
import { rootNames } from './expansion.js';
import { signInFirst } from './unauthenticated.js';

/**
 * What a caller whom nobody knows may ask: nothing but the schema, where it is for all. Every field of every root wants a
 * viewer, so nothing else is looked at any further.
 */
export function refusalForStranger(document: DocumentNode, schemaForAll: boolean): GraphQLError | null {
  const names = rootNames(document);
  if ([...names].some((name) => !name.startsWith('__'))) return signInFirst();
  const introspects = names.has('__schema') || names.has('__type');
  return introspects && !schemaForAll ? schemaRefused() : null;
}

function schemaRefused(): GraphQLError {
  return new GraphQLError('请先登录：匿名访问者不得查询接口定义', {
    extensions: { code: 'INTROSPECTION_FORBIDDEN', http: { status: 403 } },
  });
}
