import type { SaidText } from '../../platform/search-text/index.js';
import type { RequestContext } from '../hub.js';
import {
  procedureOf,
  proceedingTexts,
  readMaterials,
  readSteps,
  stepTexts,
  type ProceedingRow,
} from '../proceedings/index.js';
import { categoryOf, partLoader, readRecordAttachments, recordTexts, type RecordRow } from '../records/index.js';
import { rowsByOwner } from '../visibility/index.js';
import { excerptOf } from './excerpt.js';
import type { SearchMatch } from './search.graphql.js';
import type { Hit } from './search.resolver.js';

const most = 5;

/** Where something that was found says what was looked for, names before all else. */
export async function matchesOf(context: RequestContext, { subject, isRecord, terms }: Hit): Promise<SearchMatch[]> {
  const texts = isRecord
    ? await textsOfRecord(context, subject as RecordRow)
    : await textsOfProceeding(context, subject as ProceedingRow);
  const inOrder = [...texts.filter(({ isName }) => isName), ...texts.filter(({ isName }) => !isName)];
  return inOrder
    .flatMap(({ field, text }) => {
      const excerpt = excerptOf(text, terms);
      return excerpt === null ? [] : [{ field, excerpt }];
    })
    .slice(0, most);
}

async function textsOfRecord({ hub, loaders }: RequestContext, record: RecordRow): Promise<SaidText[]> {
  const category = record.sharedAt === null ? null : categoryOf(hub.categories, record.category);
  const parts = await Promise.all(
    Object.entries(category?.parts ?? {}).map(
      async ([field, table]) => [field, await loaders.ownFor(table, partLoader).load(record.key)] as const,
    ),
  );
  const files = await loaders.ownFor(readRecordAttachments, rowsByOwner).load(record.key);
  return recordTexts(record, category, {
    values: record,
    parts: Object.fromEntries(parts),
    itemCodes: record.itemCodes,
    fileNames: files.map(({ name }) => name),
  });
}

async function textsOfProceeding({ hub, loaders }: RequestContext, row: ProceedingRow): Promise<SaidText[]> {
  const [steps, materials] = await Promise.all([
    loaders.ownFor(readSteps, rowsByOwner).load(row.key),
    loaders.ownFor(readMaterials, rowsByOwner).load(row.key),
  ]);
  return [
    ...proceedingTexts(procedureOf(hub.procedures, row.procedure), row),
    ...stepTexts(
      steps.map(({ note }) => note),
      materials,
    ),
  ];
}
