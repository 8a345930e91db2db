import { GraphQLError } from 'graphql';

/** Inputs of the schema nest five deep; graphql-js, and whoever looks at a value, calls itself for each level. */
const deepest = 32;

/** Refuses variables that are nested so deep that looking at them would overflow the stack; null: they are not. */
export function tooDeep(variables: Readonly<Record<string, unknown>>): GraphQLError | null {
  const found = Object.keys(variables).find((name) => isDeeper(variables[name], deepest));
  if (found === undefined) return null;
  return new GraphQLError(`变量嵌套不得超过${deepest}层`, {
    extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
  });
}

function isDeeper(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((part) => isDeeper(part, left - 1));
}
