import {
  GraphQLObjectType,
  GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
} from 'graphql';

/** Whether a root field stays. */
export type KeepsField = (root: 'query' | 'mutation' | 'subscription', field: string) => boolean;

/**
 * The schema with some of its root fields, and of its types those that can be met from there. Where a root field lists what an interface stands for,
 * and some of that is met otherwise too, all of it stays, so that whoever asks sees all that may come; `Node`, which nearly everything is, brings none
 * along.
 */
export function narrowedSchema(schema: GraphQLSchema, keeps: KeepsField): GraphQLSchema {
  const roots = {
    query: narrowed(schema.getQueryType(), (field) => keeps('query', field)),
    mutation: narrowed(schema.getMutationType(), (field) => keeps('mutation', field)),
    subscription: narrowed(schema.getSubscriptionType(), (field) => keeps('subscription', field)),
  };
  let types: readonly GraphQLNamedType[] = [];
  for (;;) {
    const met = new GraphQLSchema({ ...roots, types, directives: schema.getDirectives() });
    const companions = listed(met)
      .filter((type) => type.name !== 'Node' && met.getImplementations(type).objects.length > 0)
      .flatMap((type) => implementersOf(schema, type))
      .filter(({ name }) => !met.getType(name));
    if (companions.length === 0) return met;
    types = [...types, ...companions];
  }
}

/** Interfaces that a root field gives, or a field of what it gives: a list of nodes, a payload. */
function listed(schema: GraphQLSchema): GraphQLInterfaceType[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const given = roots.flatMap((root) => (root ? typesOfFields(root) : []));
  return [...new Set([...given, ...given.flatMap(typesOfFields)])].filter(isInterfaceType);
}

function typesOfFields(type: GraphQLNamedType): GraphQLNamedType[] {
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).map((field) => getNamedType(field.type));
}

function implementersOf(schema: GraphQLSchema, { name }: GraphQLInterfaceType): readonly GraphQLObjectType[] {
  const type = schema.getType(name);
  return isInterfaceType(type) ? schema.getImplementations(type).objects : [];
}

/** Null where nothing of it stays. */
function narrowed(
  root: GraphQLObjectType | null | undefined,
  keeps: (field: string) => boolean,
): GraphQLObjectType | null {
  if (!isObjectType(root)) return null;
  const config = root.toConfig();
  const fields = Object.entries(config.fields).filter(([name]) => keeps(name));
  return fields.length === 0 ? null : new GraphQLObjectType({ ...config, fields: Object.fromEntries(fields) });
}
