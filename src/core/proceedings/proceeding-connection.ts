import type { GraphQLResolveInfo } from 'graphql';
import { pageOf, type Page, type PageArgs } from '../../platform/graphql/connection.graphql.js';
import { selectionOf } from '../../platform/graphql/selection.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import {
  countProceedings,
  listProceedings,
  proceedingCursors,
  type ProceedingConditions,
} from './proceeding-list.sql.js';
import type { Procedure, ProceedingRow } from './procedure.js';

/** A page of one procedure's proceedings, or of all in what they have in common. */
export async function proceedingConnection<Facts extends object>(
  { hub, viewer: caller }: RequestContext,
  procedure: Procedure<Facts> | null,
  args: PageArgs,
  conditions: ProceedingConditions,
  info: GraphQLResolveInfo,
): Promise<Page<ProceedingRow<Facts>> & { totalCount: number | null }> {
  const viewer = requirePermission(caller, 'read');
  const request = proceedingCursors.asked(hub.cursorKey, args);
  const [rows, totalCount] = await Promise.all([
    listProceedings(hub, viewer, procedure, conditions, request),
    selectionOf(info).has('totalCount') ? countProceedings(hub, viewer, procedure, conditions) : null,
  ]);
  const page = pageOf(request, rows, (row) => proceedingCursors.of(hub.cursorKey, row));
  return Object.assign(page, { totalCount });
}
