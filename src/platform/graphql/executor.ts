import {
  execute,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  visit,
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
 * compilation; what jit refuses to compile runs in graphql-js, as does what it compiles wrongly: documents with @skip or
 * @include, of which it loses fields. Variables are coerced by graphql-js in both cases: jit does
 * not know the defaults of input fields. It looks at the coerced values once more, so every scalar takes its own values.
 */
export function compiledExecutor(schema: GraphQLSchema): ExecuteOperation {
  const compiled = new LRUCache<string, CompiledQuery | 'once' | 'refused'>({ max: mostCompiled });

  function compiledQuery({ document, source, operationName }: Operation): CompiledQuery | null {
    const key = operationName === null ? source : `${operationName} ${source}`;
    const known = compiled.get(key);
    if (known === undefined) compiled.set(key, 'once');
    if (known === undefined || known === 'refused') return null;
    if (known !== 'once') return known;
    const query = isConditional(document) ? null : compileQuery(schema, document, operationName ?? '');
    const usable = query && isCompiledQuery(query) ? query : null;
    compiled.set(key, usable ?? 'refused');
    return usable;
  }

  return (operation) => {
    const { rootValue, contextValue, variables, document, operationName } = operation;
    const query = compiledQuery(operation);
    if (!query) {
      return execute({ schema, document, rootValue, contextValue, variableValues: variables, operationName });
    }
    const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
    const { errors, coerced } = getVariableValues(schema, definitions, variables, { maxErrors: 50 });
    if (errors) return { errors };
    const result = query.query(rootValue, contextValue, coerced);
    return result instanceof Promise ? result.then(withRealErrors) : withRealErrors(result);
  };
}

function isConditional(document: DocumentNode): boolean {
  let conditional = false;
  visit(document, {
    Directive({ name }) {
      conditional ||= name.value === 'skip' || name.value === 'include';
    },
  });
  return conditional;
}

/** jit's errors only look like graphql-js's: everything behind the executor may rely on the class. */
function withRealErrors(result: ExecutionResult): ExecutionResult {
  return result.errors ? { ...result, errors: result.errors.map(realError) } : result;
}

function realError(error: GraphQLError): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const { message, path, locations, originalError, extensions } = error as GraphQLError;
  const real = new GraphQLError(message, { path, originalError, extensions });
  Object.defineProperty(real, 'locations', { value: locations, enumerable: true });
  return real;
}
