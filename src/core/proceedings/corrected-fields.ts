import { assertObjectType, GraphQLString, type GraphQLSchema } from 'graphql';
import { labelOf } from '../../platform/graphql/label.js';
import { valueText } from '../../platform/graphql/value-text.js';
import type { RevisedField } from '../records/index.js';
import type { StepChanges } from './proceeding.js';
import type { Procedure } from './procedure.js';

/** What a step put right, in words of the API: facts by their fields, numbers of documents by the names of their drafts. */
export function correctedFields(
  schema: GraphQLSchema,
  { typeName, drafts = [] }: Pick<Procedure, 'typeName' | 'drafts'>,
  changes: StepChanges | null,
): RevisedField[] {
  if (changes === null) return [];
  const fields = assertObjectType(schema.getType(typeName)).getFields();
  return Object.entries(changes).map(([field, [before, after]]) => {
    const draft = drafts.find(({ name }) => name === field);
    const { type = GraphQLString, description } = fields[field] ?? {};
    const label = draft ? `${draft.label}发文字号` : (labelOf(description) ?? field);
    return { field, label, before: valueText(type, before), after: valueText(type, after) };
  });
}
