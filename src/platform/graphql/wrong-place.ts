import { Kind, type GraphQLError, type VariableDefinitionNode } from 'graphql';

/** The variable's own definition is what graphql-js points at when its value has the wrong form; null for any other error. */
export function variableOf({ nodes }: GraphQLError): VariableDefinitionNode | null {
  const [node, ...others] = nodes ?? [];
  return node?.kind === Kind.VARIABLE_DEFINITION && others.length === 0 ? node : null;
}

/** What is said of a field of an input object, which has no place of its own: it is missing, or there is none of that name. */
const ofField = /^Field "(\w{1,100})" (?:of required type|is not defined)/;

/**
 * Where in the variables the wrong value stands, as `["input", "amounts", 0]`: graphql-js writes it into its message alone. Between
 * variable and place stands the value, printed with its quotation marks escaped, so that the last bare ` at "…"` is graphql-js's own.
 */
export function wrongPlace(error: GraphQLError, { variable }: VariableDefinitionNode): (string | number)[] {
  const name = variable.name.value;
  const reason = error.originalError?.message;
  if (reason === undefined || !error.message.endsWith(`; ${reason}`)) return [name];
  const before = error.message.slice(0, -reason.length - 2);
  const written = / at "\w+([\w.[\]]*)"$/.exec(before)?.[1] ?? '';
  const steps = Array.from(written.matchAll(/\.(\w+)|\[(\d+)\]/g), ([, field, index]) => field ?? Number(index));
  const field = ofField.exec(reason)?.[1];
  return [name, ...steps, ...(field === undefined ? [] : [field])];
}
