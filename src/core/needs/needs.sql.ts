import { run, type Executor } from '../../platform/database/index.js';
import { rowReader, type TextRow } from '../../platform/database/row.js';
import { $, sql } from '../../platform/database/sql.js';
import type { NeedRow } from './need.js';

export const needSelect = sql`n.id, n.organization_id, n.holder_id, n.title, n.categories, n.items, n.item_codes, n.township_ids,
  n.with_execution, n.valid_from, n.valid_to, n.basis, n.end_reason, n.declared_at, n.revision`;

export const readNeedRow: (row: TextRow) => NeedRow = rowReader<NeedRow>([
  { property: 'key', column: 'id', type: 'uuid' },
  { property: 'organizationId', column: 'organization_id', type: 'int' },
  { property: 'holderId', column: 'holder_id', type: 'int' },
  { property: 'title', column: 'title', type: 'text' },
  { property: 'categories', column: 'categories', type: 'text[]' },
  { property: 'items', column: 'items', type: 'text' },
  { property: 'itemCodes', column: 'item_codes', type: 'text[]' },
  { property: 'townshipIds', column: 'township_ids', type: 'int[]' },
  { property: 'withExecution', column: 'with_execution', type: 'boolean' },
  { property: 'validFrom', column: 'valid_from', type: 'date' },
  { property: 'validTo', column: 'valid_to', type: 'date' },
  { property: 'basis', column: 'basis', type: 'text' },
  { property: 'endReason', column: 'end_reason', type: 'text' },
  { property: 'declaredAt', column: 'declared_at', type: 'timestamptz' },
  { property: 'revision', column: 'revision', type: 'int' },
]);

/** Needs by key; they are open to all members. */
export async function readNeeds(executor: Executor, keys: readonly string[]): Promise<Map<string, NeedRow>> {
  const rows = await run(executor, sql`SELECT ${needSelect} FROM need n WHERE n.id = ANY (${$(keys, 'uuid[]')})`);
  return new Map(rows.map(readNeedRow).map((need) => [need.key, need]));
}

/** One of them, locked until the transaction ends. */
export async function lockNeed(executor: Executor, key: string): Promise<NeedRow | null> {
  const [row] = await run(
    executor,
    sql`SELECT ${needSelect} FROM need n WHERE n.id = ${$(key, 'uuid')} FOR NO KEY UPDATE`,
  );
  return row ? readNeedRow(row) : null;
}

/** Writes a need with all that records are found to meet it by. */
export async function insertNeed(executor: Executor, need: NeedRow, personKey: number): Promise<void> {
  await run(
    executor,
    sql`INSERT INTO need (id, organization_id, holder_id, title, categories, items, item_codes, township_ids, with_execution,
        valid_from, basis, declared_at, declared_by, revision)
      VALUES (${$(need.key, 'uuid')}, ${$(need.organizationId, 'int')}, ${$(need.holderId, 'int')}, ${$(need.title, 'text')},
        ${$(need.categories, 'text[]')}, ${$(need.items, 'text')}, ${$(need.itemCodes, 'text[]')},
        ${$(need.townshipIds, 'int[]')}, ${$(need.withExecution, 'boolean')}, ${$(need.validFrom, 'date')},
        ${$(need.basis, 'text')}, ${$(need.declaredAt, 'timestamptz')}, ${$(personKey, 'int')}, ${$(need.revision, 'int')})`,
  );
  await insertSubjects(executor, need);
}

export async function endNeedRow(
  executor: Executor,
  { key, validTo, endReason, revision }: Pick<NeedRow, 'key' | 'validTo' | 'endReason' | 'revision'>,
): Promise<void> {
  await run(
    executor,
    sql`UPDATE need SET valid_to = ${$(validTo, 'date')}, end_reason = ${$(endReason, 'text')}, revision = ${$(revision, 'int')}
      WHERE id = ${$(key, 'uuid')}`,
  );
}

/** The needs that an organization has declared, or has now. */
export async function needsOf(executor: Executor, organization: number): Promise<NeedRow[]> {
  const key = $(organization, 'int');
  const rows = await run(
    executor,
    sql`SELECT ${needSelect} FROM need n WHERE n.organization_id = ${key} OR n.holder_id = ${key} ORDER BY n.id`,
  );
  return rows.map(readNeedRow);
}

/** Gives a need to whoever has it from now on; the list of its items may be that of either. */
export async function giveNeed(executor: Executor, need: NeedRow, holder: number): Promise<void> {
  await run(
    executor,
    sql`UPDATE need SET holder_id = ${$(holder, 'int')}, revision = revision + 1 WHERE id = ${$(need.key, 'uuid')}`,
  );
  await run(executor, sql`DELETE FROM need_subject WHERE need_id = ${$(need.key, 'uuid')}`);
  await insertSubjects(executor, { ...need, holderId: holder });
}

/** What has met a need goes with it, from whoever has had it. */
export async function giveMatches(executor: Executor, { key, holderId }: NeedRow): Promise<void> {
  await run(executor, sql`SELECT give_matches(${$(key, 'uuid')}, ${$(holderId, 'int')})`);
}

async function insertSubjects(executor: Executor, need: NeedRow): Promise<void> {
  await run(
    executor,
    sql`INSERT INTO need_subject (category, item, need_id, township_ids)
      SELECT category, item, ${$(need.key, 'uuid')}, ${$(need.townshipIds, 'int[]')}
      FROM unnest(${$(need.categories, 'text[]')}) AS category, unnest(${$(soughtItems(need), 'text[]')}) AS item`,
  );
}

/** As `need_subject.item` has them. */
function soughtItems({ items, itemCodes, organizationId, holderId }: NeedRow): string[] {
  if (items === 'ALL') return ['*'];
  return items === 'NAMED' ? [...itemCodes] : [...new Set([organizationId, holderId])].map((key) => `@${key}`);
}
