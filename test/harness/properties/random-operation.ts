import {
  getNamedType,
  GraphQLBoolean,
  GraphQLNonNull,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { Choices } from './choices.js';
import { argumentWriter, type Pool, type Variables } from './random-arguments.js';

export interface RandomOperation {
  readonly source: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

const deepest = 5;

/**
 * A query that is syntactically sound and names only what the schema has; whether its fields merge is left to validation.
 * Aliases, fragments named and inline, directives, `__typename` and variables with and without defaults come at any place.
 */
export function randomOperation(
  schema: GraphQLSchema,
  choices: Choices,
  pool: Pool,
  options: { readonly directives: boolean },
): RandomOperation {
  const variables: Variables = { definitions: [], values: {} };
  const { argumentsOf, variableOf } = argumentWriter(choices, pool, variables);
  const fragments = new Map<string, { type: string; text: string }>();
  let aliases = 0;

  function directives(): string {
    const written = ['include', 'skip'].filter(() => options.directives && choices.chance(8));
    const flag = (): string =>
      choices.chance(50)
        ? variableOf(choices.chance(50), 'if', new GraphQLNonNull(GraphQLBoolean))
        : String(choices.chance(50));
    return written.map((name) => ` @${name}(if: ${flag()})`).join('');
  }

  function alias(): string {
    aliases += 1;
    return `a${aliases}: `;
  }

  function field(of: GraphQLField<unknown, unknown>, depth: number, renamed: boolean): string {
    const type = getNamedType(of.type);
    const below = isCompositeType(type) ? ` ${selection(type, depth + 1)}` : '';
    return `${renamed ? alias() : ''}${of.name}${argumentsOf(of.args)}${directives()}${below}`;
  }

  function fragment(type: GraphQLCompositeType, depth: number): string {
    const on = choices.pick(conditionsOn(type));
    const named = choices.chance(40);
    const known = [...fragments].filter(([, { type: fragmentType }]) => fragmentType === on.name);
    if (named && known.length > 0 && choices.chance(50)) return `...${choices.pick(known)[0]}${directives()}`;
    const condition = on === type && choices.chance(30) ? '' : ` on ${on.name}`;
    const text = selection(on, depth);
    if (!named) return `...${condition}${directives()} ${text}`;
    const name = `F${fragments.size}`;
    fragments.set(name, { type: on.name, text: `fragment ${name} on ${on.name} ${text}` });
    return `...${name}${directives()}`;
  }

  /** What a fragment on a type may name: itself, what it may be, and the interfaces that all of it has. */
  function conditionsOn(type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
    const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
    const interfaces = isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : [];
    return [type, ...possible, ...interfaces];
  }

  function selection(type: GraphQLCompositeType, depth: number): string {
    const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
    const leaves = fields.filter((one) => !isCompositeType(getNamedType(one.type)));
    const within = depth < deepest ? fields : leaves;
    const selected = new Set<string>();
    const parts = Array.from({ length: choices.below(depth === 0 ? 4 : 5) + 1 }, () => {
      if (within.length === 0 || choices.chance(6)) return '__typename';
      if (depth < deepest && choices.chance(isAbstractType(type) ? 45 : 12)) return fragment(type, depth);
      const picked = choices.pick(within);
      const again = selected.has(picked.name) && picked.args.length > 0;
      selected.add(picked.name);
      return field(picked, depth, aliases < 30 && (again || choices.chance(10)));
    });
    return `{ ${parts.join(' ')} }`;
  }

  const query = schema.getQueryType();
  if (!query) throw new Error('the schema has no queries');
  const body = selection(query, 0);
  const others = choices.chance(10) ? ['query Other { __typename }'] : [];
  const named = others.length > 0 || choices.chance(40);
  const declared = variables.definitions.length > 0 ? `(${variables.definitions.join(', ')})` : '';
  const operation = `query ${named ? 'Main' : ''}${declared} ${body}`;
  return {
    source: [operation, ...others, ...[...fragments.values()].map(({ text }) => text)].join('\n'),
    operationName: named ? 'Main' : null,
    variables: variables.values,
  };
}
