import { run, type Executor } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { $, nothing, sql, type Sql } from '../../platform/database/sql.js';
import { keysetList, type RowSource } from '../../platform/graphql/keyset-list.js';
import { dutyGlobalId, namedLiaisons } from '../duties/index.js';
import { personGlobalId } from '../identity/index.js';
import { isLiaison, people } from './people.sql.js';

/** Who keeps in touch for an organization (U3); one person may for several. */
export interface LiaisonOfficer {
  readonly id: string;
  readonly key: number;
  readonly isNamed: boolean;
  readonly name: string;
  readonly organizationId: number;
  readonly telephone: string | null;
  readonly email: string | null;
}

const read = rowReader<Omit<LiaisonOfficer, 'id'>>([
  { property: 'key', column: 'key', type: 'int' },
  { property: 'isNamed', column: 'is_named', type: 'boolean' },
  { property: 'name', column: 'name', type: 'text' },
  { property: 'organizationId', column: 'organization_id', type: 'int' },
  { property: 'telephone', column: 'telephone', type: 'text' },
  { property: 'email', column: 'email', type: 'text' },
]);

/**
 * U3: whoever is named on a day; for an organization that has named nobody, as before there were names, the people who sign in for it with
 * the role. Of one organization (its key), or of all.
 */
export function officers(day: string, organization: number | null): Sql {
  const ofOne = organization === null ? nothing : sql`AND a.organization_id = ${$(organization, 'int')}`;
  return sql`(WITH named AS (${namedLiaisons(day, organization)})
    SELECT n.organization_id, n.holder_id AS key, true AS is_named, n.person_name AS name, n.telephone, n.email, n.affiliation_id
    FROM named n
    UNION ALL
    SELECT a.organization_id, a.id, false, p.name, NULL, NULL, a.id FROM ${people}
    WHERE ${isLiaison} ${ofOne} AND NOT EXISTS (SELECT FROM named n WHERE n.organization_id = a.organization_id)) o`;
}

/** Liaison officers by organization. */
export const officerList = keysetList('liaison officers', 'ASC', {
  organizationId: ['o.organization_id', 'int'],
  key: ['o.key', 'int'],
});

/** Those of one organization on a day, or of all. */
export function officerSource(executor: Executor, day: string, organization: number | null): RowSource<LiaisonOfficer> {
  return {
    select: sql`o.key, o.is_named, o.name, o.organization_id, o.telephone, o.email`,
    matching: () => ({ from: officers(day, organization), where: sql`true` }),
    run: (statement) => run(executor, statement),
    read(row) {
      const officer = read(row);
      return { ...officer, id: officer.isNamed ? dutyGlobalId(officer.key) : personGlobalId(officer.key) };
    },
  };
}

/** Organizations that have at least one on a day. */
export async function organizationsWithLiaison(executor: Executor, day: string): Promise<ReadonlySet<number>> {
  const rows = await run(executor, sql`SELECT DISTINCT o.organization_id FROM ${officers(day, null)}`);
  return new Set(rows.map(([key]) => Number(key)));
}

/** As whom an organization's liaison officers of a day sign in, one each; null for one of whom that is not told. */
export async function liaisonsOf(executor: Executor, organization: number, day: string): Promise<(number | null)[]> {
  const rows = await run(executor, sql`SELECT o.affiliation_id FROM ${officers(day, organization)}`);
  return rows.map(([affiliation]) => (affiliation == null ? null : Number(affiliation)));
}
