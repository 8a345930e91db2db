import { $, sql } from '../../platform/database/sql.js';
import { run, type Executor } from '../../platform/database/index.js';
import { rowReader, type TextRow } from '../../platform/database/row.js';
import { keysetList, type RowSource } from '../../platform/graphql/keyset-list.js';
import { personGlobalId, type Role } from '../identity/index.js';

/** The issuer of systems, which sign in by API key. */
export const systemIssuer = sql`'urn:liandong:api-key'`;

/** Liaison officers are people with access, as the partial index on affiliations has it; a system is nobody to talk to (U3). */
export const isLiaison = sql`'LIAISON' = ANY (a.roles) AND a.deactivated_at IS NULL AND p.issuer <> ${systemIssuer}`;

/** People and systems in the organizations for which they have come. */
export const people = sql`affiliation a JOIN person p ON p.id = a.person_id`;

/** A person or system in an organization, as resolvers return it. */
export interface PersonAccess {
  readonly id: string;
  readonly key: number;
  /** Of whoever it is, in this organization or another. */
  readonly personKey: number;
  readonly name: string;
  readonly roles: Role[];
  readonly isSystem: boolean;
  readonly deactivatedAt: string | null;
}

const read = rowReader<Omit<PersonAccess, 'id'>>([
  { property: 'key', column: 'id', type: 'int' },
  { property: 'personKey', column: 'person_id', type: 'int' },
  { property: 'name', column: 'name', type: 'text' },
  { property: 'roles', column: 'roles', type: 'text[]' },
  { property: 'isSystem', column: 'is_system', type: 'boolean' },
  { property: 'deactivatedAt', column: 'deactivated_at', type: 'timestamptz' },
]);
const columns = sql`a.id, a.person_id, p.name, a.roles, p.issuer = ${systemIssuer}, a.deactivated_at`;

/** People in the order of their first coming. */
export const personList = keysetList('people', 'ASC', { key: ['a.id', 'int'] });

/** People of an organization. */
export function personSource(executor: Executor, organization: number): RowSource<PersonAccess> {
  return {
    select: columns,
    matching: () => ({ from: people, where: sql`a.organization_id = ${$(organization, 'int')}` }),
    run: (statement) => run(executor, statement),
    read: personOf,
  };
}

/** A person of the organization, locked until the transaction ends, the person first as whoever signs in does. */
export async function lockPerson(executor: Executor, organization: number, key: number): Promise<PersonAccess | null> {
  const [row] = await run(
    executor,
    sql`SELECT ${columns} FROM ${people}
      WHERE a.id = ${$(key, 'int')} AND a.organization_id = ${$(organization, 'int')} FOR NO KEY UPDATE OF p, a`,
  );
  return row ? personOf(row) : null;
}

/** Ends or gives access; every node notices by `access_changed_at`, which is the database's time. */
export async function setAccess(executor: Executor, key: number, deactivatedAt: string | null): Promise<void> {
  await run(
    executor,
    sql`UPDATE affiliation
      SET deactivated_at = ${$(deactivatedAt, 'timestamptz')}, access_changed_at = clock_timestamp()
      WHERE id = ${$(key, 'int')}`,
  );
}

function personOf(row: TextRow): PersonAccess {
  const person = read(row);
  return { ...person, id: personGlobalId(person.key) };
}
