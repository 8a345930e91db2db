import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { getNamedType, isCompositeType, isObjectType, parse, validate, type GraphQLInterfaceType } from 'graphql';
import { hubSchema } from '../../../src/app/schema.js';
import { readPlan } from '../../../src/platform/graphql/read-plan.js';
import { categoryTypes, inputOf, publishOf, recordMutations } from '../../harness/builders/category-inputs.js';
import { choicesFrom, type Choices } from '../../harness/properties/choices.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey, penaltyInput, publishPenalty, sharing } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';

const schema = hubSchema();
let hub: TestHub;
let token: string;
const ids: string[] = [];

// What JSON escapes, what it need not, and characters beyond the first plane.
const awkward = '引号" 反斜杠\\ 斜杠/ <b>\u007f\u0085\u2028\u2029 𠮷🦋';
beforeAll(async () => {
  hub = await startHub();
  token = await hub.token('141025100');
  for (const publisher of ['141025100', 'scjg']) {
    for (const type of categoryTypes) {
      const { record } = await mutate(hub, publisher, publishOf(type), inputOf(type));
      ids.push(record?.id ?? '');
    }
  }
  const named = { ...sharing(awkward), scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['scjg'] };
  const facts = `${awkward}\n第二行\t制表`;
  const absent = { fineAmount: null, partyCode: null, penaltyKinds: ['WARNING', 'OTHER'] };
  const { record } = await mutate(hub, '141025100', publishPenalty, penaltyInput({ sharing: named, facts, ...absent }));
  const pending = {
    idempotencyKey: freshKey(),
    category: 'ACTIVITY_REPORT',
    title: '待共享',
    formedAt: sharing().formedAt,
  };
  const { record: registered } = await mutate(hub, '141025100', recordMutations.register, pending);
  ids.push(record?.id ?? '', registered?.id ?? '');
});
afterAll(() => hub.close());

/** The bytes of an answer, as text. */
async function answer(query: string, variables: object, bearer: string | null = token): Promise<string> {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify({ query, variables }),
  });
  // Each internal error has an id of its own.
  const text = (await response.text()).replace(/"errorId":"[0-9a-f-]{36}"/g, '"errorId":""');
  return `${response.status} ${text}`;
}

/** The first answer is graphql-js's, the second is the first of the plan. */
async function expectSameBytes(query: string, variables: object = {}, bearer: string | null = token): Promise<string> {
  expect(validate(schema, parse(query))).toEqual([]);
  const first = await answer(query, variables, bearer);
  expect([query, await answer(query, variables, bearer)]).toEqual([query, first]);
  expect([query, await answer(query, variables, bearer)]).toEqual([query, first]);
  return first;
}

const isPlanned = (query: string): boolean => readPlan(schema, parse(query), null) !== null;

/** Lists by the type of their nodes, and the fields of it that a plan can write, as they are selected. */
const lists = Object.entries(schema.getQueryType()?.getFields() ?? {}).flatMap(([list, { type }]) => {
  const connection = getNamedType(type);
  const node = isObjectType(connection) ? getNamedType(connection.getFields()['nodes']?.type) : undefined;
  if (!isObjectType(node)) return [];
  const fields = Object.values(node.getFields())
    .map((field) => (isCompositeType(getNamedType(field.type)) ? '' : field.name))
    .filter((name) => name !== '' && isPlanned(`{ ${list} { nodes { ${name} } } }`));
  return fields.length > 0 ? [{ list, type: node.name, fields }] : [];
});

describe('a read plan', () => {
  test('is made for the list of every category, and for all columns that it has', () => {
    expect(lists.map(({ type }) => type).sort()).toEqual([...categoryTypes].sort());
    expect(lists.find(({ type }) => type === 'PenaltyDecision')?.fields).toEqual(
      expect.arrayContaining([
        'id',
        'title',
        'scope',
        'formedAt',
        'formedOn',
        'revision',
        'penaltyKinds',
        'fineAmount',
      ]),
    );
  });

  test('writes escapes, absent values, enums, lists and the publisher byte for byte', async () => {
    const { fields = [] } = lists.find(({ type }) => type === 'PenaltyDecision') ?? {};
    const publisher =
      'publisher { __typename id code name kind validFrom validTo division { name code } successor { code } }';
    const query = `{ penaltyDecisions { nodes { ${publisher} again: publisher { code } ${fields.join(' ')} } } }`;
    expect(isPlanned(query)).toBe(true);
    expect(await expectSameBytes(query)).toContain(JSON.stringify(awkward));
  });

  test('writes what stands around the nodes, backward and between cursors too', async () => {
    const query = `query ($first: Int, $last: Int, $after: String, $before: String, $filter: PenaltyDecisionFilter) {
      list: penaltyDecisions(first: $first, last: $last, after: $after, before: $before, filter: $filter) {
        totalCount __typename
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor __typename }
        edges { cursor node { ...Node } __typename } } }
      fragment Node on PenaltyDecision { ... on SharedRecord { title } ... on Node { id } ... { decisionNumber } }`;
    expect(isPlanned(query)).toBe(true);
    const first = JSON.parse((await expectSameBytes(query, { first: 1 })).slice(4));
    const cursor = first.data.list.pageInfo.endCursor as string;
    expect(first.data.list.totalCount).toBe(3);
    await expectSameBytes(query, { first: 1, after: cursor });
    await expectSameBytes(query, { last: 2 });
    await expectSameBytes(query, { before: cursor });
    await expectSameBytes(query, { filter: { publisherCodes: ['scjg'] } });
    await expectSameBytes(query, { filter: { publisherCodes: ['141025200'] } });
  });

  test('leaves every fault to the executor', async () => {
    const query = `query ($first: Int, $last: Int, $after: String) {
      penaltyDecisions(first: $first, last: $last, after: $after) { nodes { title } } }`;
    expect(isPlanned(query)).toBe(true);
    expect(await expectSameBytes(query, { first: 0 })).toContain('BAD_USER_INPUT');
    expect(await expectSameBytes(query, { first: 1, last: 1 })).toContain('BAD_USER_INPUT');
    expect(await expectSameBytes(query, { after: 'forged' })).toContain('CURSOR_INVALID');
    expect(await expectSameBytes(query, { first: 'one' })).toContain('BAD_USER_INPUT');
    expect(await expectSameBytes(query, {}, null)).toContain('UNAUTHENTICATED');
  });

  test('shows a viewer no more than the executor', async () => {
    const query = '{ penaltyDecisions { nodes { title scope } } }';
    const other = await hub.token('141025200');
    expect(await expectSameBytes(query)).toContain('NAMED_ORGANIZATIONS');
    expect(await answer(query, {}, other)).not.toContain('NAMED_ORGANIZATIONS');
  });

  test.each([
    '{ penaltyDecisions { nodes { history { kind } } } }',
    '{ penaltyDecisions { nodes { title @include(if: true) } } }',
    '{ penaltyDecisions { nodes { title } nodes { id } } }',
    '{ penaltyDecisions { nodes { title } } legalAdjustments { nodes { title } } }',
    '{ legalAdjustments { nodes { standing } } }',
    '{ sharedRecords { nodes { title } } }',
    'mutation { acknowledgeChanges(input: { cursor: "x" }) { lag } }',
  ])('is not made for %s', (query) => expect(isPlanned(query)).toBe(false));

  test('writes what the executor writes, for 200 random selections', async () => {
    const tape = fc.array(fc.nat(9_999), { minLength: 60, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(tape, async (numbers) => {
        const query = randomList(choicesFrom(numbers));
        expect([query, isPlanned(query)]).toEqual([query, true]);
        await expectSameBytes(query);
      }),
      { numRuns: 200 },
    );
  });
});

/** What is selected of an object by id, of every type at once. */
const nodeFields = schema.getPossibleTypes(schema.getType('Node') as GraphQLInterfaceType).flatMap((type) => {
  const fields = Object.values(type.getFields())
    .map((field) => (isCompositeType(getNamedType(field.type)) ? '' : field.name))
    .filter((name) => name !== '' && isPlanned(`{ node(id: "") { ... on ${type.name} { ${name} } } }`));
  return [{ type: type.name, fields }];
});

describe('a read plan of an object by id', () => {
  test('is made for the plain fields of every type', () => {
    for (const { type, fields } of nodeFields) expect([type, fields]).toEqual([type, expect.arrayContaining(['id'])]);
    expect(nodeFields.find(({ type }) => type === 'PenaltyDecision')?.fields).toEqual(
      expect.arrayContaining(['id', 'title', 'category', 'formedAt', 'revision', 'penaltyKinds', 'fineAmount']),
    );
  });

  test('writes absent objects, escapes, publishers and what others may not see byte for byte', async () => {
    const query = `query ($id: ID!) { found: node(id: $id) { __typename id ...Shared ... on Organization { name code } } }
      fragment Shared on SharedRecord { title formedAt publisher { id name division { code } } ... on PenaltyDecision { facts } }`;
    expect(isPlanned(query)).toBe(true);
    const stranger = await hub.token('141025200');
    for (const id of [...ids, 'org_scjg', 'org_nobody', 'rec_00000000000000000000000000000000', 'nothing', '']) {
      await expectSameBytes(query, { id });
      await expectSameBytes(query, { id }, stranger);
    }
    expect(await expectSameBytes(query, { id: ids.at(-2) })).toContain(JSON.stringify(awkward).slice(1, -1));
    expect(await expectSameBytes(query, { id: ids.at(-2) }, stranger)).toContain('"found":null');
    expect(await expectSameBytes(query, {})).toContain('BAD_USER_INPUT');
    expect(await expectSameBytes(query, { id: ids[0] }, null)).toContain('UNAUTHENTICATED');
  });

  test.each([
    '{ node(id: "") { ... on PenaltyDecision { history { kind } } } }',
    '{ node(id: "") { id @skip(if: false) } }',
    '{ node(id: "") { id } viewer { name } }',
    '{ nodes(ids: []) { id } }',
  ])('is not made for %s', (query) => expect(isPlanned(query)).toBe(false));

  test('writes what the executor writes, for 150 random selections', async () => {
    const tape = fc.array(fc.nat(9_999), { minLength: 80, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(tape, async (numbers) => {
        const choices = choicesFrom(numbers);
        const query = randomNode(choices);
        const id = choices.pick([...ids, 'org_scjg', 'rec_00000000000000000000000000000000', 'nothing']);
        expect([query, isPlanned(query)]).toEqual([query, true]);
        await expectSameBytes(query, { id });
      }),
      { numRuns: 150 },
    );
  });
});

describe('a value that the schema forbids', () => {
  test('is told of by the executor, from the plan too', async () => {
    const { owner } = hub;
    await owner.query('ALTER TABLE activity_report ALTER summary DROP NOT NULL');
    await owner.query('UPDATE activity_report SET summary = NULL');
    const query = '{ activityReports { nodes { title summary } } }';
    expect(isPlanned(query)).toBe(true);
    expect(await expectSameBytes(query)).toContain('INTERNAL_SERVER_ERROR');
  });
});

function randomList(choices: Choices): string {
  const { list, fields } = choices.pick(lists);
  const selected = [...fields, 'publisher { name }', '__typename']
    .filter(() => choices.chance(40))
    .map((field, index) => (choices.chance(30) ? `a${index}: ${field}` : field));
  const nodes = selected.length > 0 ? selected.join(' ') : 'title';
  const below = choices.chance(50) ? `nodes { ${nodes} }` : `edges { cursor node { ${nodes} } }`;
  const around = [choices.chance(30) ? 'totalCount' : '', below, choices.chance(30) ? 'pageInfo { endCursor }' : ''];
  return `{ ${list}(first: ${1 + choices.below(3)}) { ${around.join(' ')} } }`;
}

/** Fields of some types, under names that no two types share: one name for two types of value would not be valid. */
function randomNode(choices: Choices): string {
  const types = [choices.pick(nodeFields), choices.pick(nodeFields)];
  const fragments = types.map(({ type, fields }, place) => {
    const selected = fields.filter(() => choices.chance(40)).map((field) => `${type}${place}_${field}: ${field}`);
    return `... on ${type} { ${[...selected, `${type}${place}: __typename`].join(' ')} }`;
  });
  const shared = choices.chance(50) ? ['... on SharedRecord { title publisher { name } }'] : [];
  return `query ($id: ID!) { node(id: $id) { ${[...fragments, ...shared].join(' ')} } }`;
}
