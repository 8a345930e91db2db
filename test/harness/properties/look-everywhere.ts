import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Role } from '../../../src/core/identity/index.js';
import { exportables } from '../../../src/statistics/exports/exportable.js';
import { exported } from '../clients/export.js';
import { graphql, type GraphqlAnswer } from '../clients/graphql.js';
import { openSession } from '../clients/socket-session.js';
import { unzip } from '../files/zip.js';
import { analystLogin, signIn } from '../hub/analyst.js';
import type { TestHub } from '../hub/hub.js';
import { eventually } from '../time/eventually.js';

/** Who looks, in every role that there is. */
export interface Looker {
  readonly hub: TestHub;
  readonly schema: GraphQLSchema;
  readonly who: string;
  readonly token: string;
  /** Types of which everything is asked wherever they may stand; of others what their interface has. */
  readonly whole: readonly string[];
  /** In which tables are exported. */
  readonly format: 'csv' | 'jsonl' | 'xlsx';
}

const everyRole: readonly Role[] = [
  ...(['PUBLISHER', 'LIAISON', 'ANALYST', 'CONFERENCE_OFFICE', 'CONVENER'] as const),
  ...(['COUNTY_GOVERNMENT', 'AUDITOR', 'ADMINISTRATOR'] as const),
];

export async function looker(
  hub: TestHub,
  schema: GraphQLSchema,
  who: string,
  whole: readonly string[],
  format: Looker['format'],
): Promise<Looker> {
  return { hub, schema, who, token: await hub.token(who, everyRole), whole, format };
}

/** All that an organization reads, by every way there is, by the name of the way. */
export async function lookEverywhere(looking: Looker, ids: readonly string[]): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  for (const field of rootsOf(looking.schema)) seen.set(`query ${field.name}`, await readRoot(looking, field));
  seen.set('nodes', await readNodes(looking, ids));
  seen.set('subscription', await readSubscription(looking));
  for (const [name, text] of await readExports(looking)) seen.set(name, text);
  seen.set('analyst views', await readViews(looking));
  return seen;
}

function rootsOf(schema: GraphQLSchema): GraphQLField<unknown, unknown>[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {});
}

const period = { from: '2020-01-01', to: '2199-12-31' };
/** What queries cannot go without, by the name of the argument. */
const needed: Readonly<Record<string, unknown>> = { period, groupBy: [], ids: [], id: 'rec_1' };

/** Every page of a query, with all that its answer has. What nobody may ask is an answer too. */
async function readRoot({ hub, token, ...looking }: Looker, field: GraphQLField<unknown, unknown>): Promise<string> {
  const required = field.args.filter(isRequiredArgument);
  const known = required.filter(({ name }) => name in needed);
  if (known.length < required.length) return '';
  const paged = field.args.some(({ name }) => name === 'first') && field.args.some(({ name }) => name === 'after');
  const given = [...known, ...(paged ? field.args.filter(({ name }) => name === 'first' || name === 'after') : [])];
  const declared = given.map(({ name, type }) => `$${name}: ${type.toString()}`).join(', ');
  const called = given.map(({ name }) => `${name}: $${name}`).join(', ');
  const queryOf = (depth: number): string => {
    const type = getNamedType(field.type);
    const selection = isLeafType(type) ? '' : selectionOf(looking, type, depth);
    return `query${declared && ` (${declared})`} { answer: ${field.name}${called && `(${called})`}${selection} }`;
  };
  const texts: string[] = [];
  let depth = deepest;
  let first = 60;
  let after: string | null = null;
  for (;;) {
    const variables: object = { ...needed, ...(paged ? { first, after } : {}) };
    const { data, errors }: GraphqlAnswer<{ answer: Paged }> = await graphql(hub.url, token, queryOf(depth), variables);
    const code = String(errors?.[0]?.extensions?.['code']);
    if (tooMuch.has(code) && depth > 1) {
      if (code === 'COST_LIMIT_EXCEEDED' && paged && first > 5) first = Math.floor(first / 2);
      else depth -= 1;
      continue;
    }
    if (errors && !['FORBIDDEN', 'BAD_USER_INPUT'].includes(code))
      throw new Error(`${field.name}: ${JSON.stringify(errors).slice(0, 2000)}`);
    texts.push(JSON.stringify(data?.answer ?? null));
    const answer: Paged | null | undefined = paged ? data?.answer : null;
    const more = answer?.pageInfo?.hasNextPage ?? answer?.hasMore ?? false;
    if (!more) return texts.join('\n');
    after = answer?.pageInfo?.endCursor ?? answer?.endCursor ?? null;
  }
}

/** Levels of a document, unless that is more than the hub takes. */
const deepest = 3;
const tooMuch = new Set(['COST_LIMIT_EXCEEDED', 'DOCUMENT_TOO_LARGE', 'GRAPHQL_PARSE_FAILED']);

interface Paged {
  readonly pageInfo?: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly hasMore?: boolean;
  readonly endCursor?: string | null;
}

type Selecting = Pick<Looker, 'schema' | 'whole'>;

/** All fields of a type that ask for nothing, so many levels down. */
function selectionOf(looking: Selecting, type: GraphQLCompositeType, depth: number): string {
  const { schema, whole } = looking;
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type).filter(({ name }) => whole.includes(name)) : [];
  const fragments = possible.map((each) => {
    const others = possible.filter((other) => other !== each);
    return `... on ${each.name} { ${fieldsOf(looking, each, depth, others).join(' ')} }`;
  });
  return ` { __typename ${[...fieldsOf(looking, type, depth, []), ...fragments].join(' ')} }`;
}

/** Fields of one name that are of another type in others are asked under a name of their own. */
function fieldsOf(
  looking: Selecting,
  type: GraphQLCompositeType,
  depth: number,
  others: readonly GraphQLObjectType[],
): string[] {
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const free = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
  return free.flatMap((field) => {
    const below = getNamedType(field.type);
    const isAlike = others.every(
      (other) => String(other.getFields()[field.name]?.type ?? field.type) === String(field.type),
    );
    const name = isAlike ? field.name : `${type.name}_${field.name}: ${field.name}`;
    if (!isCompositeType(below)) return [name];
    return depth > 1 ? [`${name}${selectionOf(looking, below, depth - 1)}`] : [];
  });
}

/** Each of the types that are asked for whole, by itself: as deep as the history of what it says. */
async function readNodes({ hub, token, schema, whole }: Looker, ids: readonly string[]): Promise<string> {
  const texts: string[] = [];
  for (const name of whole) {
    const fields = fieldsOf({ schema, whole: [] }, schema.getType(name) as GraphQLCompositeType, deepest, []);
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on ${name} { ${fields.join(' ')} } } }`;
    for (let from = 0; from < ids.length; from += 3) {
      const { data, errors } = await graphql(hub.url, token, query, { ids: ids.slice(from, from + 3) });
      if (errors) throw new Error(`nodes of ${name}: ${JSON.stringify(errors).slice(0, 2000)}`);
      texts.push(JSON.stringify(data));
    }
  }
  return texts.join('\n');
}

/** The log from its beginning, as it is pushed. */
async function readSubscription({ hub, token, ...looking }: Looker): Promise<string> {
  const subject = looking.schema.getType('Node') as GraphQLCompositeType;
  const query = `subscription ($after: String) { changes(after: $after) { kind subjectId cursor
    subject${selectionOf(looking, subject, 2)} } }`;
  const { feed } = hub.running.hub;
  const session = await openSession(hub.url, token, query, { variables: { after: feed.cursor(0) } });
  // A heartbeat tells that nothing is left to be sent.
  let length = -1;
  await eventually(async () => {
    const before = length;
    length = session.messages.length;
    await new Promise((resolve) => setTimeout(resolve, 400));
    return length > 1 && before === length;
  });
  const faults = session.messages.filter(({ errors, payload }) => errors ?? payload?.errors);
  if (faults.length > 0) throw new Error(`subscription: ${JSON.stringify(faults).slice(0, 2000)}`);
  session.close();
  return JSON.stringify(session.messages);
}

/** Every table with all of its columns, in a format that depends on who looks. */
async function readExports({ hub, schema, who, format }: Looker): Promise<[string, string][]> {
  const texts: [string, string][] = [];
  for (const [name, { columns, field }] of exportables(schema)) {
    const parameters = new URLSearchParams({ columns: columns.map((column) => column.name).join() });
    for (const argument of field.args.filter(isRequiredArgument))
      parameters.set(argument.name, JSON.stringify(needed[argument.name]));
    const { status, body } = await exported(hub, who, `${name}.${format}?${parameters.toString()}`);
    const isBook = status === 200 && format === 'xlsx';
    texts.push([`export ${name}.${format}`, isBook ? [...unzip(body).values()].join('\n') : body.toString()]);
  }
  return texts;
}

/** What a login for analysis reads by SQL. */
async function readViews({ hub, who }: Looker): Promise<string> {
  const session = await signIn(hub, await analystLogin(hub, who));
  try {
    const { rows: views } = await session.query<{ name: string }>(
      `SELECT quote_ident(table_name) AS name FROM information_schema.views WHERE table_schema = 'analyst'`,
    );
    const texts: string[] = [];
    for (const { name } of views) {
      const { rows } = await session.query(`SELECT v::text AS row FROM analyst.${name} v`);
      texts.push(JSON.stringify(rows));
    }
    if (texts.length === 0) throw new Error('there are no views');
    return texts.join('\n');
  } finally {
    await session.end();
  }
}

/** The lists that a text finds something in, of all that can be searched, and the search over all of them. */
export async function foundBySearch({ hub, schema, token }: Looker, text: string): Promise<string[]> {
  const lists = rootsOf(schema).filter(({ args, type }) => {
    const list = getNamedType(type);
    const filter = getNamedType(args.find(({ name }) => name === 'filter')?.type);
    const isList = isObjectType(list) && 'totalCount' in list.getFields();
    return isList && isInputObjectType(filter) && 'text' in filter.getFields();
  });
  const found: string[] = [];
  const asked = [
    ...lists.map(({ name }) => ({ name, args: `filter: { text: ${JSON.stringify(text)} }` })),
    { name: 'search', args: `text: ${JSON.stringify(text)}` },
  ];
  for (const { name, args } of asked) {
    const query = `{ list: ${name}(${args}) { totalCount } }`;
    const { data, errors } = await graphql<{ list: { totalCount: number } }>(hub.url, token, query);
    if (!data || errors) throw new Error(`${name}: ${JSON.stringify(errors)}`);
    if (data.list.totalCount > 0) found.push(name);
  }
  return found;
}
