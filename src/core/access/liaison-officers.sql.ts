import { run, type Executor } from '../../platform/database/index.js';
import { parameters } from '../../platform/database/parameters.js';
import { rowReader } from '../../platform/database/row.js';
import type { PageRequest } from '../../platform/graphql/connection.graphql.js';
import { keysetCursors } from '../../platform/graphql/keyset-cursor.js';
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
const isLiaison = `'LIAISON' = ANY (p.roles) AND p.deactivated_at IS NULL AND p.issuer <> '${systemIssuer}'`;

const read = rowReader<{ key: number; name: string; organizationId: number }>([
  { property: 'key', column: 'id', type: 'int' },
  { property: 'name', column: 'name', type: 'text' },
  { property: 'organizationId', column: 'organization_id', type: 'int' },
]);

type OfficerKeyset = Pick<LiaisonOfficer, 'organizationId' | 'key'>;
export const officerCursors = keysetCursors<OfficerKeyset>('liaison officers', ['organizationId', 'key']);

/** Liaison officers by organization, of one of them or of all; one row more than asked for. */
export async function listLiaisonOfficers(
  executor: Executor,
  organization: number | null,
  page: PageRequest<OfficerKeyset>,
): Promise<LiaisonOfficer[]> {
  const $ = parameters();
  const compare = ({ organizationId, key }: OfficerKeyset, operator: string): string =>
    `(p.organization_id, p.id) ${operator} (${$(organizationId, 'int')}, ${$(key, 'int')})`;
  const where = [
    isLiaison,
    ...(organization === null ? [] : [`p.organization_id = ${$(organization, 'int')}`]),
    ...(page.after === null ? [] : [compare(page.after, '>')]),
    ...(page.before === null ? [] : [compare(page.before, '<')]),
  ];
  const direction = page.backward ? 'DESC' : 'ASC';
  const rows = await run(executor, {
    text: `SELECT p.id, p.name, p.organization_id FROM person p WHERE ${where.join(' AND ')}
      ORDER BY p.organization_id ${direction}, p.id ${direction} LIMIT ${page.size + 1}`,
    values: $.values,
  });
  return rows.map(read).map((officer) => ({ ...officer, id: personGlobalId(officer.key) }));
}

export async function countLiaisonOfficers(executor: Executor, organization: number | null): Promise<number> {
  const $ = parameters();
  const ofOne = organization === null ? '' : ` AND p.organization_id = ${$(organization, 'int')}`;
  const [row] = await run(executor, {
    text: `SELECT count(*) FROM person p WHERE ${isLiaison}${ofOne}`,
    values: $.values,
  });
  return Number(row?.[0]);
}

/** Organizations that have at least one. */
export async function organizationsWithLiaison(executor: Executor): Promise<ReadonlySet<number>> {
  const rows = await run(executor, {
    text: `SELECT DISTINCT p.organization_id FROM person p WHERE ${isLiaison}`,
    values: [],
  });
  return new Set(rows.map(([key]) => Number(key)));
}
