import { getNamedType, isNonNullType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';

/** A field of the schema that gives a page of a list. */
export interface CursorList {
  /** `Query.people`, `PenaltyImport.errors`. */
  readonly name: string;
  /** A query of it, over `$cursor` as one of its arguments. */
  query(argument: 'after' | 'before', selection: string): string;
  /** Where its errors stand in the answer. */
  readonly path: readonly string[];
}

/** What lists must be given beside, by argument. */
const required: Readonly<Record<string, string>> = {
  check: 'CONFISCATION_WITHOUT_AMOUNT',
  figure: 'DUE',
  organizationCode: '"xzf"',
  // Also what is due after today, whenever that is.
  period: '{ from: "2026-01-01", to: "2099-12-31" }',
  text: '"砂石"',
};
/** Fields with `after` that are no lists: cursors of the change log, which `test/api/changes/cursors` is about. */
const ofChangeLog = ['Query.changes', 'Query.verifyLog', 'Subscription.changes'];

/** An object that has lists of its own: the field of Query that gives it, with its arguments. */
export interface Owner {
  readonly field: string;
  args(): string;
}

/** Every list of the schema; those below another type than Query in the object that is given for the type. */
export function cursorLists(schema: GraphQLSchema, owners: Readonly<Record<string, Owner>>): CursorList[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({ type, field, name: `${type.name}.${field.name}` })),
    )
    .filter(({ field, name }) => field.args.some(isAfter) && !ofChangeLog.includes(name))
    .map(({ type, field, name }) => {
      const page = getNamedType(field.type);
      if (!isObjectType(page) || !page.name.endsWith('Connection'))
        throw new Error(`${name} takes cursors and is no list`);
      const owner = type === schema.getQueryType() ? null : owners[type.name];
      if (owner === undefined) throw new Error(`${name}: nobody says how to reach a ${type.name}`);
      const others = othersOf(field);
      return {
        name,
        query(argument, selection) {
          const list = `${field.name}(${argument}: $cursor${others}) { ${selection} }`;
          return `query ($cursor: String) { ${owner ? `${owner.field}(${owner.args()}) { ${list} }` : list} }`;
        },
        path: [...(owner ? [owner.field] : []), field.name],
      };
    });
}

function isAfter({ name }: { readonly name: string }): boolean {
  return name === 'after';
}

function othersOf({ name, args }: GraphQLField<unknown, unknown>): string {
  const needed = args.filter(({ type }) => isNonNullType(type));
  return needed
    .map((each) => {
      const value = required[each.name];
      if (value === undefined) throw new Error(`${name} needs ${each.name}`);
      return `, ${each.name}: ${value}`;
    })
    .join('');
}
