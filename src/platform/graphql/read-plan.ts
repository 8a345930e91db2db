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
import { fragmentsOf } from './expansion.js';
import { listPlan } from './list-plan.js';
import { nodePlan } from './node-plan.js';
import { NotPlanned } from './not-planned.js';
import { plannedFields } from './planned-field.js';
import { ReadyJson } from './ready-json.js';

/**
 * Answers one operation without executing it field by field. Null when that is left to the executor: for variables and arguments that it
 * refuses before anything is read, and for what was `NotPlanned`. Whatever else goes wrong is told from here, so that nothing is read twice.
 */
export type ReadPlan = (
  variables: Readonly<Record<string, unknown>>,
  contextValue: unknown,
) => Promise<ExecutionResult | null>;

/**
 * A plan for a query of exactly one field, a list or an object by its id, of which only plain fields are selected: it makes its own JSON,
 * and what is around it is written here. Null for every other document.
 */
export function readPlan(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): ReadPlan | null {
  const operation = getOperationAST(document, operationName);
  const query = schema.getQueryType();
  if (operation?.operation !== OperationTypeNode.QUERY || !query || operation.directives?.length) return null;
  const fragments = fragmentsOf(document);
  const [field, ...others] = plannedFields(query, operation.selectionSet, fragments) ?? [];
  if (!field?.definition || others.length > 0) return null;
  const { definition, node, key } = field;
  const read = nodePlan(schema, definition, node, fragments) ?? listPlan(field);
  if (!read) return null;

  return async (variables, contextValue) => {
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
    const args = coerced && argumentsOf(definition, node, coerced);
    if (!args) return null;
    try {
      const json = await read(contextValue, args);
      // Whoever sends the answer makes JSON of it, and of this nothing else can be made.
      return { data: new ReadyJson(`{"${key}":${json}}`) as unknown as Record<string, unknown> };
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
