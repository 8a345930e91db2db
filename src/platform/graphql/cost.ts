import {
  getNullableType,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  isListType,
  Kind,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type TypeNode,
} from 'graphql';
import { getComplexity, type ComplexityEstimatorArgs } from 'graphql-query-complexity';
import { LRUCache } from 'lru-cache';
import { defaultPage } from './connection.js';
import type { ExecuteOperation } from './executor.js';

/** The most that one operation may cost: a hundred records with everything that is known of them cost three quarters of it. */
export const mostCost = 20_000;
/** What a list without a size of its own is reckoned at: revisions, extensions, tiers. One that is shorter says so, as its extension `usualLength`. */
const usualLength = 5;
/** Costs kept for an operation: one page size, or a few. */
const mostKept = 32;

/**
 * What an operation costs at most: a point a field, times the size of every page and list around it. Infinite where it cannot
 * be reckoned; null where its variables do not fit, or no operation is named so: whoever executes it says which.
 */
export type CostOf = (
  operation: Pick<Parameters<ExecuteOperation>[0], 'document' | 'operationName' | 'variables'>,
) => number | null;

type Values = Readonly<Record<string, unknown>>;

export function costReckoner(schema: GraphQLSchema): CostOf {
  const known = new WeakMap<OperationDefinitionNode, (variables: Values) => number | null>();

  return ({ document, operationName, variables }) => {
    const operation = getOperationAST(document, operationName);
    if (!operation) return null;
    const reckon = known.get(operation) ?? costOfOperation(schema, document, operation);
    known.set(operation, reckon);
    return reckon(variables);
  };
}

/** Only sizes and conditions change what an operation costs: it is reckoned once for equal ones. */
function costOfOperation(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
  const definitions = operation.variableDefinitions ?? [];
  const deciding = definitions
    .filter(({ type }) => mayDecide(type))
    .map(({ variable, type }) => ({ name: variable.name.value, isList: isList(type) }));
  const costs = new LRUCache<string, number>({ max: mostKept });
  // Other operations of the document are no concern of this one's.
  const query = {
    ...document,
    definitions: document.definitions.filter(
      (definition) => definition === operation || definition.kind === Kind.FRAGMENT_DEFINITION,
    ),
  };

  return (variables: Values): number | null => {
    const key = costKey(deciding, variables);
    const cached = key === null ? undefined : costs.get(key);
    if (cached !== undefined) return cached;
    if (getVariableValues(schema, definitions, variables).errors) return null;
    const cost = complexity(schema, query, variables);
    if (key !== null) costs.set(key, cost);
    return cost;
  };
}

function complexity(schema: GraphQLSchema, query: DocumentNode, variables: Values): number {
  try {
    const cost = getComplexity({ schema, query, variables: { ...variables }, estimators: [estimate] });
    return Number.isNaN(cost) ? Infinity : cost;
  } catch {
    return Infinity;
  }
}

/** Refuses what costs too much, and tells of everything else what it cost, in `extensions.cost`. */
export function withCost(costOf: CostOf, execute: ExecuteOperation): ExecuteOperation {
  return async (operation) => {
    const requested = costOf(operation);
    const refusal = tooExpensive(requested);
    if (refusal) return { errors: [refusal] };
    const result = await execute(operation);
    return requested === null ? result : { ...result, extensions: { cost: { requested, limit: mostCost } } };
  };
}

export function tooExpensive(requested: number | null): GraphQLError | null {
  if (requested === null || requested <= mostCost) return null;
  const extensions = { code: 'COST_LIMIT_EXCEEDED', http: { status: 400 } };
  if (requested === Infinity) return new GraphQLError('查询开销无法核算，不予执行', { extensions });
  return new GraphQLError(`查询开销为${requested}，不得超过${mostCost}：请减少每页条数或字段`, {
    extensions: { ...extensions, cost: { requested, limit: mostCost } },
  });
}

function estimate({ type, field, args, childComplexity }: ComplexityEstimatorArgs): number {
  return 1 + childComplexity * lengthOf({ type, field, args });
}

function lengthOf({ type, field, args }: Pick<ComplexityEstimatorArgs, 'type' | 'field' | 'args'>): number {
  const isPaged = field.args.some(({ name }) => name === 'first');
  if (isPaged)
    return Math.max(0, Number(args['first'] ?? args['last'] ?? field.extensions['defaultSize'] ?? defaultPage));
  if (Array.isArray(args['ids'])) return args['ids'].length;
  // The lists of a page are as long as the page, which was reckoned above them.
  const isOfPage = /(Connection|Page)$/.test(type.name);
  if (!isListType(getNullableType(field.type)) || isOfPage) return 1;
  return Number(field.extensions['usualLength'] ?? usualLength);
}

interface Deciding {
  readonly name: string;
  readonly isList: boolean;
}

/**
 * What the cost depends on, and nothing else that a caller has sent: the length of a list, a number or a condition. Null for a
 * value that cannot be one; such are not kept.
 */
function costKey(deciding: readonly Deciding[], variables: Values): string | null {
  let key = '';
  for (const { name, isList } of deciding) {
    const value = variables[name];
    if (value === undefined || value === null || typeof value === 'boolean') key += `${value},`;
    else if (isList) key += `${Array.isArray(value) ? value.length : 1},`;
    else if (typeof value === 'number') key += `${value},`;
    else return null;
  }
  return key;
}

/** The variables that may be sizes or conditions: whole numbers, lists, and what @include and @skip take. */
function mayDecide(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return mayDecide(type.type);
  return type.kind === Kind.LIST_TYPE || type.name.value === 'Int' || type.name.value === 'Boolean';
}

function isList(type: TypeNode): boolean {
  return type.kind === Kind.NON_NULL_TYPE ? isList(type.type) : type.kind === Kind.LIST_TYPE;
}
