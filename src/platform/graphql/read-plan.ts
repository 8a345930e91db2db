import {
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  isNonNullType,
  locatedError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { Page } from './connection.graphql.js';
import { fragmentsOf } from './expansion.js';
import { NotPlanned } from './not-planned.js';
import { fieldsText, objectText, type Write } from './object-text.js';
import { plannedFields, type PlannedField } from './planned-field.js';
import { ReadyJson } from './ready-json.js';

/** A node of a list as finished JSON, in the bytes of a `ReadyJson`. */
export interface NodeJson {
  readonly json: string;
}

/** Reads a page of a list with its nodes as text, checking arguments and viewer as the list's resolver does. */
export type ReadNodes = (context: unknown, args: Record<string, unknown>, counted: boolean) => Promise<Page<NodeJson>>;

/**
 * How a list makes a reader of the fields selected of its nodes; null when one of them is not plain. A query field of a
 * connection type bears it as its extension `planNodes`.
 */
export type PlanNodes = (fields: readonly PlannedField[]) => ReadNodes | null;

/**
 * Answers one operation without executing it field by field. Null when that is left to the executor: for variables and arguments that it
 * refuses before anything is read, and for what was `NotPlanned`. Whatever else goes wrong is told from here, so that nothing is read twice.
 */
export type ReadPlan = (
  variables: Readonly<Record<string, unknown>>,
  contextValue: unknown,
) => Promise<ExecutionResult | null>;

/**
 * A plan for a query of exactly one list of which only plain fields are selected: the list makes the JSON of each node, and what is
 * around the nodes is written here. Null for every other document.
 */
export function readPlan(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): ReadPlan | null {
  const operation = getOperationAST(document, operationName);
  const query = schema.getQueryType();
  if (operation?.operation !== OperationTypeNode.QUERY || !query || operation.directives?.length) return null;
  const [list, ...others] = plannedFields(query, operation.selectionSet, fragmentsOf(document)) ?? [];
  const planNodes = list?.definition?.extensions['planNodes'] as PlanNodes | undefined;
  if (!list?.definition || !planNodes || others.length > 0) return null;

  const nodes = nodesOf(list.below);
  const read = nodes && planNodes(nodes);
  const write = connectionText(list.below);
  if (!read || !write) return null;
  const { definition, node, key } = list;
  const counted = list.below.some(({ name }) => name === 'totalCount');

  return async (variables, contextValue) => {
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
    const args = coerced && argumentsOf(definition, node, coerced);
    if (!args) return null;
    try {
      const page = await read(contextValue, args, counted);
      // Whoever sends the answer makes JSON of it, and of this nothing else can be made.
      return { data: new ReadyJson(`{"${key}":${write(page)}}`) as unknown as Record<string, unknown> };
    } catch (error) {
      if (error instanceof NotPlanned) return null;
      // As graphql-js tells of a field that failed.
      const data = isNonNullType(definition.type) ? null : { [key]: null };
      return { errors: [locatedError(error, [node], [key])], data };
    }
  };
}

/** Null for arguments that are refused. */
function argumentsOf(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Record<string, unknown>,
): Record<string, unknown> | null {
  try {
    return getArgumentValues(definition, node, variables);
  } catch {
    return null;
  }
}

/** The fields of the nodes; null unless they are selected exactly once, through `nodes` or through `edges { node }`. */
function nodesOf(connection: readonly PlannedField[]): readonly PlannedField[] | null {
  const edges = connection.filter(({ name }) => name === 'edges').flatMap(({ below }) => below);
  const [nodes, ...more] = [
    ...connection.filter(({ name }) => name === 'nodes'),
    ...edges.filter(({ name }) => name === 'node'),
  ];
  return nodes && more.length === 0 ? nodes.below : null;
}

function connectionText(fields: readonly PlannedField[]): Write<Page<NodeJson>> | null {
  return fieldsText(fields, ({ name, below }) => {
    if (name === 'nodes') return ({ nodes }) => `[${nodes.map(({ json }) => json).join(',')}]`;
    if (name === 'totalCount') return ({ totalCount }) => String(totalCount);
    if (name === 'edges') {
      const write = edgeText(below);
      return write && (({ edges }) => `[${edges.map(write).join(',')}]`);
    }
    const write = name === 'pageInfo' ? objectText(below) : null;
    return write && (({ pageInfo }) => write(pageInfo));
  });
}

function edgeText(fields: readonly PlannedField[]): Write<Page<NodeJson>['edges'][number]> | null {
  return fieldsText(fields, ({ name }) => {
    if (name === 'cursor') return ({ cursor }) => JSON.stringify(cursor);
    return name === 'node' ? ({ node }) => node.json : null;
  });
}
