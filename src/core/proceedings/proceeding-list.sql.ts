import { identified, runAs } from '../../platform/database/index.js';
import { join, literal, sql, type IdentifiedSql, type Sql } from '../../platform/database/sql.js';
import { keysetList, type RowSource } from '../../platform/graphql/keyset-list.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { actingFor, visibilityCondition } from '../visibility/index.js';
import { proceedingShape } from './proceeding-shape.sql.js';
import type { Procedure, ProceedingRow } from './procedure.js';

/** Predicates over `p` (proceeding) and, in the list of one procedure, `d` (its facts). */
export type ProceedingConditions = () => readonly Sql[];

/** All lists of proceedings, opened last first: a place in one is a place in another. */
export const proceedingList = keysetList('proceedings', 'DESC', {
  openedAt: ['p.opened_at', 'timestamptz'],
  key: ['p.id', 'uuid'],
});

/** The proceedings that the viewer sees, of one procedure or of all in what they have in common. */
export function proceedingSource<Facts extends object>(
  hub: Hub,
  viewer: Viewer,
  procedure: Procedure<Facts> | null,
  conditions: ProceedingConditions,
): RowSource<ProceedingRow<Facts>, IdentifiedSql> {
  const { select, from, read } = proceedingShape(procedure);
  return {
    select,
    matching() {
      const where = [
        visibilityCondition(viewer.organization, 'p'),
        // A constant, so that the plan is made once.
        ...(procedure ? [sql`p.procedure = ${literal(procedure.name)}`] : []),
        ...conditions(),
      ];
      return { from, where: sql`${identified} AND ${join(where, ' AND ')}` };
    },
    run: (statement) => runAs(actingFor(viewer.organization, hub.pool), statement),
    read: (row) => read(row, hub),
  };
}
