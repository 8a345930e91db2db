import { afterAll, beforeAll, expect, test } from 'vitest';
import { Pool } from 'pg';
import { migrations } from '../../../migrations/index.js';
import { setAccess } from '../../../src/core/access/people.sql.js';
import { openPeople } from '../../../src/core/identity/index.js';
import { migrate, openDatabase, type Database } from '../../../src/platform/database/index.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';

/** What nodes of the version before ask, word by word. */
const before = {
  come: `INSERT INTO person (issuer, subject, name, organization_id, roles) VALUES ('urn:test', $1, $1, $2, $3)
    ON CONFLICT (issuer, subject) DO UPDATE
      SET name = excluded.name, organization_id = excluded.organization_id, roles = excluded.roles
    RETURNING id, deactivated_at IS NULL AS admitted`,
  setAccess: `UPDATE person SET deactivated_at = $2, access_changed_at = clock_timestamp() WHERE id = $1`,
  revoked: `SELECT id FROM person WHERE access_changed_at > now() - interval '1 minute'`,
};

let made: TestDatabase;
let owner: Pool;
let database: Database;
/** Keys of two organizations. */
let one: number;
let other: number;
/** Somebody who came for one organization and then for the other, and somebody whose access had ended. */
const standing: Record<string, number> = {};

beforeAll(async () => {
  made = await createTestDatabase({ migrated: false });
  owner = new Pool({ connectionString: made.url, max: 2 });
  owner.on('error', () => undefined);
  const first = migrations.findIndex(({ name }) => name === 'Migration0065Affiliations');
  await migrate({ url: made.url, migrations: migrations.slice(0, first) });
  await owner.query(`INSERT INTO division (code, name, valid_from) VALUES ('141025', '古县', '1949-10-01')`);
  const { rows } = await owner.query<{ id: number }>(
    `INSERT INTO organization (code, name, kind, division_code, valid_from)
     SELECT 'o' || n, '单位' || n, 'DEPARTMENT', '141025', '1949-10-01' FROM generate_series(1, 2) n RETURNING id`,
  );
  [one = 0, other = 0] = rows.map(({ id }) => id);
  await came('moved', one, ['LIAISON']);
  standing['moved'] = (await came('moved', other, ['VIEWER'])).id;
  standing['ended'] = (await came('ended', one)).id;
  await owner.query(before.setAccess, [standing['ended'], '2025-06-01T09:00:00+08:00']);
  await migrate({ url: made.url, migrations });
  database = await openDatabase({ url: made.url, entities: [], applicationName: 'test' });
});

afterAll(async () => {
  await database.close();
  await owner.end();
  await made.drop();
});

/** Somebody comes by a node of the version before. */
async function came(subject: string, organization: number, roles: string[] = ['VIEWER']) {
  const { rows } = await owner.query<{ id: number; admitted: boolean }>(before.come, [subject, organization, roles]);
  const [row] = rows;
  if (!row) throw new Error('nobody came');
  return row;
}

/** Somebody comes by a node of this version; null: not admitted. */
const comes = (subject: string, organizationId: number) =>
  openPeople(database.pool).recognize({
    ...{ issuer: 'urn:test', subject, name: subject, organizationId, roles: ['VIEWER'] },
  });

async function affiliations(subject: string) {
  const { rows } = await owner.query<{ id: number; organization: number; roles: string[]; ended: boolean }>(
    `SELECT a.id, a.organization_id AS organization, a.roles, a.deactivated_at IS NOT NULL AS ended
     FROM affiliation a JOIN person p ON p.id = a.person_id WHERE p.subject = $1 ORDER BY a.id`,
    [subject],
  );
  return rows;
}

const revoked = async (): Promise<number[]> =>
  (await owner.query<{ id: number }>(before.revoked)).rows.map(({ id }) => id);

test('what stands becomes the affiliation with the last organization, under the id that was given', async () => {
  expect(await affiliations('moved')).toEqual([
    { id: standing['moved'], organization: other, roles: ['VIEWER'], ended: false },
  ]);
  expect(await affiliations('ended')).toEqual([
    { id: standing['ended'], organization: one, roles: ['VIEWER'], ended: true },
  ]);
  expect(await comes('ended', one)).toBeNull();
});

test('whoever comes by a node of the version before has an affiliation with each organization', async () => {
  const { id } = await came('by old nodes', one, ['LIAISON']);
  await came('by old nodes', other);
  await came('by old nodes', one, ['ANALYST']);
  expect(await affiliations('by old nodes')).toMatchObject([
    { id, organization: one, roles: ['ANALYST'] },
    { organization: other, roles: ['VIEWER'] },
  ]);
});

test('access that a node of the version before ends has ended for the organization that it knows, on every node', async () => {
  const { id } = await came('ended by old', one);
  await comes('ended by old', other);
  await owner.query(before.setAccess, [id, '2025-06-01T09:00:00+08:00']);
  expect(await affiliations('ended by old')).toMatchObject([{ ended: true }, { ended: false }]);
  expect(await comes('ended by old', one)).toBeNull();
  expect(await comes('ended by old', other)).toMatchObject({ key: id });
  expect(await came('ended by old', other)).toMatchObject({ admitted: true });
  expect(await came('ended by old', one)).toMatchObject({ admitted: false });
});

test.each([
  ['the organization that it knows', 0],
  ['another organization', 1],
])('access to %s that is ended is noticed by a node of the version before', async (name, which) => {
  const subject = `ended by new: ${name}`;
  const person = await comes(subject, one);
  await comes(subject, other);
  const ended = (await affiliations(subject))[which];
  expect(await revoked()).not.toContain(person?.key);
  await setAccess(database.pool, ended?.id ?? 0, '2025-06-01T09:00:00+08:00');
  expect(await revoked()).toContain(person?.key);
  expect(await came(subject, ended?.organization ?? 0)).toMatchObject({ id: person?.key, admitted: false });
  expect(await came(subject, ended?.organization === one ? other : one)).toMatchObject({ admitted: true });
});
