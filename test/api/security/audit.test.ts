import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendAudit } from '../../../src/core/audit/index.js';
import { transaction } from '../../../src/platform/database/index.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey, otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';
import { citizenNumber, publishPerson, reveal } from '../../harness/builders/personal.js';
import { mutate } from '../../harness/clients/publish.js';

interface Entry {
  readonly at: string;
  readonly personName: string;
  readonly organization: { readonly code: string };
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly purpose: string | null;
}

interface Log {
  readonly auditLog: {
    readonly nodes: readonly Entry[];
    readonly totalCount: number;
    readonly pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
  };
}

const query = `query ($filter: AuditFilter, $first: Int, $after: String, $last: Int, $before: String) {
  auditLog(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    nodes { at personName organization { code } action subjectType subjectId purpose } } }`;

let hub: TestHub;
let person: string;
let secret: string;
beforeAll(async () => {
  hub = await startHub();
  person = await publishPerson(hub, citizenNumber(1));
  await reveal(hub, person, '送达处罚决定书');
  const named = { ...sharing('只供两家的信息'), scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['scjg'] };
  secret = (await mutate(hub, 'lyj', publishOther, otherInput({ sharing: named }))).record?.id ?? '';
  const withdraw = `mutation ($input: WithdrawRecordInput!) { withdrawRecord(input: $input) {
    record { id timeliness revision dueAt } change { cursor } userErrors { path code message rule } } }`;
  await mutate(hub, 'lyj', withdraw, { idempotencyKey: freshKey(), recordId: secret, reason: '理由不外传' });
});
afterAll(() => hub.close());

async function ask(variables: object = {}, organization = 'sfj') {
  return graphql<Log>(hub.url, await hub.token(organization, ['AUDITOR']), query, variables);
}

async function log(variables: object = {}): Promise<Log['auditLog']> {
  const { data, errors } = await ask(variables);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.auditLog;
}

describe('the audit log', () => {
  test('tells who did what to which id, newest first, of all organizations, and nothing of the content', async () => {
    const { nodes, totalCount } = await log();
    expect(
      nodes.map(({ action, organization: { code }, subjectId, purpose }) => [action, code, subjectId, purpose]),
    ).toEqual([
      ['WITHDRAWN', 'lyj', secret, null],
      ['PUBLISHED', 'lyj', secret, null],
      ['PERSONAL_NUMBER_REVEALED', '141025100', person, '送达处罚决定书'],
      ['PUBLISHED', '141025100', person, null],
    ]);
    expect(totalCount).toBe(4);
    expect(nodes.map(({ personName }) => personName)).toEqual([
      'lyj 测试',
      'lyj 测试',
      '141025100 测试',
      '141025100 测试',
    ]);
    expect(new Set(nodes.map(({ subjectType }) => subjectType))).toEqual(new Set(['SharedRecord']));
    expect(JSON.stringify(nodes)).not.toMatch(/理由不外传|只供两家/);
  });

  test('does not open the records it speaks of', async () => {
    const { data } = await graphql(
      hub.url,
      await hub.token('sfj', ['AUDITOR']),
      'query ($id: ID!) { node(id: $id) { id } }',
      {
        id: secret,
      },
    );
    expect(data).toEqual({ node: null });
  });

  test('is for auditors alone', async () => {
    const roles = ['VIEWER', 'PUBLISHER', 'ANALYST', 'COUNTY_GOVERNMENT', 'ADMINISTRATOR'] as const;
    const { errors } = await graphql(hub.url, await hub.token('xzf', roles), query);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await graphql(hub.url, null, query)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  test.each([
    [{ organizationCode: 'lyj' }, ['WITHDRAWN', 'PUBLISHED']],
    [{ organizationCode: 'nobody' }, []],
    [{ actions: ['PERSONAL_NUMBER_REVEALED', 'WITHDRAWN'] }, ['WITHDRAWN', 'PERSONAL_NUMBER_REVEALED']],
    [{ actions: [] }, []],
    [{ subjectId: 'person' }, ['PERSONAL_NUMBER_REVEALED', 'PUBLISHED']],
    [{ subjectId: `org_sfj' OR true --` }, []],
    [{ from: '2199-01-01' }, []],
    [{ to: '2020-01-01' }, []],
    [{ from: '2020-01-01', to: '2199-01-01', organizationCode: '141025100', actions: ['PUBLISHED'] }, ['PUBLISHED']],
  ])('is filtered: %j', async (filter, expected) => {
    const given = 'subjectId' in filter && filter.subjectId === 'person' ? { subjectId: person } : filter;
    const { nodes, totalCount } = await log({ filter: given });
    expect(nodes.map(({ action }) => action)).toEqual(expected);
    expect(totalCount).toBe(expected.length);
  });

  test.each([{ after: 'forged' }, { first: 101 }, { filter: { subjectId: 'a\u0000' } }])(
    'refuses %j',
    async (variables) => {
      const code = 'after' in variables ? 'CURSOR_INVALID' : 'BAD_USER_INPUT';
      expect((await ask(variables)).errors).toMatchObject([{ extensions: { code } }]);
    },
  );
});

describe('entries of one instant from both sources', () => {
  const at = '2026-10-10T10:00:00.000+08:00';
  beforeAll(async () => {
    const { owner: pool } = hub;
    const { authenticate } = hub.running.hub;
    const viewer = await authenticate(await hub.token('scjg'));
    const records: string[] = [];
    for (let index = 0; index < 7; index += 1) {
      records.push((await mutate(hub, 'scjg', publishOther, otherInput())).record?.id ?? '');
    }
    await pool.query('UPDATE record_revision SET changed_at = $1 WHERE record_id = ANY ($2::uuid[])', [
      at,
      records.map((id) => id.slice(4)),
    ]);
    for (let index = 0; index < 12; index += 1) {
      const act = { action: 'KEY_ISSUED', subjectType: 'ApiKey', subjectId: `key_${index}`, details: { days: 90 } };
      await transaction(pool, (client) => appendAudit(client, viewer, act, at));
    }
  });

  test('are paged forward and backward without a gap or a repeat', async () => {
    const filter = { from: '2026-10-10', to: '2026-10-10' };
    const all = (await log({ filter, first: 100 })).nodes.map(({ subjectId }) => subjectId);
    expect(new Set(all).size).toBe(19);
    const forward: string[] = [];
    for (let after: string | null = null; ;) {
      const page: Log['auditLog'] = await log({ filter, first: 4, after });
      forward.push(...page.nodes.map(({ subjectId }) => subjectId));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(forward).toEqual(all);
    const backward: string[] = [];
    for (let before: string | null = null; ;) {
      const page: Log['auditLog'] = await log({ filter, last: 4, before });
      backward.unshift(...page.nodes.map(({ subjectId }) => subjectId));
      if (!page.pageInfo.hasPreviousPage) break;
      before = page.pageInfo.startCursor;
    }
    expect(backward).toEqual(all);
  });

  test('are each found along an index, so that a page costs the same in a long log', async () => {
    const { owner: pool } = hub;
    const client = await pool.connect();
    try {
      // Small tables are sorted: what is asked is whether the index can serve the order.
      await client.query('SET enable_seqscan = off; SET enable_sort = off');
      for (const [table, order] of [
        ['audit_entry', 'at DESC, id DESC'],
        ['record_revision', 'changed_at DESC, record_id DESC, revision DESC'],
      ]) {
        const { rows } = await client.query(`EXPLAIN SELECT * FROM ${table} ORDER BY ${order} LIMIT 21`);
        expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain(`Index Scan Backward using ${table}_page`);
      }
    } finally {
      client.release(true);
    }
  });
});

describe('an entry', () => {
  test.each(['UPDATE audit_entry SET purpose = NULL', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry'])(
    'cannot be changed or removed: %s',
    async (statement) => {
      await expect(hub.owner.query(statement)).rejects.toThrow('the audit log is append-only');
    },
  );

  test('goes with the transaction it was written in', async () => {
    const { owner: pool } = hub;
    const { authenticate } = hub.running.hub;
    const viewer = await authenticate(await hub.token('scjg'));
    const act = { action: 'KEY_ISSUED', subjectType: 'ApiKey', subjectId: 'key_undone' };
    const work = transaction(pool, async (client) => {
      await appendAudit(client, viewer, act, '2026-10-11T10:00:00.000+08:00');
      throw new Error('undone');
    });
    await expect(work).rejects.toThrow('undone');
    expect((await log({ filter: { subjectId: 'key_undone' } })).nodes).toEqual([]);
  });

  test('may be written by the hub’s role, which reads it as an auditor only', async () => {
    const { rows } = await hub.owner.query(
      `SELECT privilege_type FROM information_schema.role_table_grants
       WHERE table_name = 'audit_entry' AND grantee = 'liandong_hub' ORDER BY 1`,
    );
    expect(rows.map(({ privilege_type: privilege }) => privilege)).toEqual(['INSERT']);
  });
});

describe('what administrators do', () => {
  test('is in the log: a signing key registered and revoked, a document registered, each once', async () => {
    const administrator = await hub.token('sfj', ['ADMINISTRATOR']);
    const { publicKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = JSON.stringify(await exportJWK(publicKey));
    const register = `mutation ($jwk: String!) { registerSigningKey(input: { jwk: $jwk, name: "签名" }) { key { keyId } } }`;
    const { data } = await graphql<{ registerSigningKey: { key: { keyId: string } } }>(
      hub.url,
      administrator,
      register,
      {
        jwk,
      },
    );
    const keyId = data?.registerSigningKey.key.keyId ?? '';
    const revoke = `mutation ($id: String!) { revokeSigningKey(input: { keyId: $id }) { key { keyId } } }`;
    for (let time = 0; time < 2; time += 1) await graphql(hub.url, administrator, revoke, { id: keyId });
    const document = '{ viewer { name roles organization { code name } } }';
    const trust = 'mutation ($text: String!) { registerTrustedDocuments(input: { documents: [$text] }) { hashes } }';
    for (let time = 0; time < 2; time += 1) await graphql(hub.url, administrator, trust, { text: document });
    const query = '{ auditLog(first: 100, filter: { organizationCode: "sfj" }) { nodes { action subjectType } } }';
    const log = await graphql<{ auditLog: { nodes: { action: string; subjectType: string }[] } }>(
      hub.url,
      await hub.token('xzf', ['AUDITOR']),
      query,
    );
    const acts = log.data?.auditLog.nodes.map(({ action }) => action) ?? [];
    const told = ['DOCUMENT_REGISTERED', 'SIGNING_KEY_REVOKED', 'SIGNING_KEY_REGISTERED'];
    expect(acts.filter((action) => told.includes(action))).toEqual(told);
  });
});
