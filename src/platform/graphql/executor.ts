import {
  execute,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import { compiledSize } from './compiled-size.js';
import { idleWork, type IdleWork } from './idle-work.js';
import { readPlan } from './read-plan.js';

/** One operation, validated, with its variables as they came. */
export interface Operation {
  /** Read once and executed often: what is made for a document is found again by it. */
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly rootValue?: unknown;
  readonly contextValue: unknown;
}

export type ExecuteOperation = (operation: Operation) => Promise<ExecutionResult> | ExecutionResult;

export interface ExecutorOptions {
  /** Whether it is known for whom an operation is executed: for anybody else nothing is made or kept. */
  isKnown(contextValue: unknown): boolean;
  /** From which use within a minute on a document is compiled. */
  readonly compileFrom?: number;
  /** Where it is compiled. */
  readonly idle?: IdleWork;
}

const usualCompileFrom = 5;
const minute = 60_000;
/** From the second use on, which costs a tenth of a millisecond. */
const planFrom = 2;
/** Fields that jit writes code for, each about a fifth of a millisecond: a compilation holds up everybody. */
const mostCompiledSize = 100;
/** Bytes that everything compiled may take, by what was measured: ten thousand a field, and its document. */
const mostBytes = 48 * 1024 * 1024;
const bytesOfField = 10 * 1024;
const bytesOfOne = 64 * 1024;

interface Compiled {
  readonly run: ExecuteOperation;
  readonly bytes: number;
}

interface Use {
  since: number;
  times: number;
  /** Nothing more is to be made of it: it waits for it, or it cannot be. */
  settled: boolean;
}

/**
 * Executes operations. A document that comes again becomes a read plan if it is a list of plain fields; one that is used
 * often is compiled by graphql-jit, beside and not in a request. What is too large to be compiled soon runs in graphql-js, as
 * does what jit compiles wrongly: documents with @skip or @include, of which it loses fields.
 */
export function compiledExecutor(schema: GraphQLSchema, options: ExecutorOptions): ExecuteOperation {
  const { isKnown, compileFrom = usualCompileFrom, idle = idleWork() } = options;
  const compiled = new LRUCache<OperationDefinitionNode, Compiled>({
    maxSize: mostBytes,
    sizeCalculation: ({ bytes }) => bytes,
    // What was dropped may earn its place again.
    dispose: (_compiled, node) => void uses.delete(node),
  });
  const uses = new WeakMap<OperationDefinitionNode, Use>();
  const interpret: ExecuteOperation = ({ variables, ...operation }) =>
    execute({ schema, variableValues: variables, ...operation });

  function useOf(node: OperationDefinitionNode): Use {
    const now = performance.now();
    const known = uses.get(node);
    if (known && (known.settled || now - known.since < minute)) {
      known.times += 1;
      return known;
    }
    const use = { since: now, times: 1, settled: false };
    uses.set(node, use);
    return use;
  }

  function compileLater(node: OperationDefinitionNode, use: Use, { document, operationName }: Operation): void {
    use.settled = true;
    const size = compiledSize(schema, document, node, mostCompiledSize);
    if (size > mostCompiledSize || isConditional(document)) return;
    const isTaken = idle.push(() => {
      const run = jitExecutor(schema, document, operationName);
      if (run) compiled.set(node, { run, bytes: bytesOfOne + size * bytesOfField });
    });
    if (!isTaken) uses.delete(node);
  }

  return (operation) => {
    const { document, operationName, contextValue } = operation;
    const node = getOperationAST(document, operationName);
    if (!node || !isKnown(contextValue)) return interpret(operation);
    const made = compiled.get(node);
    if (made) return made.run(operation);
    const use = useOf(node);
    if (use.settled || use.times < Math.min(planFrom, compileFrom)) return interpret(operation);
    if (use.times <= planFrom) {
      const run = plannedExecutor(schema, operation, interpret);
      if (run) {
        compiled.set(node, { run, bytes: bytesOfOne });
        return run(operation);
      }
    }
    if (use.times >= compileFrom) compileLater(node, use, operation);
    return interpret(operation);
  };
}

/** By a read plan, and what that leaves by graphql-js. Null without a plan. */
function plannedExecutor(
  schema: GraphQLSchema,
  { document, operationName }: Operation,
  otherwise: ExecuteOperation,
): ExecuteOperation | null {
  const plan = readPlan(schema, document, operationName);
  if (!plan) return null;
  return async (operation) => (await plan(operation.variables, operation.contextValue)) ?? otherwise(operation);
}

/**
 * By graphql-jit; null for what it cannot compile. Variables are coerced by graphql-js: jit does not know the defaults of
 * input fields. It looks at the coerced values once more, so every scalar takes its own values.
 */
function jitExecutor(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
): ExecuteOperation | null {
  const query = compiledQuery(schema, document, operationName);
  if (!query) return null;
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  return ({ variables, rootValue, contextValue }) => {
    const { errors, coerced } = getVariableValues(schema, definitions, variables, { maxErrors: 50 });
    if (errors) return { errors };
    const result = query.query(rootValue, contextValue, coerced);
    return result instanceof Promise ? result.then(withRealErrors) : withRealErrors(result);
  };
}

/** Nobody waits for it who could be told what jit throws. */
function compiledQuery(schema: GraphQLSchema, document: DocumentNode, operationName: string | null) {
  try {
    const query = compileQuery(schema, document, operationName ?? '');
    return isCompiledQuery(query) ? query : null;
  } catch {
    return null;
  }
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
