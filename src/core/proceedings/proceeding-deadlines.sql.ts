import { globalIds } from '../../kernel/global-id.js';
import { $, literal, nothing, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { AvailableStep, Deadline, DeadlineScope, DeadlineSource } from '../deadlines/index.js';
import type { Viewer } from '../identity/index.js';
import { visibilityCondition } from '../visibility/index.js';
import { availableSteps } from './available-steps.js';
import { heirOf } from './heir.sql.js';
import { proceedingLoader } from './proceeding-loader.js';
import { procedureOf, type Procedure } from './procedure.js';

/** Keys of clocks in lists of deadlines. */
export const deadlineIds = globalIds('clk_');

/**
 * Open clocks of the proceedings that the viewer sees, by the indexes on their due time and on whose they are. The planner thinks that policies
 * leave few of them and would read all to sort them. A lateral query with `OFFSET 0` is looked up for each clock as the index gives it.
 */
export function proceedingDeadlines(procedures: readonly Procedure[]): DeadlineSource {
  return {
    prefix: deadlineIds.prefix,
    permission: 'handleCases',
    county: 'BY_FUNCTION',
    select: ({ viewer, toDo, ofOwner, due }) => sql`
      SELECT ${literal(deadlineIds.prefix)} || replace(d.id::text, '-', '') AS key, p.title, p.responsible_id, d.due_at, d.rule,
        p.subject_id, NULL AS label, d.clock, p.procedure, p.number
      FROM proceeding_deadline d
      CROSS JOIN LATERAL (SELECT p.title, p.procedure, p.number, ${heirOf('d.responsible_id')} AS responsible_id,
          ${globalIdOf(procedures)} AS subject_id
        FROM proceeding p WHERE p.id = d.proceeding_id AND ${visibilityCondition(viewer.organization, 'p')}
          ${toDo ? withinRoles(procedures, viewer) : nothing} OFFSET 0) p
      WHERE d.met_at IS NULL AND d.ended_at IS NULL AND d.paused_at IS NULL ${ofOwner('d.responsible_id')}${due('d.due_at')}`,
    labelOf: ({ procedure, clock }, hub) => labelOfClock(procedureOf(hub.procedures, procedure ?? ''), clock),
    async nextSteps(deadline, scope) {
      const { met = [] } =
        procedureOf(scope.hub.procedures, deadline.procedure ?? '').table.clocks[deadline.clock] ?? {};
      return (await stepsAbout(deadline, scope)).filter(({ step }) => met.includes(step));
    },
    availableSteps: stepsAbout,
  };
}

/** What a clock is called in the procedure's table: 受理. */
export function labelOfClock({ table }: Pick<Procedure, 'table'>, clock: string): string {
  return table.clocks[clock]?.label ?? clock;
}

/** All steps that the viewer may take in the proceeding of a deadline. */
export async function stepsAbout({ subjectId, procedure }: Deadline, scope: DeadlineScope): Promise<AvailableStep[]> {
  const key = procedureOf(scope.hub.procedures, procedure ?? '').ids.keyOf(subjectId);
  const row = key === null ? null : await scope.loaders.own(proceedingLoader).load(key);
  return row ? availableSteps(row, scope) : [];
}

/** Leaves out the clocks of parties that need a role which the viewer does not have. */
function withinRoles(procedures: readonly Procedure[], { roles }: Viewer): Sql {
  const others = procedures.flatMap(({ name, table, rolesOf = {} }) =>
    Object.entries(table.clocks).flatMap(([clock, { by }]) => {
      const role = rolesOf[by];
      return role === undefined || roles.has(role) ? [] : [`${name}.${clock}`];
    }),
  );
  return sql` AND p.procedure || '.' || d.clock <> ALL (${$(others, 'text[]')})`;
}

/** The global id of a proceeding `p`, as an expression. */
export function globalIdOf(procedures: readonly Procedure[]): Sql {
  const cases = procedures.map(({ name, ids }) => `WHEN '${name}' THEN '${ids.prefix}'`);
  return sql`CASE p.procedure ${raw(cases.join(' '))} END || replace(p.id::text, '-', '')`;
}
