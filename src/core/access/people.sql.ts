import { $, sql } from '../../platform/database/sql.js';
import { run, type Executor } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { keysetList, type RowSource } from '../../platform/graphql/keyset-list.js';
import type { Role } from '../identity/index.js';
import { personGlobalId } from './access-ids.js';

/** The issuer of systems, which sign in by API key. */
export const systemIssuer = sql`'urn:liandong:api-key'`;

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
const columns = sql`id, name, roles, issuer = ${systemIssuer}, deactivated_at`;

/** People in the order of their first coming. */
export const personList = keysetList('people', 'ASC', { key: ['id', 'int'] });

/** People of an organization. */
export function personSource(executor: Executor, organization: number): RowSource<PersonAccess> {
  return {
    select: columns,
    matching: () => ({ from: sql`person`, where: sql`organization_id = ${$(organization, 'int')}` }),
    run: (statement) => run(executor, statement),
    read(row) {
      const person = read(row);
      return { ...person, id: personGlobalId(person.key) };
    },
  };
}

/** A person of the organization, locked until the transaction ends. */
export async function lockPerson(executor: Executor, organization: number, key: number): Promise<PersonAccess | null> {
  const [row] = await run(
    executor,
    sql`SELECT ${columns} FROM person
      WHERE id = ${$(key, 'int')} AND organization_id = ${$(organization, 'int')} FOR UPDATE`,
  );
  return row ? { ...read(row), id: personGlobalId(key) } : null;
}

/**
 * The organization's liaison officers that have access, locked, so that of two last ones not both can go (U3: a named person, which
 * a system is not).
 */
export async function lockLiaisons(executor: Executor, organization: number): Promise<number[]> {
  const rows = await run(
    executor,
    sql`SELECT id FROM person
      WHERE organization_id = ${$(organization, 'int')} AND 'LIAISON' = ANY (roles) AND deactivated_at IS NULL
        AND issuer <> ${systemIssuer}
      ORDER BY id FOR UPDATE`,
  );
  return rows.map(([id]) => Number(id));
}

/** Ends or gives access; every node notices by `access_changed_at`, which is the database's time. */
export async function setAccess(executor: Executor, key: number, deactivatedAt: string | null): Promise<void> {
  await run(
    executor,
    sql`UPDATE person SET deactivated_at = ${$(deactivatedAt, 'timestamptz')}, access_changed_at = clock_timestamp()
      WHERE id = ${$(key, 'int')}`,
  );
}
