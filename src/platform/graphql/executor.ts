import { createHash } from 'node:crypto';
import {
  execute,
  getOperationAST,
  getVariableValues,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';

/** One operation, validated, with its variables as they came. */
export interface Operation {
  readonly document: DocumentNode;
  /** Text that identifies the document: equal text, equal document. */
  readonly source: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly rootValue?: unknown;
  readonly contextValue: unknown;
}

export type ExecuteOperation = (operation: Operation) => Promise<ExecutionResult> | ExecutionResult;

const mostCompiled = 500;

/**
 * Executes operations with graphql-jit. A document is compiled the second time it comes, so that ad-hoc queries cost no
 * compilation; what jit refuses to compile runs in graphql-js. Variables are judged by graphql-js in both cases.
 */
export function compiledExecutor(schema: GraphQLSchema): ExecuteOperation {
  const compiled = new LRUCache<string, CompiledQuery | 'once' | 'refused'>({ max: mostCompiled });

  function compiledQuery({ document, source, operationName }: Operation): CompiledQuery | null {
    const key = createHash('sha1')
      .update(source)
      .update('\0')
      .update(operationName ?? '')
      .digest('base64');
    const known = compiled.get(key);
    if (known === undefined) compiled.set(key, 'once');
    if (known === undefined || known === 'refused') return null;
    if (known !== 'once') return known;
    const query = compileQuery(schema, document, operationName ?? '');
    compiled.set(key, isCompiledQuery(query) ? query : 'refused');
    return isCompiledQuery(query) ? query : null;
  }

  return (operation) => {
    const { rootValue, contextValue, variables, document, operationName } = operation;
    const query = compiledQuery(operation);
    if (!query) {
      return execute({ schema, document, rootValue, contextValue, variableValues: variables, operationName });
    }
    const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
    const { errors } = getVariableValues(schema, definitions, variables, { maxErrors: 50 });
    return errors ? { errors } : query.query(rootValue, contextValue, { ...variables });
  };
}
