import { run, type Executor } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { $, nothing, sql } from '../../platform/database/sql.js';
import { keysetList, type RowSource } from '../../platform/graphql/keyset-list.js';
import { personGlobalId } from './access-ids.js';
import { isLiaison, people } from './people.sql.js';

/** Who is named for an organization to keep in touch (U3); one person may be for several. */
export interface LiaisonOfficer {
  readonly id: string;
  readonly key: number;
  readonly name: string;
  readonly organizationId: number;
}

const read = rowReader<{ key: number; name: string; organizationId: number }>([
  { property: 'key', column: 'id', type: 'int' },
  { property: 'name', column: 'name', type: 'text' },
  { property: 'organizationId', column: 'organization_id', type: 'int' },
]);

/** Liaison officers by organization. */
export const officerList = keysetList('liaison officers', 'ASC', {
  organizationId: ['a.organization_id', 'int'],
  key: ['a.id', 'int'],
});

/** Those of one organization, or of all. */
export function officerSource(executor: Executor, organization: number | null): RowSource<LiaisonOfficer> {
  const ofOne = organization === null ? nothing : sql`AND a.organization_id = ${$(organization, 'int')}`;
  return {
    select: sql`a.id, p.name, a.organization_id`,
    matching: () => ({ from: people, where: sql`${isLiaison} ${ofOne}` }),
    run: (statement) => run(executor, statement),
    read(row) {
      const officer = read(row);
      return { ...officer, id: personGlobalId(officer.key) };
    },
  };
}

/** Organizations that have at least one. */
export async function organizationsWithLiaison(executor: Executor): Promise<ReadonlySet<number>> {
  const rows = await run(executor, sql`SELECT DISTINCT a.organization_id FROM ${people} WHERE ${isLiaison}`);
  return new Set(rows.map(([key]) => Number(key)));
}
