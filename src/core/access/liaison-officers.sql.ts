import { run, type Executor } from '../../platform/database/index.js';
import { parameters } from '../../platform/database/parameters.js';
import { rowReader } from '../../platform/database/row.js';
import { badInput, type PageRequest } from '../../platform/graphql/connection.graphql.js';
import { personGlobalId, personKey } from './access-ids.js';
import { systemIssuer } from './people.sql.js';

/** Who is named for an organization to keep in touch (U3). */
export interface LiaisonOfficer {
  readonly id: string;
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

/** Liaison officers by organization, of one of them or of all; one row more than asked for. */
export async function listLiaisonOfficers(
  executor: Executor,
  organization: number | null,
  page: PageRequest,
): Promise<LiaisonOfficer[]> {
  const $ = parameters();
  const compare = (cursor: string, operator: string): string => {
    const key = personKey(cursor);
    if (key === null) throw badInput('游标无效：请使用列表返回的游标');
    return `(p.organization_id, p.id) ${operator} (SELECT c.organization_id, c.id FROM person c WHERE c.id = ${$(key, 'int')})`;
  };
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
  return rows.map(read).map(({ key, ...officer }) => ({ ...officer, id: personGlobalId(key) }));
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
