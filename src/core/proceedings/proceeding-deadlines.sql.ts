import { globalIds } from '../../kernel/global-id.js';
import { literal, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { DeadlineSource } from '../deadlines/index.js';
import { visibilityCondition } from '../visibility/index.js';
import { heirOf } from './heir.sql.js';
import type { Procedure } from './procedure.js';

/** Keys of clocks in lists of deadlines. */
export const deadlineIds = globalIds('clk_');

/** Open clocks of the proceedings that the viewer sees, by the index on their due time. */
export function proceedingDeadlines(procedures: readonly Procedure[]): DeadlineSource {
  return (viewer) => sql`
    SELECT ${literal(deadlineIds.prefix)} || replace(d.id::text, '-', '') AS key, p.title,
      ${heirOf('d.responsible_id')} AS responsible_id, d.due_at, d.rule,
      ${globalIdOf(procedures)} AS subject_id
    FROM proceeding_deadline d JOIN proceeding p ON p.id = d.proceeding_id
    WHERE d.met_at IS NULL AND d.ended_at IS NULL AND d.paused_at IS NULL AND ${visibilityCondition(viewer.organization, 'p')}`;
}

/** The global id of a proceeding `p`, as an expression. */
export function globalIdOf(procedures: readonly Procedure[]): Sql {
  const cases = procedures.map(({ name, ids }) => `WHEN '${name}' THEN '${ids.prefix}'`);
  return sql`CASE p.procedure ${raw(cases.join(' '))} END || replace(p.id::text, '-', '')`;
}
