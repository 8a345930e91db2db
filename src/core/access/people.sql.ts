import { parameters } from '../../platform/database/parameters.js';
import { run, type Executor } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import type { PageRequest } from '../../platform/graphql/connection.graphql.js';
import { keysetCursors } from '../../platform/graphql/keyset-cursor.js';
import type { Role } from '../identity/index.js';
import { personGlobalId } from './access-ids.js';

/** The issuer of systems, which sign in by API key. */
export const systemIssuer = 'urn:liandong:api-key';

/** A person or system as resolvers return it. */
export interface PersonAccess {
  readonly id: string;
  readonly key: number;
  readonly name: string;
  readonly roles: Role[];
  readonly isSystem: boolean;
  readonly deactivatedAt: string | null;
}

const read = rowReader<Omit<PersonAccess, 'id'>>([
  { property: 'key', column: 'id', type: 'int' },
  { property: 'name', column: 'name', type: 'text' },
  { property: 'roles', column: 'roles', type: 'text[]' },
  { property: 'isSystem', column: 'is_system', type: 'boolean' },
  { property: 'deactivatedAt', column: 'deactivated_at', type: 'timestamptz' },
]);
const columns = `id, name, roles, issuer = '${systemIssuer}', deactivated_at`;

type PersonKeyset = Pick<PersonAccess, 'key'>;
export const personCursors = keysetCursors<PersonKeyset>('people', ['key']);

/** People of an organization in the order of their first coming; one more than asked for. */
export async function listPeople(
  executor: Executor,
  organization: number,
  page: PageRequest<PersonKeyset>,
): Promise<PersonAccess[]> {
  const $ = parameters();
  const where = [
    `organization_id = ${$(organization, 'int')}`,
    ...(page.after === null ? [] : [`id > ${$(page.after.key, 'int')}`]),
    ...(page.before === null ? [] : [`id < ${$(page.before.key, 'int')}`]),
  ];
  const rows = await run(executor, {
    text: `SELECT ${columns} FROM person WHERE ${where.join(' AND ')}
      ORDER BY id ${page.backward ? 'DESC' : 'ASC'} LIMIT ${page.size + 1}`,
    values: $.values,
  });
  return rows.map(read).map((row) => ({ ...row, id: personGlobalId(row.key) }));
}

export async function countPeople(executor: Executor, organization: number): Promise<number> {
  const $ = parameters();
  const text = `SELECT count(*) FROM person WHERE organization_id = ${$(organization, 'int')}`;
  const [row] = await run(executor, { text, values: $.values });
  return Number(row?.[0]);
}

/** A person of the organization, locked until the transaction ends. */
export async function lockPerson(executor: Executor, organization: number, key: number): Promise<PersonAccess | null> {
  const $ = parameters();
  const [row] = await run(executor, {
    text: `SELECT ${columns} FROM person
      WHERE id = ${$(key, 'int')} AND organization_id = ${$(organization, 'int')} FOR UPDATE`,
    values: $.values,
  });
  return row ? { ...read(row), id: personGlobalId(key) } : null;
}

/**
 * The organization's liaison officers that have access, locked, so that of two last ones not both can go (U3: a named person, which
 * a system is not).
 */
export async function lockLiaisons(executor: Executor, organization: number): Promise<number[]> {
  const $ = parameters();
  const rows = await run(executor, {
    text: `SELECT id FROM person
      WHERE organization_id = ${$(organization, 'int')} AND 'LIAISON' = ANY (roles) AND deactivated_at IS NULL
        AND issuer <> '${systemIssuer}'
      ORDER BY id FOR UPDATE`,
    values: $.values,
  });
  return rows.map(([id]) => Number(id));
}

/** Ends or gives access; every node notices by `access_changed_at`, which is the database's time. */
export async function setAccess(executor: Executor, key: number, deactivatedAt: string | null): Promise<void> {
  const $ = parameters();
  await run(executor, {
    text: `UPDATE person SET deactivated_at = ${$(deactivatedAt, 'timestamptz')}, access_changed_at = clock_timestamp()
      WHERE id = ${$(key, 'int')}`,
    values: $.values,
  });
}
