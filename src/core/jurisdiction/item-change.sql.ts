import { inNameOf, run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { ListAct } from './list-change.sql.js';

/** The `subjectType` of changes of lists. */
export const itemSubjectType = 'EnforcementItem';

/** Category 2 of Mech 三(三): items that have to do with what was handed over to townships, and how they are supervised. */
const itemCategory = 'SUPERVISION_INFORMATION';

export type ItemChangeKind =
  | 'LISTED'
  | 'DELEGATED'
  | 'DELEGATION_REVOKED'
  | 'CORRECTED'
  | 'CANCELLED'
  | 'SUCCEEDED'
  | 'ALSO_LISTED';

export interface ItemChange {
  /** Key of the item. */
  readonly item: number;
  readonly kind: ItemChangeKind;
  /** Whether it is about a handover, though the item may no longer have one. */
  readonly ofHandover?: boolean;
}

/**
 * S2: tells all members what has changed about items, in the transaction that changes it, in the order given. What has to do with items that
 * are handed over is of category 2; what a department alone does is a change of its list and of no category.
 */
export async function appendItemChanges(
  executor: Executor,
  changes: readonly ItemChange[],
  { actor, at }: ListAct,
): Promise<void> {
  if (changes.length === 0) return;
  const acting = actor.organization.key;
  await inNameOf({ executor, identity: 0 }, acting, (session) =>
    run(
      session.executor,
      sql`WITH told AS MATERIALIZED (
          SELECT n.* FROM jsonb_to_recordset(${$(JSON.stringify(changes.map(numbered)), 'jsonb')})
            AS n (place int, item int, kind text, "ofHandover" boolean)
        ), item AS (
          UPDATE enforcement_item i SET revision = i.revision + 1 WHERE i.id IN (SELECT item FROM told)
          RETURNING i.id, i.key, i.revision, i.department_id
        )
        INSERT INTO change_event (event_id, kind, subject_type, subject_id, subject_revision, category, organization_id,
          publisher_id, audience, at, body)
        SELECT gen_random_uuid(), t.kind, ${$(itemSubjectType, 'text')}, i.key, i.revision,
          CASE WHEN t."ofHandover" OR EXISTS (SELECT FROM delegation g WHERE g.item_id = i.id)
            THEN ${$(itemCategory, 'text')} END,
          ${$(acting, 'int')}, i.department_id, NULL, ${$(at, 'timestamptz')}, '{}'
        FROM told t JOIN item i ON i.id = t.item ORDER BY t.place`,
    ),
  );
  const told = changes.filter(({ kind }) => ofVersions.has(kind)).map(({ item }) => item);
  if (told.length === 0) return;
  // S1: whoever tells anew what rests on a law that was adjusted has checked it.
  await run(
    executor,
    sql`SELECT settle_list_checks(o.department_id, ${$(at, 'timestamptz')})
      FROM (SELECT DISTINCT department_id FROM enforcement_item WHERE id = ANY (${$(told, 'int[]')})) o`,
  );
}

const ofVersions: ReadonlySet<string> = new Set(['LISTED', 'CORRECTED', 'CANCELLED'] satisfies ItemChangeKind[]);

function numbered({ item, kind, ofHandover = false }: ItemChange, place: number) {
  return { place, item, kind, ofHandover };
}
