import { identified, runAs, type Session } from '../../platform/database/index.js';
import { $, raw, sql } from '../../platform/database/sql.js';
import { columnsOf, rowReader, type Column } from '../../platform/database/row.js';
import type { ReadByOwner } from '../visibility/index.js';
import { ProceedingDeadlineEntity } from './proceeding-deadline.entity.js';
import type { Material, RunningClock, TakenStep } from './proceeding.js';

const owner: Column = { property: 'proceedingId', column: 'proceeding_id', type: 'uuid' };

/** Reads the rows `x` that belong to proceedings, in order, by `x.proceeding_id`; each procedure may have some of its own. */
export function partReader<Part>(columns: readonly Column[], from: string, order: string): ReadByOwner<Part> {
  const read = rowReader<Part & { proceedingId: string }>([owner, ...columns]);
  const select = raw([owner, ...columns].map(({ column }) => `x.${column}`).join(', '));
  return async (keys, session) => {
    const rows = await runAs(
      session,
      sql`SELECT ${select} FROM ${raw(from)} WHERE x.proceeding_id = ANY (${$(keys, 'uuid[]')}) AND ${identified}
        ORDER BY ${raw(order)}`,
    );
    return Map.groupBy(rows.map(read), ({ proceedingId }) => proceedingId);
  };
}

const steps = `(SELECT s.*, coalesce(s.occurred_at, s.taken_at) AS done_at, person.name AS person_name FROM proceeding_step s JOIN person ON person.id = s.person_id) x`;

/** The steps of proceedings, as they were taken. */
export const readSteps = partReader<TakenStep>(
  [
    { property: 'revision', column: 'revision', type: 'int' },
    { property: 'step', column: 'step', type: 'text' },
    { property: 'state', column: 'state', type: 'text' },
    { property: 'organizationId', column: 'organization_id', type: 'int' },
    { property: 'personName', column: 'person_name', type: 'text' },
    { property: 'takenAt', column: 'taken_at', type: 'timestamptz' },
    { property: 'occurredAt', column: 'done_at', type: 'timestamptz' },
    { property: 'note', column: 'note', type: 'text' },
    { property: 'changes', column: 'changes', type: 'jsonb' },
  ],
  steps,
  'x.proceeding_id, x.revision',
);

/** The material of proceedings, as it came. */
export const readMaterials = partReader<Material>(
  [
    { property: 'revision', column: 'revision', type: 'int' },
    { property: 'kind', column: 'kind', type: 'text' },
    { property: 'name', column: 'name', type: 'text' },
    { property: 'contentId', column: 'content_id', type: 'text' },
  ],
  'proceeding_material x',
  'x.proceeding_id, x.revision, x.ordinal',
);

/** The clocks of proceedings, those due first before the others. */
export const readClocks = partReader<RunningClock>(
  [...columnsOf(ProceedingDeadlineEntity), { property: 'responsibleId', column: 'responsible_id', type: 'int' }],
  'proceeding_deadline x',
  'x.proceeding_id, x.due_at, x.id',
);

/** The attachments that came with any step of a proceeding. */
export async function readContentIds(key: string, session: Session): Promise<string[]> {
  const rows = await runAs(
    session,
    sql`SELECT DISTINCT x.content_id FROM proceeding_material x
      WHERE x.proceeding_id = ${$(key, 'uuid')} AND x.content_id IS NOT NULL AND ${identified}`,
  );
  return rows.map(([contentId]) => String(contentId));
}
