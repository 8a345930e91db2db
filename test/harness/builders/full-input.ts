import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';

/** A text field of an input, and where it stands in one that gives every field. */
interface TextField {
  readonly path: readonly string[];
  readonly field: Pick<GraphQLInputField, 'name' | 'extensions'>;
}

/** Values that scalars with a form of their own take. */
const values: Readonly<Record<string, unknown>> = {
  ID: 'rec_00000000000000000000000000000000',
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTime: '2026-11-23T09:00:00+08:00',
  LocalDate: '2026-11-23',
  Decimal: '1.00',
};

/** An input of a type that gives every field, at every depth, lists with one element; `text` is what each text says. */
export function fullInput(type: GraphQLInputType, text: (field: TextField) => string): unknown {
  const valueOf = (of: GraphQLInputType, at: TextField): unknown => {
    const nullable = getNullableType(of);
    if (isListType(nullable)) return [valueOf(nullable.ofType, { ...at, path: [...at.path, '0'] })];
    if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields());
      return Object.fromEntries(
        fields.map((field) => [field.name, valueOf(field.type, { path: [...at.path, field.name], field })]),
      );
    }
    const { name } = getNamedType(of);
    if (name === 'String') return text(at);
    if (!(name in values)) throw new Error(`there is no value for ${name}`);
    return values[name];
  };
  return valueOf(type, { path: [], field: { name: 'input', extensions: {} } });
}
