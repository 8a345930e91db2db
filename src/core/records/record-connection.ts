import type { GraphQLResolveInfo } from 'graphql';
import { askedPage, type AskedPage } from '../../platform/graphql/connection.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.graphql.js';
import { keysetConnection } from '../../platform/graphql/keyset-list.js';
import { nodeFields, selectionOf, type Selection } from '../../platform/graphql/selection.js';
import type { RowRequest, TableRow } from '../../platform/tables/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import type { RecordCategory } from './record-category.js';
import { propertiesBehind } from './record-columns.sql.js';
import { recordList, recordSource, streamRecords, type RecordPlace, type RecordScope } from './record-list.sql.js';
import { recordShape, type RecordBytes, type RecordShape } from './record-shape.sql.js';
import type { RecordRow } from './record.js';

/** Worked out once a document. */
const known = new WeakMap<Selection, ReadonlySet<string>>();

function wantedProperties(selection: Selection, category: RecordCategory | null): ReadonlySet<string> {
  const wanted = known.get(selection) ?? propertiesBehind(category, nodeFields(selection));
  known.set(selection, wanted);
  return wanted;
}

/** A page of one category's records (or of all, in common columns), reading only the columns the document selects. */
export function recordConnection(
  context: RequestContext,
  scope: RecordScope,
  args: PageArgs,
  info: GraphQLResolveInfo,
): Promise<Page<RecordRow>> {
  const shape = recordShape(scope.category, wantedProperties(selectionOf(info), scope.category));
  return recordPage(context, scope, askedPage(context.hub, args, info), shape);
}

/** The same in any shape that has the place of each record. */
export async function recordPage<Row extends RecordPlace>(
  { hub, viewer: caller }: RequestContext,
  scope: RecordScope,
  asked: AskedPage,
  shape: RecordShape<Row> | RecordBytes<Row>,
): Promise<Page<Row>> {
  const viewer = requirePermission(caller, 'read');
  return keysetConnection(recordList, recordSource(hub, viewer, scope, shape), asked);
}

/** All records of a list that the viewer may see, as rows of a table. */
export async function* recordRows(
  { hub, viewer: caller }: RequestContext,
  scope: RecordScope,
  shape: RecordShape<TableRow>,
  request: Pick<RowRequest, 'limit' | 'after' | 'signal'>,
): AsyncGenerator<readonly TableRow[]> {
  yield* streamRecords(hub, requirePermission(caller, 'read'), scope, shape, request);
}
