import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isUnionType,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLScalarType,
  type GraphQLSchema,
} from 'graphql';

export type Root = 'query' | 'mutation' | 'subscription';

/** One scalar or enum that a caller may send: an argument of a root field, or a field somewhere within one. */
export interface Place {
  readonly root: Root;
  readonly field: GraphQLField<unknown, unknown>;
  /** Argument, then fields of inputs and places of lists. */
  readonly path: readonly string[];
  readonly type: GraphQLScalarType | GraphQLEnumType;
}

const deepest = 6;

/** Every such place of the schema. */
export function placesOf(schema: GraphQLSchema): Place[] {
  const roots = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  };
  return Object.entries(roots).flatMap(([root, type]) =>
    Object.values(type?.getFields() ?? {}).flatMap((field) =>
      field.args.flatMap((argument) =>
        within(argument.type, [argument.name]).map((place) => ({ root: root as Root, field, ...place })),
      ),
    ),
  );
}

function within(given: GraphQLInputType, path: readonly string[]): Pick<Place, 'path' | 'type'>[] {
  const type = getNullableType(given);
  if (isListType(type)) return within(type.ofType, [...path, '0']);
  if (!isInputObjectType(type)) return [{ path, type }];
  if (path.length >= deepest) return [];
  return Object.values(type.getFields()).flatMap((field) => within(field.type, [...path, field.name]));
}

const hostileTexts = [
  '',
  ' ',
  'x'.repeat(10_000),
  '\u0000',
  '\ud800',
  `'; DROP TABLE shared_record; --`,
  '%',
  '__proto__',
  '-'.repeat(36),
  'rec_ffffffffffffffffffffffffffffffff',
  'psn_999999999',
  '2024-02-30T09:00:00+08:00',
  ...[
    '2024-02-30T25:61:61+99:99|------------------------------------',
    '9999999999',
    '|',
    '0001-01-01T00:00:00Z|x',
  ].map((place) => Buffer.from(place).toString('base64url')),
];

/** The ends of each scalar, and what lies beyond and beside them. */
export const scalarEnds: Readonly<Record<string, readonly unknown[]>> = {
  DateTime: [
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00Z',
    '0001-01-01T00:00:00+23:59',
    '1900-12-31T23:59:59+08:05',
    '1949-09-30T23:59:59.999999+08:00',
    '1949-10-01T00:00:00+08:00',
    '1988-06-01T02:30:00+09:00',
    '2024-02-29T12:00:00.1234567+05:45',
    '2023-02-29T00:00:00Z',
    '2016-12-31T23:59:60Z',
    '2024-01-01T24:00:00Z',
    '2024-01-01T00:00:00+24:00',
    '2024-03-30T08:59:59.9+08:00',
    '2200-12-31T23:59:59.999999+08:00',
    '2201-01-01T00:00:00+08:00',
    '9999-12-31T23:59:59Z',
    '9999-12-31T23:59:59.999999999-23:59',
    '2024-03-30',
    '',
    0,
  ],
  LocalDate: [
    '0000-01-01',
    '0001-01-01',
    '1949-09-30',
    '1949-10-01',
    '2023-02-29',
    '2024-02-29',
    '2024-04-31',
    '2200-12-31',
    '2201-01-01',
    '9999-12-31',
    '+10000-01-01',
    '2024-03-30T00:00:00Z',
    '',
    20_240_330,
  ],
  Int: [-2_147_483_648, -1, 0, 1, 2_147_483_647, 2_147_483_648, Number.MAX_SAFE_INTEGER, 1.5, '1'],
  Float: [-Number.MAX_VALUE, -0, 0.1 + 0.2, Number.MAX_VALUE, Number.MIN_VALUE, 'NaN'],
  Decimal: [
    '-0',
    '0',
    '-1',
    '0.30000000000000004',
    '9999999999999999.99',
    '10000000000000000',
    `-${'9'.repeat(30)}.${'9'.repeat(15)}`,
    '9'.repeat(31),
    '1e400',
    'NaN',
    'Infinity',
    '.5',
    '１',
    '',
    2000,
  ],
  Boolean: [true, false, 'true', 1],
  String: hostileTexts,
  ID: hostileTexts,
};

/** What is tried at a place: every value of an enum and one it does not have, or the ends of the scalar. */
export function endsOf({ type }: Place): readonly unknown[] {
  if (isEnumType(type)) return [...type.getValues().map(({ name }) => name), 'NOT_A_VALUE', 1];
  const ends = scalarEnds[type.name];
  if (!ends) throw new Error(`no ends are known of ${type.name}`);
  return ends;
}

/** A likely value for a scalar by the name of what takes it. */
export type Likely = (name: string, type: GraphQLScalarType) => unknown;

/** Writes variables that are likely to be accepted, but for one place. */
export function variablesFor({ field, path }: Place, end: unknown, likely: Likely, base: object | undefined): object {
  const [tried = ''] = path;
  const given = field.args.filter(({ name, type }) => name === tried || isNonNullType(type));
  return Object.fromEntries(
    given.map(({ name, type }) => [
      name,
      valueOf(name, type, name === tried ? path.slice(1) : null, name === 'input' ? base : undefined),
    ]),
  );

  function valueOf(name: string, given: GraphQLInputType, rest: readonly string[] | null, start?: unknown): unknown {
    if (rest?.length === 0) return end;
    const type = getNullableType(given);
    const [next = '', ...further] = rest ?? [];
    if (isListType(type)) {
      if (rest === null && start !== undefined) return start;
      return [valueOf(name, type.ofType, rest && further, Array.isArray(start) ? start[0] : undefined)];
    }
    if (isInputObjectType(type)) {
      if (rest === null && start !== undefined) return start;
      const fields = Object.values(type.getFields());
      const likeliest = fields
        .filter((one) => isNonNullType(one.type) && one.defaultValue === undefined)
        .map((one) => [one.name, valueOf(one.name, one.type, null)] as const);
      const object: Record<string, unknown> = { ...Object.fromEntries(likeliest), ...(start as object | undefined) };
      const inside = fields.find((one) => one.name === next);
      return inside ? { ...object, [next]: valueOf(next, inside.type, further, object[next]) } : object;
    }
    if (start !== undefined) return start;
    return isEnumType(type) ? type.getValues()[0]?.name : likely(name, type);
  }
}

/** An operation on a root field alone, all its arguments variables: it selects every leaf of the answer and of what is in it. */
export function operationOn({ root, field }: Pick<Place, 'root' | 'field'>): string {
  const declared = field.args.map(({ name, type }) => `$${name}: ${type.toString()}`).join(', ');
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const [definitions, given] = passed === '' ? ['', ''] : [`(${declared})`, `(${passed})`];
  return `${root} Walk${definitions} { ${field.name}${given}${selectionOf(field.type, 1)} }`;
}

function selectionOf(of: GraphQLOutputType, below: number): string {
  const type = getNamedType(of);
  if (!isCompositeType(type)) return '';
  if (isUnionType(type)) return ' { __typename }';
  const fields = Object.values(type.getFields()).filter(
    ({ args }) => !args.some(({ type: each }) => isNonNullType(each)),
  );
  const selected = fields.flatMap((each) => {
    if (isLeafType(getNamedType(each.type))) return [each.name];
    return below > 0 ? [`${each.name}${selectionOf(each.type, below - 1)}`] : [];
  });
  return ` { __typename ${selected.join(' ')} }`;
}
