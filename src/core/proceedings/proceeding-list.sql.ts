import { identified, runAs } from '../../platform/database/index.js';
import type { Parameters } from '../../platform/database/parameters.js';
import { keysetList, type RowSource } from '../../platform/graphql/keyset-list.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { actingFor, visibleTo } from '../visibility/index.js';
import { proceedingShape } from './proceeding-shape.sql.js';
import type { Procedure, ProceedingRow } from './procedure.js';

/** Predicates over `p` (proceeding) and, in the list of one procedure, `d` (its facts). */
export type ProceedingConditions = ($: Parameters) => readonly string[];

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
): RowSource<ProceedingRow<Facts>> {
  const { select, from, read } = proceedingShape(procedure);
  return {
    select,
    matching: ($) => ({
      from,
      where: [
        identified,
        visibleTo(viewer.organization, 'p', $),
        // A constant, so that the plan is made once.
        ...(procedure ? [`p.procedure = '${procedure.name}'`] : []),
        ...conditions($),
      ],
    }),
    run: (query) => runAs(actingFor(viewer.organization, hub.pool), query),
    read: (row) => read(row, hub),
  };
}
