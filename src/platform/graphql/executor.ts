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
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import { readPlan } from './read-plan.js';

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
 * Executes operations. A document is compiled the second time it comes, so that ad-hoc queries cost no compilation: to a
 * read plan if it is a list of plain fields, else by graphql-jit. What jit refuses to compile runs in graphql-js, as does
 * what it compiles wrongly: documents with @skip or @include, of which it loses fields.
 */
export function compiledExecutor(schema: GraphQLSchema): ExecuteOperation {
  const compiled = new LRUCache<string, ExecuteOperation | 'once'>({ max: mostCompiled });
  const interpret: ExecuteOperation = ({ variables, ...operation }) =>
    execute({ schema, variableValues: variables, ...operation });

  return (operation) => {
    const { source, operationName } = operation;
    const key = operationName === null ? source : `${operationName} ${source}`;
    const known = compiled.get(key);
    if (known === undefined) {
      compiled.set(key, 'once');
      return interpret(operation);
    }
    if (known !== 'once') return known(operation);
    const byJit = (): ExecuteOperation => jitExecutor(schema, operation) ?? interpret;
    const run = plannedExecutor(schema, operation, byJit) ?? byJit();
    compiled.set(key, run);
    return run(operation);
  };
}

/** By a read plan, and where that has no answer by what is made when it is first needed. Null without a plan. */
function plannedExecutor(
  schema: GraphQLSchema,
  { document, operationName }: Operation,
  otherwise: () => ExecuteOperation,
): ExecuteOperation | null {
  const plan = readPlan(schema, document, operationName);
  if (!plan) return null;
  let other: ExecuteOperation | undefined;
  return async (operation) => {
    const data = await plan(operation.variables, operation.contextValue);
    // Whoever sends the answer makes JSON of it, and of this nothing else can be made.
    if (data) return { data: data as unknown as Record<string, unknown> };
    other ??= otherwise();
    return other(operation);
  };
}

/**
 * By graphql-jit; null for what it cannot compile. Variables are coerced by graphql-js: jit does not know the defaults of
 * input fields. It looks at the coerced values once more, so every scalar takes its own values.
 */
function jitExecutor(schema: GraphQLSchema, { document, operationName }: Operation): ExecuteOperation | null {
  const query = isConditional(document) ? null : compileQuery(schema, document, operationName ?? '');
  if (!query || !isCompiledQuery(query)) return null;
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  return ({ variables, rootValue, contextValue }) => {
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

/** What jit raises by itself, for want of an original error, is a fault of the hub: a value that its type forbids. */
function realError(error: GraphQLError): GraphQLError {
  if (error.constructor === GraphQLError) return error;
  const { message, path, locations, originalError = new Error(message), extensions } = error;
  const real = new GraphQLError(message, { path, originalError, extensions });
  Object.defineProperty(real, 'locations', { value: locations, enumerable: true });
  return real;
}
