import { z } from 'zod';
import type { HubClient } from '../hub-client.js';

/** A field of an input of the hub, as its schema tells. */
export interface ShapedField {
  readonly name: string;
  /** Name of its type, without lists and what must be there. */
  readonly type: string;
  readonly kind: string;
  readonly isList: boolean;
}

/** How a category is published: its mutation, and the fields of its input and of the objects in it. */
export interface PublishShape {
  readonly mutation: string;
  readonly inputType: string;
  readonly fields: ReadonlyMap<string, ShapedField>;
  /** Fields of an object in it, by the field that holds it; `sharing` is one. */
  readonly within: ReadonlyMap<string, ReadonlyMap<string, ShapedField>>;
  /** Names of the values of enums by what people call them, by the name of the enum. */
  readonly words: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

interface TypeReference {
  readonly kind: string;
  readonly name: string | null;
  readonly ofType?: TypeReference | null | undefined;
}
const reference: z.ZodType<TypeReference> = z.lazy(() =>
  z.object({ kind: z.string(), name: z.string().nullable(), ofType: reference.nullable().optional() }),
);
const described = z.object({
  inputFields: z.array(z.object({ name: z.string(), type: reference })).nullable(),
  enumValues: z.array(z.object({ name: z.string(), description: z.string().nullable() })).nullable(),
});
const answer = z.object({ __type: described.nullable() });
const query = `query ($name: String!) { __type(name: $name) { enumValues { name description } inputFields { name type {
  kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } }`;

/** `PENALTY_DECISION` is of the type `PenaltyDecision`. */
function typeNameOf(category: string): string {
  const words = category.toLowerCase().split('_');
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}

/** Asks the hub how categories are published, each once: whatever it has, now or later, can be published. Null for what it has not. */
export function publishShapes(client: HubClient): (category: string) => Promise<PublishShape | null> {
  const described = new Map<string, Promise<z.infer<typeof answer>['__type']>>();
  const typeOf = (name: string): Promise<z.infer<typeof answer>['__type']> => {
    const known =
      described.get(name) ?? client.ask(answer, { query, variables: { name } }).then(({ __type }) => __type);
    described.set(name, known);
    return known;
  };
  const fieldsOf = async (name: string): Promise<ReadonlyMap<string, ShapedField> | null> => {
    const fields = (await typeOf(name))?.inputFields;
    return fields ? new Map(fields.map(({ name: field, type }) => [field, shaped(field, type)])) : null;
  };

  async function ask(category: string): Promise<PublishShape | null> {
    if (!/^[A-Z]+(_[A-Z]+)*$/.test(category)) return null;
    const mutation = `publish${typeNameOf(category)}`;
    const inputType = `Publish${typeNameOf(category)}Input`;
    const fields = await fieldsOf(inputType);
    if (!fields) return null;
    const within = new Map<string, ReadonlyMap<string, ShapedField>>();
    for (const { name, type, kind, isList } of fields.values()) {
      const inner = kind === 'INPUT_OBJECT' && !isList ? await fieldsOf(type) : null;
      if (inner) within.set(name, inner);
    }
    const words = new Map<string, ReadonlyMap<string, string>>();
    for (const { kind, type } of [
      ...fields.values(),
      ...[...within.values()].flatMap((inner) => [...inner.values()]),
    ]) {
      if (kind !== 'ENUM' || words.has(type)) continue;
      const values = (await typeOf(type))?.enumValues ?? [];
      words.set(type, new Map(values.map(({ name, description }) => [wordOf(description ?? name), name])));
    }
    return { mutation, inputType, fields, within, words };
  }

  const shapes = new Map<string, Promise<PublishShape | null>>();
  return (category) => {
    const known = shapes.get(category) ?? ask(category);
    shapes.set(category, known);
    return known;
  };
}

/** What stands before the first mark of a description. */
function wordOf(description: string): string {
  return description.split(/[，（：；。]/, 1)[0] ?? description;
}

function shaped(name: string, given: TypeReference): ShapedField {
  let type: TypeReference = given;
  let isList = false;
  for (; type.ofType; type = type.ofType) isList ||= type.kind === 'LIST';
  return { name, type: type.name ?? '', kind: type.kind, isList };
}
