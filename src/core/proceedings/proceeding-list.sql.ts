import { identified, runAs } from '../../platform/database/index.js';
import { parameters, type Parameters } from '../../platform/database/parameters.js';
import type { PageRequest } from '../../platform/graphql/connection.graphql.js';
import { keysetCursors } from '../../platform/graphql/keyset-cursor.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { actingFor, visibleTo } from '../visibility/index.js';
import type { Proceeding } from './proceeding.js';
import { proceedingShape } from './proceeding-shape.sql.js';
import type { Procedure, ProceedingRow } from './procedure.js';

/** Predicates over `p` (proceeding) and, in the list of one procedure, `d` (its facts). */
export type ProceedingConditions = ($: Parameters) => readonly string[];

/** Lists page by (opened_at, id), opened last first. */
type ProceedingKeyset = Pick<Proceeding, 'openedAt' | 'key'>;
export const proceedingCursors = keysetCursors<ProceedingKeyset>('proceedings', ['openedAt', 'key']);

/** One page of proceedings that the viewer sees, opened last first; one row more than asked for. */
export async function listProceedings<Facts extends object>(
  hub: Hub,
  viewer: Viewer,
  procedure: Procedure<Facts> | null,
  conditions: ProceedingConditions,
  page: PageRequest<ProceedingKeyset>,
): Promise<ProceedingRow<Facts>[]> {
  const $ = parameters();
  const shape = proceedingShape(procedure);
  const compare = ({ openedAt, key }: ProceedingKeyset, operator: string): string =>
    `(p.opened_at, p.id) ${operator} (${$(openedAt, 'timestamptz')}, ${$(key, 'uuid')})`;
  const where = [
    ...listed(viewer, procedure, conditions, $),
    ...(page.after === null ? [] : [compare(page.after, '<')]),
    ...(page.before === null ? [] : [compare(page.before, '>')]),
  ];
  const direction = page.backward ? 'ASC' : 'DESC';
  const rows = await runAs(actingFor(viewer.organization, hub.pool), {
    text: `SELECT ${shape.select} FROM ${shape.from} WHERE ${where.join(' AND ')}
      ORDER BY p.opened_at ${direction}, p.id ${direction} LIMIT ${page.size + 1}`,
    values: $.values,
  });
  return rows.map((row) => shape.read(row, hub));
}

export async function countProceedings(
  hub: Hub,
  viewer: Viewer,
  procedure: Procedure | null,
  conditions: ProceedingConditions,
): Promise<number> {
  const $ = parameters();
  const where = listed(viewer, procedure, conditions, $);
  const [row] = await runAs(actingFor(viewer.organization, hub.pool), {
    text: `SELECT count(*) FROM ${proceedingShape(procedure).from} WHERE ${where.join(' AND ')}`,
    values: $.values,
  });
  return Number(row?.[0]);
}

function listed(
  viewer: Viewer,
  procedure: Procedure | null,
  conditions: ProceedingConditions,
  $: Parameters,
): string[] {
  return [
    identified,
    visibleTo(viewer.organization, 'p', $),
    // A constant, so that the plan is made once.
    ...(procedure ? [`p.procedure = '${procedure.name}'`] : []),
    ...conditions($),
  ];
}
