import { getNamedType, isInterfaceType, type FieldNode, type GraphQLField, type GraphQLSchema } from 'graphql';
import { NotPlanned } from './not-planned.js';
import { objectText, type Write } from './object-text.js';
import { plannedFields, type Fragments } from './planned-field.js';
import { bytesOf } from './ready-json.js';
import type { Selecting } from './selection.js';

/**
 * Finds an object of any type as its field's resolver does, with `__typename`. A query field of an interface type bears it as its extension
 * `findNode`.
 */
export type FindNode = (
  context: unknown,
  args: Readonly<Record<string, unknown>>,
  selecting: Selecting,
) => Promise<object | null>;

/** Makes the JSON of a field, in the bytes of a `ReadyJson`. */
export type ReadField = (context: unknown, args: Readonly<Record<string, unknown>>) => Promise<string>;

/**
 * A reader of one object of any type of which only plain fields are selected, whichever type it turns out to be; null when there are others, or
 * the field finds none.
 */
export function nodePlan(
  schema: GraphQLSchema,
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  fragments: Fragments,
): ReadField | null {
  const find = definition.extensions['findNode'] as FindNode | undefined;
  const type = getNamedType(definition.type);
  if (!find || !isInterfaceType(type)) return null;
  const writers = new Map<string, Write<object>>();
  for (const possible of schema.getPossibleTypes(type)) {
    const fields = plannedFields(possible, node.selectionSet, fragments);
    const write = fields && objectText(fields);
    if (!write) return null;
    writers.set(possible.name, write);
  }
  const selecting: Selecting = { fieldNodes: [node], fragments: Object.fromEntries(fragments) };
  return async (context, args) => {
    const found = (await find(context, args, selecting)) as { readonly __typename: string } | null;
    if (found === null) return 'null';
    const write = writers.get(found.__typename);
    if (!write) throw new NotPlanned(`${found.__typename} is no type of ${type.name}`);
    return bytesOf(write(found));
  };
}
