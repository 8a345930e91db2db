import { assertInputObjectType, assertObjectType, type GraphQLSchema } from 'graphql';
import { labelOf } from '../../platform/graphql/label.js';
import { valueText } from '../../platform/graphql/value-text.js';
import type { Organization } from '../organizations/index.js';
import { categoryOf, type CategoryRegistry } from './record-category.js';
import type { RevisedValues } from './revised-values.sql.js';

/** A value that a revision replaced, in words of the API. */
export interface RevisedField {
  readonly field: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What a revision changed, in the order of the schema. Whom a record is shared with by name is its publisher's to know. */
export function revisedFields(
  schema: GraphQLSchema,
  categories: CategoryRegistry,
  { category, publisherKey, replaced, became }: RevisedValues,
  viewer: Organization,
): RevisedField[] {
  const fieldsOf = {
    // What is given and not told again is known by its input.
    ...assertInputObjectType(schema.getType('SharingRevisionInput')).getFields(),
    ...assertObjectType(schema.getType(categoryOf(categories, category).typeName)).getFields(),
  };
  return Object.values(fieldsOf)
    .filter(({ name }) => name in replaced && (name !== 'organizationCodes' || viewer.key === publisherKey))
    .map(({ name, type, description }) => ({
      field: name,
      label: labelOf(description) ?? name,
      before: valueText(type, replaced[name]),
      after: valueText(type, became[name]),
    }));
}
