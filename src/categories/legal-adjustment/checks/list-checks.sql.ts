import { columnsOf, rowReader, type Column } from '../../../platform/database/row.js';
import { identified, run, runAs, type Executor, type Session } from '../../../platform/database/index.js';
import { $, join, raw, sql, type IdentifiedSql } from '../../../platform/database/sql.js';
import { keysetList, type RowSource } from '../../../platform/graphql/keyset-list.js';
import type { DeadlineSource } from '../../../core/deadlines/index.js';
import { visibilityCondition } from '../../../core/visibility/index.js';
import type { Organization } from '../../../core/organizations/index.js';
import type { ListCheck } from './list-check.js';
import { ListCheckEntity } from './list-check.entity.js';

const columns: readonly Column[] = [
  { property: 'key', column: 'id', type: 'uuid' },
  { property: 'recordId', column: 'record_id', type: 'uuid' },
  { property: 'organizationId', column: 'organization_id', type: 'int' },
  ...columnsOf(ListCheckEntity).filter(({ column }) =>
    ['opened_at', 'due_at', 'closed_at', 'outcome', 'note'].includes(column),
  ),
];
const read = rowReader<ListCheck>(columns);
const select = join(columns.map(({ column }) => raw(`c.${column}`)));

/** Checks, the latest first. */
export const listCheckList = keysetList('listChecks', 'DESC', {
  openedAt: ['c.opened_at', 'timestamptz'],
  key: ['c.id', 'uuid'],
});

/** Whose checks, by keys, and whether open ones or closed ones; null: any. */
export interface ListCheckConditions {
  readonly organizations: readonly number[] | null;
  readonly open: boolean | null;
}

/** Checks whose adjustment whoever acts may see. */
export function listCheckSource(
  session: Session,
  viewer: Organization,
  { organizations, open }: ListCheckConditions,
): RowSource<ListCheck, IdentifiedSql> {
  const conditions = [
    visibilityCondition(viewer, 'r'),
    ...(organizations === null ? [] : [sql`c.organization_id = ANY (${$(organizations, 'int[]')})`]),
    ...(open === null ? [] : [open ? sql`c.closed_at IS NULL` : sql`c.closed_at IS NOT NULL`]),
  ];
  return {
    select,
    matching: () => ({
      from: sql`list_check c JOIN shared_record r ON r.id = c.record_id`,
      where: sql`${join(conditions, ' AND ')} AND ${identified}`,
    }),
    run: (statement) => runAs(session, statement),
    read,
  };
}

/** The checks of adjustments, by record, in the order of whose they are. */
export async function readChecks(records: readonly string[], session: Session): Promise<Map<string, ListCheck[]>> {
  const rows = await runAs(
    session,
    sql`SELECT ${select} FROM list_check c WHERE c.record_id = ANY (${$(records, 'uuid[]')}) AND ${identified}
      ORDER BY c.record_id, c.organization_id`,
  );
  return Map.groupBy(rows.map(read), ({ recordId }) => recordId);
}

/** The open checks of an organization, the earliest due first. */
export async function openChecksOf(session: Session, organization: number): Promise<ListCheck[]> {
  const rows = await runAs(
    session,
    sql`SELECT ${select} FROM list_check c WHERE c.organization_id = ${$(organization, 'int')} AND c.closed_at IS NULL
      AND ${identified} ORDER BY c.due_at, c.id`,
  );
  return rows.map(read);
}

/** A check that whoever acts may see, locked until the transaction ends. */
export async function lockCheck(executor: Executor, key: string): Promise<ListCheck | null> {
  const [row] = await run(executor, sql`SELECT ${select} FROM list_check c WHERE c.id = ${$(key, 'uuid')} FOR UPDATE`);
  return row ? read(row) : null;
}

export async function confirmCheck(
  executor: Executor,
  { key }: ListCheck,
  { note, at, personKey }: { readonly note: string; readonly at: string; readonly personKey: number },
): Promise<void> {
  await run(
    executor,
    sql`UPDATE list_check SET closed_at = ${$(at, 'timestamptz')}, outcome = 'CONFIRMED', note = ${$(note, 'text')},
        closed_by = ${$(personKey, 'int')}
      WHERE id = ${$(key, 'uuid')}`,
  );
}

/** S1: open checks, by the index on their due time; of adjustments that the viewer sees. */
export const listCheckDeadlines: DeadlineSource = {
  prefix: 'lck_',
  permission: 'manageItems',
  county: 'BY_FUNCTION',
  select: ({ viewer, ofOwner, due }) => sql`
  SELECT 'lck_' || replace(c.id::text, '-', '') AS key, '核查清单：' || r.title AS title, c.organization_id AS responsible_id, c.due_at, 'S1' AS rule, 'rec_' || replace(c.record_id::text, '-', '') AS subject_id,
    '清单核查' AS label, 'listCheck' AS clock, NULL AS procedure, NULL AS number
  FROM list_check c JOIN shared_record r ON r.id = c.record_id
  WHERE c.closed_at IS NULL AND r.status = 'SHARED' AND ${visibilityCondition(viewer.organization, 'r')}
    ${ofOwner('c.organization_id')}${due('c.due_at')}`,
  /** Or the list is adjusted, which closes the check as well. */
  nextSteps: async ({ rule }) => [{ step: 'confirm', label: '确认清单无须调整', rule, mutation: 'confirmListCheck' }],
};
