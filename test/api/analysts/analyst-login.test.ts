import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Client } from 'pg';
import { viewsOfToday } from '../../../migrations/analyst-views.js';
import { createAnalystLogin, revokeAnalystLogin, type AnalystLogin } from '../../../src/app/analysts/index.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import {
  freshKey,
  otherInput,
  penaltyInput,
  publishOther,
  publishPenalty,
  sharing,
} from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';

let hub: TestHub;
let login: AnalystLogin;
let client: Client;
const notices: string[] = [];

async function signIn({ name, password }: AnalystLogin): Promise<Client> {
  const url = new URL(hub.database.url);
  [url.username, url.password] = [name, password];
  const session = new Client({ connectionString: url.href });
  session.on('notice', ({ message }) => notices.push(message ?? ''));
  session.on('error', () => undefined);
  await session.connect();
  return session;
}

async function create(organization: string): Promise<AnalystLogin> {
  const created = await createAnalystLogin(hub.owner, organization);
  if (!created) throw new Error(`no organization ${organization}`);
  return created;
}

const named = (title: string, codes: string[]) => ({
  ...sharing(title),
  scope: 'NAMED_ORGANIZATIONS',
  organizationCodes: codes,
});

beforeAll(async () => {
  hub = await startHub();
  await mutate(hub, 'scjg', publishPenalty, penaltyInput({ sharing: sharing('公开的处罚') }));
  await mutate(hub, 'scjg', publishPenalty, penaltyInput({ sharing: named('给农业局的处罚', ['nync']) }));
  await mutate(hub, 'scjg', publishPenalty, penaltyInput({ sharing: named('给司法局的处罚', ['sfj']) }));
  await mutate(
    hub,
    'scjg',
    publishPenalty,
    penaltyInput({ sharing: sharing('个人'), partyKind: 'NATURAL_PERSON', partyCode: '11010519491231002X' }),
  );
  const { record } = await mutate(hub, 'scjg', publishOther, otherInput({ sharing: sharing('撤回的') }));
  await mutate(
    hub,
    'scjg',
    `mutation ($input: WithdrawRecordInput!) { withdrawRecord(input: $input) { userErrors { message } } }`,
    { idempotencyKey: freshKey(), recordId: record?.id, reason: '发布有误' },
  );
  login = await create('nync');
  client = await signIn(login);
});

afterAll(async () => {
  await client.end();
  await revokeAnalystLogin(hub.owner, login.name);
  await hub.close();
});

async function titles(session: Client, from = 'analyst.shared_record'): Promise<string[]> {
  const { rows } = await session.query<{ title: string }>(`SELECT title FROM ${from} ORDER BY title`);
  return rows.map(({ title }) => title);
}

const seen = ['个人', '公开的处罚', '给农业局的处罚'].toSorted();

describe('a login to the analyst views', () => {
  test('reads what its organization may see, without a schema in its statements', async () => {
    expect((await titles(client)).toSorted()).toEqual(seen);
    expect((await titles(client, 'penalty_decision')).toSorted()).toEqual(seen);
    for (const { name, columns } of viewsOfToday) {
      const { fields } = await client.query(`SELECT * FROM ${name} LIMIT 1`);
      expect(fields.map((field) => field.name)).toEqual(columns.map(([column]) => column));
    }
  });

  test('sees nothing more by giving itself an identity or another role', async () => {
    const other = await hub.owner.query<{ id: number }>(`SELECT id FROM organization WHERE code = 'sfj'`);
    await client.query(`SET hub.identity = '${String(other.rows[0]?.id)}'`);
    expect((await titles(client)).toSorted()).toEqual(seen);
    await client.query('SET ROLE liandong_analyst');
    expect((await titles(client)).toSorted()).toEqual(seen);
    await client.query('RESET ROLE');
    for (const role of ['liandong_view', 'liandong_hub', 'liandong_auditor']) {
      await expect(client.query(`SET ROLE ${role}`)).rejects.toThrow('permission denied');
    }
  });

  test.each([
    'SELECT 1 FROM public.shared_record',
    'SELECT 1 FROM public.penalty_decision',
    'SELECT 1 FROM public.person',
    'SELECT 1 FROM public.audit_entry',
    'SELECT 1 FROM public.change_event',
    'SELECT 1 FROM analyst.login',
    `SELECT public.records_containing('处罚')`,
    'SELECT 1 FROM graphile_worker.jobs',
  ])('is refused %s', async (statement) => {
    await expect(client.query(statement)).rejects.toThrow('permission denied');
  });

  test('changes nothing, also when it makes its session writable', async () => {
    await client.query('SET default_transaction_read_only = off');
    await expect(client.query(`UPDATE analyst.organization SET name = ''`)).rejects.toThrow('cannot update view');
    await expect(client.query('DELETE FROM analyst.shared_record')).rejects.toThrow('cannot delete from view');
    await expect(client.query('CREATE TABLE analyst.mine (id int)')).rejects.toThrow('permission denied');
  });

  test('is told nothing by a function that tells of what it is given', async () => {
    notices.length = 0;
    // As on a server whose superuser has left temporary functions to everybody.
    await hub.owner.query(`CREATE FUNCTION public.tell(content text) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS $$
      BEGIN RAISE NOTICE '%', content; RETURN true; END $$`);
    await client.query('SELECT count(*) FROM analyst.shared_record WHERE public.tell(title)');
    expect(notices.toSorted()).toEqual(seen);
  });

  test('sees people’s numbers masked', async () => {
    const { rows } = await client.query(`SELECT party_code FROM analyst.penalty_decision WHERE title = '个人'`);
    expect(rows).toEqual([{ party_code: expect.stringMatching(/^110\*+/) }]);
  });

  test('has every view and column commented', async () => {
    const { rows } = await client.query(`
      SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
      WHERE c.relnamespace = 'analyst'::regnamespace AND c.relkind = 'v'
        AND (col_description(c.oid, a.attnum) IS NULL OR obj_description(c.oid, 'pg_class') IS NULL)`);
    expect(rows).toEqual([]);
  });

  test('is held to bounds and to read', async () => {
    const session = await signIn(login);
    const { rows } = await session.query(
      `SELECT current_setting('statement_timeout') AS timeout, current_setting('default_transaction_read_only') AS read_only`,
    );
    expect(rows).toEqual([{ timeout: '1min', read_only: 'on' }]);
    await session.end();
  });

  test('ends at once when it is revoked, open sessions too', async () => {
    const revoked = await create('nync');
    const session = await signIn(revoked);
    expect(await titles(session)).toHaveLength(3);
    expect(await revokeAnalystLogin(hub.owner, revoked.name)).toBe(true);
    await expect(session.query('SELECT 1')).rejects.toThrow(/terminat|not queryable/i);
    await expect(signIn(revoked)).rejects.toThrow(/does not exist|authentication failed/);
    expect(await revokeAnalystLogin(hub.owner, revoked.name)).toBe(false);
  });

  test('is of an organization that there is', async () => {
    expect(await createAnalystLogin(hub.owner, 'nobody')).toBeNull();
  });

  test('that no organization stands behind sees nothing', async () => {
    const orphan = await create('nync');
    await hub.owner.query('DELETE FROM analyst.login WHERE name = $1', [orphan.name]);
    const session = await signIn(orphan);
    expect(await titles(session)).toEqual([]);
    expect((await session.query('SELECT * FROM analyst.organization')).rows).toEqual([]);
    await session.end();
    await hub.owner.query(`DROP ROLE ${orphan.name}`);
  });
});
