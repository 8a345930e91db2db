import {
  getNamedType,
  isInputObjectType,
  isListType,
  getNullableType,
  isLeafType,
  isObjectType,
  type GraphQLInputObjectType,
  type GraphQLSchema,
} from 'graphql';
import { procedureFeatures } from '../../../src/app/features.js';

/** A mutation of the schema, with the document that asks it. */
export interface KnownMutation {
  readonly name: string;
  readonly input: GraphQLInputObjectType;
  readonly document: string;
  /** The field of its payload that holds what it changed, and its type. */
  readonly changes: { readonly field: string; readonly type: string } | null;
}

/** What is wanted of whatever a mutation changed, where its type has it. */
const wanted = ['id', '__typename', 'revision', 'status', 'dueAt', 'category', 'scope', 'publisher'] as const;

export function mutationsOf(schema: GraphQLSchema): ReadonlyMap<string, KnownMutation> {
  const known = new Map<string, KnownMutation>();
  for (const { name, args, type } of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const told = args.find((arg) => arg.name === 'input');
    const input = told && getNamedType(told.type);
    const payload = getNamedType(type);
    if (!isInputObjectType(input) || !isObjectType(payload)) throw new Error(`${name} takes no input`);
    const fields = Object.values(payload.getFields()).filter((field) => field.name !== 'userErrors');
    const selected = fields.map((field) => {
      const of = getNamedType(field.type);
      if (isLeafType(of)) return field.name;
      const has = 'getFields' in of ? of.getFields() : {};
      const parts = wanted.filter((each) => each === '__typename' || each in has);
      return `${field.name} { ${parts.map((each) => (each === 'publisher' ? 'publisher { code }' : each)).join(' ')} }`;
    });
    const changed = fields.find(({ name: field, type: of }) => {
      const nullable = getNullableType(of);
      return field !== 'change' && !isListType(nullable) && !isLeafType(nullable);
    });
    known.set(name, {
      name,
      input,
      document: `mutation ($input: ${input.name}!) { answer: ${name}(input: $input) {
        ${selected.join(' ')} userErrors { path code message rule } } }`,
      changes: changed ? { field: changed.name, type: getNamedType(changed.type).name } : null,
    });
  }
  return known;
}

/** All procedures of the hub, by the type that the API gives them. */
export const procedures = new Map(procedureFeatures.map(({ procedure }) => [procedure.typeName, procedure]));

/** The mutation that corrects the facts of a procedure, by its type. */
export const corrections: ReadonlyMap<string, string> = new Map(
  [...procedures.keys()].map((type) => [type, `correct${type}`]),
);

/** The steps that a mutation takes, in whichever procedure. */
export function stepsOf(mutation: string) {
  return [...procedures.values()].flatMap(({ typeName, table, mutations, otherMaterials = {} }) =>
    Object.entries(table.steps).flatMap(([name, step]) =>
      mutations[name] === mutation ? [{ typeName, name, step, table, otherMaterials }] : [],
    ),
  );
}
