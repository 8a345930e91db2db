import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { retellEarlier } from '../../../src/procedures/complaint/index.js';
import { migrateHub } from '../../../src/app/migrate.js';
import { openLog } from '../../../src/platform/log/index.js';
import { holdUnheld } from '../../../src/core/proceedings/index.js';
import { askComplaint } from '../../harness/builders/complaint.js';
import { graphql } from '../../harness/clients/graphql.js';
import { allNumbered } from '../../harness/hub/all-numbered.js';
import { earlierDatabase } from '../../harness/hub/earlier-database.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import type { TestDatabase } from '../../harness/hub/database.js';

/** A case of every procedure in each of its states, as version 0.3 with 47 migrations has left them. */
const cases = new URL('cases-at-0047.jsonl.gz', import.meta.url);

let database: TestDatabase;
let before: readonly EarlierRecord[];
let hub: TestHub;
beforeAll(async () => {
  const earlier = await earlierDatabase(cases, 47);
  database = earlier.database;
  before = await recordsOfComplaints(database.url);
  await migrateHub(database.url, openLog('silent'));
  const personalDataKeyFile = join(tmpdir(), `liandong-earlier-keys-${process.pid}.json`);
  await writeFile(personalDataKeyFile, earlier.keys, { mode: 0o600 });
  hub = await startHub({ database, personalDataKeyFile });
});
afterAll(async () => {
  await hub.close();
  await database.drop();
});

test('a database of an earlier version is brought up to date, and what was open is held by a clock', async () => {
  const open = async () => {
    const { rows } = await hub.owner.query<{ procedure: string; state: string; held: boolean }>(
      `SELECT p.procedure, p.state, EXISTS (SELECT FROM proceeding_deadline d
          WHERE d.proceeding_id = p.id AND d.met_at IS NULL AND d.ended_at IS NULL) AS held
        FROM proceeding p WHERE p.closed_at IS NULL ORDER BY 1, 2`,
    );
    return rows;
  };
  expect((await open()).some(({ held }) => !held)).toBe(true);
  await holdUnheld(hub.running.hub);
  const { procedures } = hub.running.hub;
  const isIdle = (name: string, state: string): boolean => procedures.get(name)?.table.idle?.[state] !== undefined;
  const unheld = (await open()).filter(({ procedure, state, held }) => !held && !isIdle(procedure, state));
  expect(unheld).toEqual([]);
});

test('[X2] referrals that were sent are copied to the procuratorate, those that were not are not', async () => {
  const query = `{ criminalReferrals(first: 100) { nodes { id sentAt procuratorate { code } } } }`;
  interface Answer {
    readonly criminalReferrals: { readonly nodes: readonly { readonly sentAt: string | null }[] };
  }
  const { data } = await graphql<Answer>(hub.url, await hub.token('jcy'), query);
  const nodes = data?.criminalReferrals.nodes ?? [];
  expect(nodes.every(({ sentAt }) => sentAt !== null)).toBe(true);
  const { rows } = await hub.owner.query<{ sent: string; unsent: string }>(
    `SELECT count(sent_at) AS sent, count(*) - count(sent_at) AS unsent FROM criminal_referral`,
  );
  expect([nodes.length, Number(rows[0]?.unsent) > 0]).toEqual([Number(rows[0]?.sent), true]);
});

/** A record in which the earlier version told all members of a step of a complaint. */
interface EarlierRecord {
  readonly id: string;
  readonly title: string;
  readonly number: string;
}

async function recordsOfComplaints(url: string): Promise<EarlierRecord[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<EarlierRecord>(
    `SELECT 'rec_' || replace(id::text, '-', '') AS id, title, substring(title FROM 'TS[0-9]+') AS number
      FROM shared_record WHERE category = 'COMPLAINT_HANDLING' AND audience IS NULL ORDER BY formed_at`,
  );
  await client.end();
  return rows;
}

describe('[S7] what was shared of complaints in their own words', () => {
  const stranger = 'lyj';
  const numbers = (): string[] => [...new Set(before.map(({ number }) => number))].sort();
  const asked = async <Data>(who: string, query: string, variables: object = {}): Promise<Data> => {
    const { data, errors } = await graphql<Data>(hub.url, await hub.token(who), query, variables);
    if (!data || errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  interface Told {
    readonly id: string;
    readonly title: string;
    readonly status: string;
    readonly timeliness: string;
    readonly revision: number;
  }
  const told = async (who: string, statuses: readonly string[]): Promise<readonly Told[]> => {
    const query = `query ($statuses: [RecordStatus!]) {
      complaintHandling(first: 100, filter: { statuses: $statuses }) {
        nodes { id title summary status timeliness revision complaintKind } } }`;
    return (await asked<{ complaintHandling: { nodes: Told[] } }>(who, query, { statuses })).complaintHandling.nodes;
  };

  test('is closed to all but the parties, and one record a complaint tells what was done in its place', async () => {
    expect([before.length, numbers().length]).toEqual([35, 12]);
    const standing = await told(stranger, ['SHARED', 'PENDING', 'WITHDRAWN']);
    expect(standing.map(({ title }) => title).sort()).toEqual(numbers().map((number) => `举报 ${number}`));
    expect(JSON.stringify(standing)).not.toContain('采砂');
    expect(new Set(standing.map(({ timeliness }) => timeliness))).toEqual(new Set(['SAME_DAY']));
    const ids = before.map(({ id }) => id);
    const { nodes } = await asked<{ nodes: null[] }>(stranger, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids,
    });
    expect(nodes.every((node) => node === null)).toBe(true);
    // Its first contact still reads what it has told, and that it stands no longer.
    const own = await told('scjg', ['WITHDRAWN']);
    expect(own.length).toBeGreaterThan(0);
    expect(own[0]?.title).toContain('采砂');
  });

  test('is told to whoever follows the log to be gone', async () => {
    await allNumbered(hub);
    const query = '{ changes(first: 500) { changes { kind subjectId subject { id ... on SharedRecord { title } } } } }';
    const { changes } = await asked<{ changes: { changes: { kind: string; subjectId: string }[] } }>(stranger, query);
    const ids = new Set(before.map(({ id }) => id));
    const last = new Map(changes.changes.map(({ kind, subjectId }) => [subjectId, kind]));
    expect([...ids].map((id) => last.get(id))).toEqual([...ids].map(() => 'RETRACTED'));
    expect(JSON.stringify(changes)).not.toContain('采砂');
  });

  test('is counted once a complaint', async () => {
    const query = `{ sharingStatistics(period: { from: "2020-01-01", to: "2199-12-31" }, groupBy: [CATEGORY]) {
      rows { category shared } } }`;
    const { sharingStatistics } = await asked<{
      sharingStatistics: { rows: { category: string; shared: number }[] };
    }>('scjg', query);
    const row = sharingStatistics.rows.find(({ category }) => category === 'COMPLAINT_HANDLING');
    expect(row?.shared).toBe(numbers().length);
  });

  test('goes on as that one record, and is looked for in vain by every later start', async () => {
    const { complaints } = await asked<{ complaints: { nodes: { id: string; number: string }[] } }>(
      'scjg',
      '{ complaints(first: 1, filter: { states: [REGISTERED] }) { nodes { id number } } }',
    );
    const [{ id: complaintId, number }] = complaints.nodes as [{ id: string; number: string }];
    expect((await askComplaint(hub, 'scjg', 'acceptComplaint', { complaintId })).userErrors).toEqual([]);
    const found = async () => (await told(stranger, ['SHARED'])).filter(({ title }) => title.includes(number));
    expect(await found()).toMatchObject([{ revision: 2, timeliness: 'SAME_DAY' }]);
    const count = async () => (await hub.owner.query('SELECT count(*) FROM change_event')).rows[0].count;
    const events = await count();
    await retellEarlier(hub.running.hub);
    expect(await count()).toBe(events);
  });
});
