import { isEnumType, type GraphQLSchema } from 'graphql';
import { labelOf } from '../src/platform/graphql/label.js';

/** The enums whose values the landing page shows in words. */
const shown = ['ChangeKind', 'SharingCategory', 'Timeliness'];

/** What the landing page calls them, as JSON: a page in a browser has the labels of the schema without the schema. */
export function pageLabels(schema: GraphQLSchema): string {
  const labels = shown.map((name) => {
    const type = schema.getType(name);
    if (!isEnumType(type)) throw new Error(`the schema has no enum ${name}`);
    // In the order of their names: that in which features are registered is that in which files were loaded.
    const values = type.getValues().toSorted((one, other) => (one.name < other.name ? -1 : 1));
    return [name, Object.fromEntries(values.map((value) => [value.name, labelOf(value.description)]))];
  });
  return `${JSON.stringify(Object.fromEntries(labels), null, 2)}\n`;
}
