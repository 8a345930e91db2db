import { run, type Executor } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { $, nothing, sql } from '../../platform/database/sql.js';
import { keysetList, type RowSource } from '../../platform/graphql/keyset-list.js';
import { personGlobalId } from './access-ids.js';
import { systemIssuer } from './people.sql.js';

/** Who is named for an organization to keep in touch (U3). */
export interface LiaisonOfficer {
  readonly id: string;
  readonly key: number;
  readonly name: string;
  readonly organizationId: number;
}

/** Liaison officers are people with access, as the partial index on them has it; a system is nobody to talk to. */
const isLiaison = sql`'LIAISON' = ANY (p.roles) AND p.deactivated_at IS NULL AND p.issuer <> ${systemIssuer}`;

const read = rowReader<{ key: number; name: string; organizationId: number }>([
  { property: 'key', column: 'id', type: 'int' },
  { property: 'name', column: 'name', type: 'text' },
  { property: 'organizationId', column: 'organization_id', type: 'int' },
]);

/** Liaison officers by organization. */
export const officerList = keysetList('liaison officers', 'ASC', {
  organizationId: ['p.organization_id', 'int'],
  key: ['p.id', 'int'],
});

/** Those of one organization, or of all. */
export function officerSource(executor: Executor, organization: number | null): RowSource<LiaisonOfficer> {
  const ofOne = organization === null ? nothing : sql`AND p.organization_id = ${$(organization, 'int')}`;
  return {
    select: sql`p.id, p.name, p.organization_id`,
    matching: () => ({ from: sql`person p`, where: sql`${isLiaison} ${ofOne}` }),
    run: (statement) => run(executor, statement),
    read(row) {
      const officer = read(row);
      return { ...officer, id: personGlobalId(officer.key) };
    },
  };
}

/** Organizations that have at least one. */
export async function organizationsWithLiaison(executor: Executor): Promise<ReadonlySet<number>> {
  const rows = await run(executor, sql`SELECT DISTINCT p.organization_id FROM person p WHERE ${isLiaison}`);
  return new Set(rows.map(([key]) => Number(key)));
}
