import { assertInterfaceType, type GraphQLResolveInfo } from 'graphql';
import { withNodes } from '../../platform/graphql/connection.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.graphql.js';
import { nodeFields, selectionOf } from '../../platform/graphql/selection.js';
import type { PlanRows } from '../../platform/tables/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { actingFor } from '../visibility/index.js';
import { recordCellShape } from './record-cells.sql.js';
import { recordConnection, recordRows } from './record-connection.js';
import type { Conditions } from './record-list.sql.js';
import { readRecords } from './record-read.sql.js';
import type { RecordRow } from './record.js';

/** A page of records of any category, with the columns of their own categories where the document selects them. */
export async function sharedRecordPage(
  context: RequestContext,
  args: PageArgs,
  conditions: Conditions,
  info: GraphQLResolveInfo,
): Promise<Page<RecordRow>> {
  const page = await recordConnection(context, { category: null, conditions }, args, info);
  return selectsDetails(info) ? completed(context, page) : page;
}

/** Whether a document selects more than what every record has, which needs the tables of categories. */
function selectsDetails(info: GraphQLResolveInfo): boolean {
  const common = assertInterfaceType(info.schema.getType('SharedRecord')).getFields();
  return [...nodeFields(selectionOf(info))].some((field) => field !== '__typename' && !(field in common));
}

/** The same list as rows of a table, its conditions made from the arguments. */
export function planSharedRecordRows(
  conditionsOf: (args: Readonly<Record<string, unknown>>, context: RequestContext) => Conditions,
): PlanRows {
  return (columns) => {
    const shape = recordCellShape(null, columns);
    if (!shape) return null;
    return (context, { args, ...request }) => {
      const viewing = context as RequestContext;
      return recordRows(viewing, { category: null, conditions: conditionsOf(args, viewing) }, shape, request);
    };
  };
}

/** Fills in the categories' own columns: one statement a category, not one a record. */
async function completed({ hub, viewer }: RequestContext, page: Page<RecordRow>): Promise<Page<RecordRow>> {
  const full = await readRecords(
    hub,
    page.nodes.map(({ key }) => key),
    actingFor(requirePermission(viewer, 'read').organization, hub.pool),
  );
  return withNodes(
    page,
    page.nodes.map((record) => full.get(record.key) ?? record),
  );
}
