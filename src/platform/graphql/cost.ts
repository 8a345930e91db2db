import {
  getNullableType,
  getOperationAST,
  GraphQLError,
  isListType,
  Kind,
  type DocumentNode,
  type GraphQLSchema,
  type TypeNode,
} from 'graphql';
import { getComplexity, type ComplexityEstimatorArgs } from 'graphql-query-complexity';
import { LRUCache } from 'lru-cache';
import { defaultPage } from './connection.graphql.js';
import type { ExecuteOperation } from './executor.js';

/** The most that one operation may cost: a hundred records with everything that is known of them cost half of it. */
export const mostCost = 20_000;
/** What a list without a size of its own is reckoned at: revisions, extensions, tiers. */
const usualLength = 5;

/** What an operation costs at most: a point a field, times the size of every page and list around it. Null: not to be said. */
export type CostOf = (
  operation: Pick<Parameters<ExecuteOperation>[0], 'document' | 'operationName' | 'variables'>,
) => number | null;

export function costReckoner(schema: GraphQLSchema): CostOf {
  const known = new WeakMap<DocumentNode, Map<string | null, CostOfVariables>>();

  return ({ document, operationName, variables }) => {
    const ofDocument = known.get(document) ?? new Map<string | null, CostOfVariables>();
    known.set(document, ofDocument);
    const reckon = ofDocument.get(operationName) ?? costOfOperation(schema, document, operationName);
    ofDocument.set(operationName, reckon);
    return reckon(variables);
  };
}

type CostOfVariables = (variables: Readonly<Record<string, unknown>>) => number | null;

/** Only sizes change what an operation costs: it is reckoned once for equal ones. */
function costOfOperation(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): CostOfVariables {
  const sizes = sizeVariables(document, operationName);
  const costs = new LRUCache<string, number>({ max: 100 });
  return (variables) => {
    const key = sizes.length === 0 ? '' : JSON.stringify(sizes.map((name) => variables[name] ?? null));
    const cached = costs.get(key);
    if (cached !== undefined) return cached;
    try {
      const cost = getComplexity({
        schema,
        query: document,
        variables: { ...variables },
        estimators: [estimate],
        ...(operationName === null ? {} : { operationName }),
      });
      costs.set(key, cost);
      return cost;
    } catch {
      // Variables that do not fit: whoever executes the operation says which.
      return null;
    }
  };
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
  return new GraphQLError(`查询开销为${requested}，不得超过${mostCost}：请减少每页条数或字段`, {
    extensions: { code: 'COST_LIMIT_EXCEEDED', cost: { requested, limit: mostCost }, http: { status: 400 } },
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
  return isListType(getNullableType(field.type)) && !isOfPage ? usualLength : 1;
}

/** The variables that may be sizes: whole numbers and lists. */
function sizeVariables(document: DocumentNode, operationName: string | null): string[] {
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  return definitions.filter(({ type }) => maySize(type)).map(({ variable }) => variable.name.value);
}

function maySize(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return maySize(type.type);
  return type.kind === Kind.LIST_TYPE || type.name.value === 'Int';
}
