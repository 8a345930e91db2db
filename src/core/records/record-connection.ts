import type { GraphQLResolveInfo } from 'graphql';
import { pageOf, type Page, type PageArgs } from '../../platform/graphql/connection.graphql.js';
import { nodeFields, selectionOf, type Selection } from '../../platform/graphql/selection.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { recordCursors, type RecordKeyset } from './record-cursor.js';
import type { RecordCategory } from './record-category.js';
import { countRecords, listRecords, type Conditions } from './record-list.sql.js';
import { recordShape, type RecordShape } from './record-shape.sql.js';
import type { RecordRow } from './record.js';

/** Worked out once a document. */
const known = new WeakMap<Selection, ReadonlySet<string>>();

function wantedFields(selection: Selection, category: RecordCategory | null): ReadonlySet<string> {
  const cached = known.get(selection);
  if (cached) return cached;
  const fields = [...nodeFields(selection)];
  const wanted = new Set(fields.flatMap((field) => [field, ...(category?.columnsBehind[field] ?? [])]));
  known.set(selection, wanted);
  return wanted;
}

/** A page of one category's records (or of all, in common columns), reading only the columns the document selects. */
export async function recordConnection(
  context: RequestContext,
  category: RecordCategory | null,
  args: PageArgs,
  conditions: Conditions,
  info: GraphQLResolveInfo,
): Promise<Page<RecordRow> & { totalCount: number | null }> {
  const selection = selectionOf(info);
  const shape = recordShape(category, wantedFields(selection, category));
  return recordPage(context, category, args, conditions, selection.has('totalCount'), shape);
}

/** The same in any shape that has the keyset. */
export async function recordPage<Row extends RecordKeyset>(
  context: RequestContext,
  category: RecordCategory | null,
  args: PageArgs,
  conditions: Conditions,
  counted: boolean,
  shape: RecordShape<Row>,
): Promise<Page<Row> & { totalCount: number | null }> {
  const viewer = requirePermission(context.viewer, 'read');
  const { hub } = context;
  const request = recordCursors.asked(hub.cursorKey, args);
  const [rows, totalCount] = await Promise.all([
    listRecords(hub, viewer, category, conditions, request, shape),
    counted ? countRecords(hub, viewer, category, conditions) : null,
  ]);
  const page = pageOf(request, rows, (row) => recordCursors.of(hub.cursorKey, row));
  return Object.assign(page, { totalCount });
}
