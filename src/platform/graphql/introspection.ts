import { BREAK, GraphQLError, visit, type DocumentNode } from 'graphql';
import type { ExecuteOperation } from './executor.js';

/** Refuses the schema itself to those whose context forbids it; `__typename` tells nothing that one has not named. */
export function withIntrospectionFor(
  mayIntrospect: (contextValue: unknown) => boolean,
  execute: ExecuteOperation,
): ExecuteOperation {
  const known = new WeakMap<DocumentNode, boolean>();
  return (operation) => {
    const { document, contextValue } = operation;
    if (mayIntrospect(contextValue)) return execute(operation);
    const introspects = known.get(document) ?? asksForSchema(document);
    known.set(document, introspects);
    return introspects ? { errors: [forbidden()] } : execute(operation);
  };
}

/** Anywhere, fragments too: they are fields of the query type and of no other. */
function asksForSchema(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field({ name }) {
      found = name.value === '__schema' || name.value === '__type';
      return found ? BREAK : undefined;
    },
  });
  return found;
}

function forbidden(): GraphQLError {
  return new GraphQLError('请先登录：匿名访问者不得查询接口定义', {
    extensions: { code: 'INTROSPECTION_FORBIDDEN', http: { status: 403 } },
  });
}
