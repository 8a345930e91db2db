import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hubSchema } from '../../../src/app/schema.js';
import { roles } from '../../../src/core/identity/index.js';
import { cursorKey, keysetCursors } from '../../../src/platform/graphql/keyset-cursor.js';
import { freshKey, otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';
import { inputOf, publishOf, recordMutations } from '../../harness/builders/category-inputs.js';
import { tell } from '../../harness/builders/jurisdiction.js';
import { assignDuty } from '../../harness/builders/duties.js';
import { declareNeed } from '../../harness/builders/need.js';
import { transferInput } from '../../harness/builders/transfer.js';
import { graphql } from '../../harness/clients/graphql.js';
import { choose, signIn } from '../../harness/clients/notifications.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { mutate } from '../../harness/clients/publish.js';
import { createHook } from '../../harness/clients/webhooks.js';
import { creditCsv, creditRow, importFile } from '../../harness/files/credit-file.js';
import { allTold } from '../../harness/hub/all-told.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { cursorLists } from '../../harness/properties/cursor-lists.js';

let hub: TestHub;
let token: string;
let importId: string;
/** The first cursor of a list by the kind of its place: one for all records, one for all proceedings, and so on. */
let kinds: ReadonlyMap<string, string>;

const lists = cursorLists(hubSchema(), {
  PenaltyImport: { field: 'penaltyImport', args: () => `id: "${importId}"` },
  Party: { field: 'party', args: () => `name: "${transferInput().partyName}"` },
});
const names = lists.map(({ name }) => name);

beforeAll(async () => {
  hub = await startHub();
  token = await hub.token('xzf', Object.values(roles));
  for (let index = 0; index < 5; index += 1) {
    // Kept to the microsecond, told to the millisecond: pages follow what is kept.
    const formedAt = `2026-01-05T09:00:00.00010${index}+08:00`;
    await mutate(hub, 'scjg', publishOther, otherInput({ sharing: sharing(`第${index}条`, formedAt) }));
  }
  // Of each kind of list one has a row: a transfer with its clocks, a need, a duty, an item that two departments hold, an import with a fault.
  proceedingOf(await askStep(hub, 'xzf', { field: 'caseTransfer' }, { mutation: 'sendCaseTransfer' }, transferInput()));
  await declareNeed(hub, 'jtys');
  await assignDuty(hub, ['xzf', ['COUNTY_GOVERNMENT']], { validFrom: '2021-05-25' });
  for (const department of ['jtys', 'zrzy']) await tell(hub, 'recordEnforcementItem', {}, department);
  // And the two have to look at what they hold, for its law was adjusted.
  const adjusted = { instrumentTitle: '城市道路管理条例', adoptedOn: '2026-01-05', effectiveOn: null, articles: [] };
  await mutate(hub, 'sfj', publishOf('LegalAdjustment'), inputOf('LegalAdjustment', { ...adjusted, itemCodes: [] }));
  const { id } = await importFile(hub, creditCsv([creditRow('')]), { organization: 'xzf' });
  importId = id;
  // Something that has long been overdue, and was urged.
  const registered = { category: 'STATISTICAL_DATA', title: '待共享', formedAt: '2026-01-05T09:00:00+08:00' };
  await mutate(hub, 'scjg', recordMutations.register, { idempotencyKey: freshKey(), ...registered });
  await urgeLongest();
  // Somebody is away, and was told of a case.
  const deputyId = await signIn(hub, ['xzf', ['VIEWER'], 'deputy']);
  const absence = { deputyId, awayFrom: '2099-01-05', backOn: '2099-01-12' };
  await graphql(
    hub.url,
    token,
    'mutation ($input: RecordAbsenceInput!) { recordAbsence(input: $input) { userErrors { message } } }',
    { input: absence },
  );
  await choose(hub, ['xzf', Object.values(roles)], {});
  const towards = transferInput({ toCode: 'xzf' });
  proceedingOf(await askStep(hub, 'scjg', { field: 'caseTransfer' }, { mutation: 'sendCaseTransfer' }, towards));
  await createHook(hub, 'xzf', { url: 'https://hook.example.cn/changes' });
  await allTold(hub);
  kinds = await cursorsByKind();
});
afterAll(() => hub.close());

/** The county government urges whoever is overdue longest. */
async function urgeLongest(): Promise<void> {
  const { data } = await graphql<{
    overdueMatters: { nodes: { deadlineId: string; responsible: { code: string } }[] };
  }>(hub.url, token, '{ overdueMatters { nodes { deadlineId responsible { code } } } }');
  const others = data?.overdueMatters.nodes.filter(({ responsible }) => responsible.code !== 'xzf') ?? [];
  const input = { idempotencyKey: freshKey(), deadlineId: others[0]?.deadlineId };
  const urged = await graphql<{ urge: { urge: object | null } }>(
    hub.url,
    token,
    'mutation ($input: UrgeInput!) { urge(input: $input) { urge { id } userErrors { message } } }',
    { input },
  );
  expect(urged.data?.urge.urge).not.toBeNull();
}

const old = (place: string): string => Buffer.from(place).toString('base64url');

/** What a list tells of a cursor: the code of its refusal, with the message; null if it goes on from it. */
async function toldOf(name: string, argument: 'after' | 'before', cursor: string) {
  const list = lists[names.indexOf(name)];
  if (!list) throw new Error(`there is no list ${name}`);
  const query = list.query(argument, 'totalCount nodes { __typename }');
  const { status, errors } = await graphql(hub.url, token, query, { cursor });
  const [error, ...others] = errors ?? [];
  if (!error) return null;
  expect({ name, argument, cursor, status, others, path: error.path }).toEqual({
    ...{ name, argument, cursor },
    ...{ status: 400, others: [], path: list.path },
  });
  return { code: error.extensions?.['code'], namesArgument: error.message.includes(` ${argument} `) };
}

const invalid = { code: 'CURSOR_INVALID', namesArgument: true };

async function cursorsByKind(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const { query, path } of lists) {
    const { data } = await graphql<Record<string, unknown>>(hub.url, token, query('after', 'edges { cursor }'));
    const page = path.reduce<unknown>((object, name) => (object as Record<string, unknown>)[name], data);
    const cursor = (page as { edges: readonly { cursor: string }[] }).edges[0]?.cursor;
    if (cursor !== undefined) found.set(placeIn(cursor).kind, cursor);
  }
  return found;
}

/** What is written in a cursor behind its checksum. */
function placeIn(cursor: string): { readonly kind: string; readonly values: readonly (string | number)[] } {
  const [kind, ...values] = JSON.parse(Buffer.from(cursor, 'base64url').subarray(8).toString()) as [
    string,
    ...string[],
  ];
  return { kind, values };
}

/** A cursor with the hub's own checksum. */
function sealed(kind: string, values: readonly unknown[], key = hub.running.hub.cursorKey): string {
  const types = Object.fromEntries(values.map((_value, index) => [`value${index}`, 'text' as const]));
  const place = Object.fromEntries(values.map((value, index) => [`value${index}`, value as string]));
  return keysetCursors(kind, types).of(key, place);
}

describe('[files F9] a cursor that a list did not give out', () => {
  test.each(names)('is CURSOR_INVALID in %s, with path and argument, whatever it is', async (name) => {
    const forged = [
      'forged',
      '',
      old('2026-02-30T25:61:61+99:99|------------------------------------'),
      old('0001-01-01T00:00:00+08:06|01992f6e-0000-7000-8000-00000000abcd'),
      old('330231-01|999999999'),
      'psn_999999999',
      '999999999',
    ];
    for (const argument of ['after', 'before'] as const) {
      for (const cursor of forged) {
        expect({ cursor, told: await toldOf(name, argument, cursor) }).toEqual({ cursor, told: invalid });
      }
    }
  });

  test.each(names)('is CURSOR_INVALID in %s when another list gave it, or when it was altered or cut', async (name) => {
    const told = new Map<string, unknown>();
    for (const [kind, cursor] of kinds) told.set(kind, await toldOf(name, 'after', cursor));
    const [kind = '', ...others] = [...told].filter(([, refusal]) => refusal === null).map(([own]) => own);
    expect(others).toEqual([]);
    told.delete(kind);
    expect([...told.values()]).toEqual(Array.from(told, () => invalid));
    const cursor = kinds.get(kind) ?? '';
    const { values } = placeIn(cursor);
    // The first of them shows that the others are refused for what they hold.
    expect(await toldOf(name, 'before', sealed(kind, values))).toBeNull();
    for (const wrong of [
      cursor.slice(0, -1),
      `${cursor}AA`,
      `${cursor.slice(0, -2)}${cursor.endsWith('AA') ? 'BB' : 'AA'}`,
      sealed(kind, values, cursorKey('the secret of another hub')),
      sealed(`${kind} `, values),
      sealed(kind, values.slice(1)),
      sealed(kind, [...values, 1]),
      sealed(
        kind,
        values.map((value) => (typeof value === 'number' ? -1 : null)),
      ),
      sealed(
        kind,
        values.map((value) => (typeof value === 'number' ? 2 ** 31 : 'a\u0000')),
      ),
    ]) {
      expect({ wrong, told: await toldOf(name, 'before', wrong) }).toEqual({ wrong, told: invalid });
    }
  });

  test.each(['nothing', '', '7', '01992f6e-0000-7000-8000-00000000abcd', '01992f6e-0000-7000-8000-00000000abcd/-1'])(
    'is CURSOR_INVALID in the audit log when its source has no such entry: %j',
    async (key) => {
      const cursor = sealed('audit', ['2026-11-23T09:00:00+08:00', 'revision', key]);
      expect(await toldOf('Query.auditLog', 'after', cursor)).toEqual(invalid);
    },
  );

  test('is one of a list in the change log, too', async () => {
    for (const cursor of kinds.values()) {
      const query = 'query ($cursor: String) { changes(after: $cursor) { endCursor } }';
      const { errors } = await graphql(hub.url, token, query, { cursor });
      expect(errors).toMatchObject([{ extensions: { code: 'CURSOR_INVALID' } }]);
    }
  });

  test('is none that another viewer was given: a place is no secret, and what lies beyond it is decided for whoever asks', async () => {
    const query = 'query ($after: String) { sharedRecords(first: 1, after: $after) { edges { cursor } } }';
    const { data } = await graphql<{ sharedRecords: { edges: { cursor: string }[] } }>(hub.url, token, query);
    const after = data?.sharedRecords.edges[0]?.cursor;
    expect(await graphql(hub.url, await hub.token('nync'), query, { after })).toMatchObject({
      data: { sharedRecords: { edges: [{ cursor: expect.any(String) }] } },
    });
  });
});

test('pages go on between records that are told as of one millisecond', async () => {
  interface Page {
    readonly sharedRecords: {
      readonly nodes: readonly { title: string; formedAt: string }[];
      readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
    };
  }
  const query = `query ($after: String) { sharedRecords(first: 2, after: $after, filter: { categories: [OTHER_INFORMATION] }) {
    nodes { title formedAt } pageInfo { endCursor hasNextPage } } }`;
  const read: { title: string; formedAt: string }[] = [];
  let after: string | null = null;
  do {
    const { data }: { data?: Page | null } = await graphql<Page>(hub.url, token, query, { after });
    read.push(...(data?.sharedRecords.nodes ?? []));
    after = data?.sharedRecords.pageInfo.hasNextPage ? data.sharedRecords.pageInfo.endCursor : null;
  } while (after !== null);
  expect(read.map(({ title }) => title)).toEqual([4, 3, 2, 1, 0].map((index) => `第${index}条`));
  expect(new Set(read.map(({ formedAt }) => formedAt))).toEqual(new Set(['2026-01-05T09:00:00.000+08:00']));
});
