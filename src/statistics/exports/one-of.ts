import { badInput } from '../../platform/graphql/connection.graphql.js';

/**
 * What a parameter of a URL chooses among names.
 * @throws GraphQLError BAD_USER_INPUT that tells the names
 */
export function oneOf<Value>(
  parameters: URLSearchParams,
  name: string,
  values: Readonly<Record<string, Value>>,
  usual: string,
): Value {
  const asked = parameters.get(name) ?? usual;
  const value = Object.hasOwn(values, asked) ? values[asked] : undefined;
  if (value === undefined) throw badInput(`参数 ${name}：须为 ${Object.keys(values).join('、')} 之一`);
  return value;
}
