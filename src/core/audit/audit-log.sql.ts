import { run, transactionAsRole } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { $, join, literal, nothing, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { PageRequest } from '../../platform/graphql/connection.js';
import { cursorInvalid, keysetCursors } from '../../platform/graphql/keyset-cursor.js';
import { isPossible } from '../../platform/graphql/place.js';
import type { Hub } from '../hub.js';
import type { Organization } from '../organizations/index.js';
import type { AuditSource } from './audit-source.js';

/** Days are `YYYY-MM-DD` in Asia/Shanghai, both included. */
export interface AuditFilter {
  readonly from?: string | null;
  readonly to?: string | null;
  readonly organizationCode?: string | null;
  readonly actions?: readonly string[] | null;
  readonly subjectId?: string | null;
}

/** The log pages by time, source and the source's own order: its ties, one after the other. */
export const auditCursors = keysetCursors('audit', { at: 'timestamptz', source: 'text', key: 'text' });

export interface AuditPlace {
  readonly at: string;
  readonly source: string;
  readonly key: string;
}

export interface AuditEntry extends AuditPlace {
  readonly personName: string;
  readonly organization: Organization;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly purpose: string | null;
}

const read = rowReader<Omit<AuditEntry, 'organization'> & { organizationId: number }>([
  { property: 'at', column: 'at', type: 'timestamptz' },
  { property: 'source', column: 'source', type: 'text' },
  { property: 'key', column: 'key', type: 'text' },
  { property: 'personName', column: 'name', type: 'text' },
  { property: 'organizationId', column: 'organization_id', type: 'int' },
  { property: 'action', column: 'action', type: 'text' },
  { property: 'subjectType', column: 'subject_type', type: 'text' },
  { property: 'subjectId', column: 'subject_id', type: 'text' },
  { property: 'purpose', column: 'purpose', type: 'text' },
]);

/** Sees who changed which record, whoever may see the record. */
const auditor = 'liandong_auditor';

/** One page of the log, newest first; one entry more than asked for. Each source gives at most as many, from its index. */
export async function listAudit(hub: Hub, filter: AuditFilter, page: PageRequest<AuditPlace>): Promise<AuditEntry[]> {
  const direction = page.backward ? sql`ASC` : sql`DESC`;
  const limit = literal(page.size + 1);
  const keysets = [
    ...(page.after === null ? [] : [{ ...page.after, argument: 'after', operator: '<' } as const]),
    ...(page.before === null ? [] : [{ ...page.before, argument: 'before', operator: '>' } as const]),
  ];
  const sources = hub.auditSources.map((source) => {
    const where = [...conditions(source, filter, hub), ...keysets.map((keyset) => beyond(source, keyset))];
    const order = join(
      [source.at, ...source.ties.map(({ expression }) => expression)].map((each) => sql`${each} ${direction}`),
    );
    return sql`(SELECT ${source.at} AS at, ${literal(source.name)} AS source, ${keyOf(source)} AS key, ${source.personId} AS person_id,
        ${source.organizationId} AS organization_id, ${source.action} AS action, ${source.subjectType} AS subject_type,
        ${source.subjectId} AS subject_id, ${source.purpose} AS purpose,
        row_number() OVER (ORDER BY ${order}) AS place
      FROM ${source.from} ${whereClause(where)} ORDER BY ${order} LIMIT ${limit})`;
  });
  const statement = sql`SELECT x.at, x.source, x.key, p.name, x.organization_id, x.action, x.subject_type, x.subject_id, x.purpose
      FROM (${join(sources, ' UNION ALL ')}) x JOIN person p ON p.id = x.person_id
      ORDER BY x.at ${direction}, x.source COLLATE "C" ${direction}, x.place LIMIT ${limit}`;
  const rows = await transactionAsRole(hub.pool, auditor, (executor) => run(executor, statement));
  return rows.map(read).map(({ organizationId, ...entry }) => ({
    ...entry,
    organization: hub.organizations.byKey(organizationId),
  }));
}

export async function countAudit(hub: Hub, filter: AuditFilter): Promise<number> {
  const counts = hub.auditSources.map(
    (source) => sql`(SELECT count(*) FROM ${source.from} ${whereClause(conditions(source, filter, hub))})`,
  );
  const statement = sql`SELECT ${join(counts, ' + ')}`;
  const [row] = await transactionAsRole(hub.pool, auditor, (executor) => run(executor, statement));
  return Number(row?.[0]);
}

function conditions(source: AuditSource, filter: AuditFilter, { organizations }: Hub): Sql[] {
  const { from, to, organizationCode, actions, subjectId } = filter;
  // Nobody has the key 0.
  const organizationKey = organizationCode == null ? null : (organizations.byCode(organizationCode)?.key ?? 0);
  return [
    ...(from == null ? [] : [sql`${source.at} >= ${$(from, 'date')}::timestamptz`]),
    ...(to == null ? [] : [sql`${source.at} < (${$(to, 'date')} + 1)::timestamptz`]),
    ...(organizationKey === null ? [] : [sql`${source.organizationId} = ${$(organizationKey, 'int')}`]),
    ...(actions == null ? [] : [sql`${source.action} = ANY (${$(actions, 'text[]')})`]),
    ...(subjectId == null ? [] : [source.ofSubject(subjectId) ?? sql`false`]),
  ];
}

interface AuditKeyset extends AuditPlace {
  readonly argument: 'after' | 'before';
  readonly operator: '<' | '>';
}

/** What of a source lies beyond an entry of any source: its own ties decide only among its own entries of that instant. */
function beyond(source: AuditSource, keyset: AuditKeyset): Sql {
  const { at, key, argument, operator } = keyset;
  if (source.name === keyset.source) {
    const parts = key.split('/');
    const fits = source.ties.every(({ type }, index) =>
      isPossible(type, type === 'int' ? Number(parts[index]) : parts[index]),
    );
    if (!fits) throw cursorInvalid(argument);
    const ties = source.ties.map(({ type }, index) => $(parts[index], type));
    const own = [source.at, ...source.ties.map(({ expression }) => expression)];
    return sql`(${join(own)}) ${raw(operator)} (${join([$(at, 'timestamptz'), ...ties])})`;
  }
  const before = operator === '<' ? source.name < keyset.source : source.name > keyset.source;
  return sql`${source.at} ${raw(before ? `${operator}=` : operator)} ${$(at, 'timestamptz')}`;
}

function keyOf({ ties }: AuditSource): Sql {
  return join(
    ties.map(({ expression }) => sql`${expression}::text`),
    ` || '/' || `,
  );
}

function whereClause(conditions: readonly Sql[]): Sql {
  return conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : nothing;
}
