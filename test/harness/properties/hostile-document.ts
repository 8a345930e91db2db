import type { GraphQLSchema } from 'graphql';
import type { Choices } from './choices.js';
import type { Pool } from './random-arguments.js';
import { randomOperation } from './random-operation.js';
import { wholeDocuments } from './whole-documents.js';

/** A request for an operation as a stranger or a careless program sends it: of any form, at or beyond every limit. */
export interface HostileDocument {
  readonly query: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
  readonly extensions?: unknown;
}

/** Makes documents that are valid, nearly valid and nothing of the kind; most are large in one way or another. */
export function hostileDocuments(schema: GraphQLSchema, pool: Pool) {
  const whole = [1, 2, 3].flatMap((depth) => wholeDocuments(schema, depth));
  const roots = Object.keys(schema.getQueryType()?.getFields() ?? {});
  const times = (count: number, part: (n: number) => string): string =>
    Array.from({ length: count }, (_, n) => part(n)).join(' ');

  return (choices: Choices): HostileDocument => {
    const shapes: readonly (() => HostileDocument)[] = [
      () => {
        const { source, ...others } = randomOperation(schema, choices, pool, { directives: true });
        return { query: source, ...others };
      },
      () => ({ query: choices.pick(whole).text }),
      () => ({ query: doubled(1 + choices.below(29), choices.below(3)) }),
      () => ({
        query: `{ viewer { ${times(1 + choices.below(1900), () => choices.pick(['name', 'roles', '__typename']))} } }`,
      }),
      () => ({ query: `{ ${times(1 + choices.below(31), (n) => `a${n}: viewer { name }`)} }` }),
      () => ({ query: `{ ${times(1 + choices.below(40), () => choices.pick(roots))} }` }),
      () => ({ query: fragmentsBesides(1 + choices.below(60), 1 + choices.below(30)) }),
      () => ({ query: circle(1 + choices.below(12)) }),
      () => ({
        query: `{ nodes(ids: ${'['.repeat(choices.below(2100))}"x"${']'.repeat(choices.below(2100))}) { id } }`,
      }),
      () => ({
        query: `${times(1 + choices.below(200), (n) => `query Q${n} { ...F }`)} fragment F on Query { viewer { name } }`,
        operationName: `Q${choices.below(220)}`,
      }),
      () => ({ query: introspection(choices) }),
      () => ({
        query: times(1 + choices.below(400), () =>
          choices.pick([
            '{',
            '}',
            '...',
            '@skip',
            '"',
            '"""',
            '$x',
            '处罚',
            '\ud83d',
            '\u0000',
            '!',
            'query',
            '[',
            ':',
          ]),
        ),
      }),
      () => ({
        query: choices.pick([null, 1, {}, [], '', ' ', true, '{ viewer { name } }']),
        operationName: choices.pick([null, 1, '', {}, '甲']),
      }),
    ];
    const made = choices.pick(shapes)();
    return choices.chance(40) ? burdened(made, choices) : made;
  };

  function introspection(choices: Choices): string {
    const list = (): string => choices.pick(['fields', 'inputFields', 'interfaces', 'possibleTypes', 'enumValues']);
    const body = (depth: number): string =>
      `{ name ${times(1 + choices.below(3), (n) => `${choices.chance(30) ? `a${depth}${n}: ` : ''}${list()} { name ${depth > 0 ? `... on __Field { type ${body(depth - 1)} args { type { name } } }` : ''} }`)} }`;
    return choices.chance(50)
      ? `{ __schema { types ${body(choices.below(4))} } }`
      : `{ __type(name: "Query") ${body(choices.below(4))} }`;
  }
}

/** The same, with more around it than it needs. */
function burdened(made: HostileDocument, choices: Choices): HostileDocument {
  const size = choices.pick([10, 1_000, 100_000]);
  const burdens: readonly (() => HostileDocument)[] = [
    () => ({ ...made, query: `${String(made.query)} # ${'注'.repeat(Math.floor(size / 4))}` }),
    () => ({ ...made, query: `\uFEFF${' ,\n'.repeat(Math.floor(size / 3))}${String(made.query)}` }),
    () => ({ ...made, variables: { ...(made.variables as object), unknown: 'x'.repeat(size) } }),
    // Deeper than this, JSON.stringify gives up before anything is sent.
    () => ({ ...made, variables: { ids: nested(Math.min(size, 1_000)) } }),
    () => ({
      ...made,
      variables: JSON.parse(
        `{"__proto__":{"a":1},"constructor":1,"ids":[${'1,'.repeat(Math.floor(size / 4))}1]}`,
      ) as unknown,
    }),
    () => ({ ...made, variables: choices.pick([[], 'x', 1, true, null]) }),
    () => ({ ...made, operationName: choices.pick(['', 'B', '__proto__', '甲', 'x'.repeat(size), '\u0000']) }),
    () => ({
      ...made,
      extensions: choices.pick([
        { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } },
        { persistedQuery: 1 },
        [],
        'x',
        { a: 'x'.repeat(size) },
      ]),
    }),
  ];
  return choices.pick(burdens)();
}

function nested(levels: number): unknown {
  return JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
}

function doubled(levels: number, form: number): string {
  const chain = Array.from(
    { length: levels },
    (_, n) => `fragment F${n} on SharedRecord { ...F${n + 1} ...F${n + 1} }`,
  );
  const last = `fragment F${levels} on SharedRecord { ${form === 0 ? 'id' : 'id title publisher { code name }'} }`;
  const used = form === 2 ? 'viewer { name }' : 'sharedRecords(first: 1) { nodes { ...F0 } }';
  return `{ ${used} } ${chain.join(' ')} ${last}`;
}

function fragmentsBesides(fragments: number, fields: number): string {
  const body = Array.from({ length: fields }, () => 'id title publisher { name code }').join(' ');
  const names = Array.from({ length: fragments }, (_, n) => n);
  return `{ sharedRecords { nodes { ${names.map((n) => `...G${n}`).join(' ')} } } }
    ${names.map((n) => `fragment G${n} on SharedRecord { ${n === 0 ? body : 'id title publisher { name }'} }`).join(' ')}`;
}

function circle(size: number): string {
  const names = Array.from({ length: size }, (_, n) => n);
  const all = names
    .slice(0, 7)
    .map((n) => `...C${n}`)
    .join(' ');
  return `{ viewer { ...C0 } } ${names.map((n) => `fragment C${n} on Viewer { name ${all} }`).join(' ')}`;
}
