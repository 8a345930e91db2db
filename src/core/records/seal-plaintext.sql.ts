import { run, transactionAsRole, type Pool } from '../../platform/database/index.js';
import { snakeCase, type TextRow } from '../../platform/database/row.js';
import { $, join, literal, nothing, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { Sealing } from '../../platform/sealing/index.js';
import { isPersonalNumber, keepNumber } from '../personal-data/index.js';
import { maskFields, placeOf } from './personal-fields.js';
import type { CategoryRegistry, RecordCategory } from './record-category.js';
import { digestLength, keyedHash } from '../requests/index.js';

const batchSize = 500;

/** Told how many of how many are done. */
export type SealingProgress = (done: number, total: number) => void;

/**
 * Seals what earlier versions of the hub left in clear: numbers, the values of them that histories keep, and hashes of requests
 * that anybody could try numbers against. In batches that stand by themselves: whatever ends it, the next start goes on, and
 * a second node does no harm.
 */
export async function sealPlaintext(
  pool: Pool,
  sealing: Sealing,
  categories: CategoryRegistry,
  progress: SealingProgress = () => undefined,
): Promise<void> {
  const steps = [...categories.values()].flatMap((category) =>
    (category.personal ?? []).flatMap((property) => [
      plaintextNumbers(sealing, category, property),
      plaintextHistory(category, property),
    ]),
  );
  for (const step of [...steps, unkeyedHashes(sealing)]) await walk(pool, step, progress);
}

/** Rows to look at, in the order of their keys, and what makes of a batch of them what is to be written. */
interface Step {
  readonly from: string;
  /** Columns of the key, then what the change is made from. */
  readonly key: readonly string[];
  readonly value: string;
  /** The statement that writes a batch, null when nothing of it is to be changed. */
  write(rows: readonly TextRow[]): Sql | null;
}

/**
 * Sees the rows of all organizations, and of them only what is to be sealed. Its transactions are tried again when another
 * node's batch meets one from the other side.
 */
const maintenanceRole = 'liandong_keeper';

async function walk(pool: Pool, { from, key, value, write }: Step, progress: SealingProgress): Promise<void> {
  const work = (statement: Sql): Promise<TextRow[]> =>
    transactionAsRole(pool, maintenanceRole, (executor) => run(executor, statement));
  const rowsFrom = raw(from);
  const [count] = await work(sql`SELECT count(*) FROM ${rowsFrom}`);
  const total = Number(count?.[0]);
  const keys = raw(key.join(', '));
  let last: readonly (string | null)[] | null = null;
  for (let done = 0; done < total;) {
    // Keys compare as text, whatever they are: any order will do that does not change.
    const after: Sql = last ? sql`AND (${keys}) > (${join(last.map((part) => $(part, 'text')))})` : nothing;
    const rows: TextRow[] = await work(
      sql`SELECT ${keys}, ${raw(value)} FROM ${rowsFrom} ${after} ORDER BY ${keys} LIMIT ${literal(batchSize)}`,
    );
    if (rows.length === 0) break;
    const statement = write(rows);
    if (statement !== null) await work(statement);
    done += rows.length;
    last = rows.at(-1)?.slice(0, key.length) ?? null;
    progress(done, total);
  }
}

/** Codes of organizations may look the same: whether one is a person's is decided outside the database. */
const maybePersonal = `'^[1-9][0-9]{16}[0-9X]$'`;

function plaintextNumbers(sealing: Sealing, category: RecordCategory, property: string): Step {
  const { name } = category.details;
  const column = snakeCase(property);
  return {
    from: `${name} WHERE ${column} ~ ${maybePersonal} AND ${column}_sealed IS NULL`,
    key: ['record_id::text'],
    value: column,
    write(rows) {
      const kept = rows.flatMap(([id, number]) => {
        const recordId = String(id);
        const { shown, sealed, lookup } = keepNumber(sealing, number ?? null, placeOf(category, property, recordId));
        return sealed && lookup ? [{ recordId, number, shown, sealed, lookup }] : [];
      });
      if (kept.length === 0) return null;
      const lists = [
        $(
          kept.map(({ recordId }) => recordId),
          'uuid[]',
        ),
        $(
          kept.map(({ number }) => number),
          'text[]',
        ),
        $(
          kept.map(({ shown }) => shown),
          'text[]',
        ),
        $(
          kept.map(({ sealed }) => sealed),
          'bytea[]',
        ),
        $(
          kept.map(({ lookup }) => lookup),
          'bytea[]',
        ),
      ];
      // Whoever revised the record since it was read has sealed another number.
      return sql`UPDATE ${raw(name)} d
        SET ${raw(column)} = k.shown, ${raw(`${column}_sealed`)} = k.sealed, ${raw(`${column}_lookup`)} = k.lookup
        FROM unnest(${join(lists)}) AS k (record_id, number, shown, sealed, lookup)
        WHERE d.record_id = k.record_id AND d.${raw(column)} = k.number`;
    },
  };
}

function plaintextHistory(category: RecordCategory, property: string): Step {
  return {
    from: `record_revision WHERE replaced ->> '${property}' ~ ${maybePersonal}
      AND record_id IN (SELECT record_id FROM ${category.details.name})`,
    key: ['record_id::text', 'revision::text'],
    value: `replaced ->> '${property}'`,
    write(rows) {
      const personal = rows.filter(([, , number]) => isPersonalNumber(number ?? ''));
      if (personal.length === 0) return null;
      const masked = personal.map(([, , number]) => maskFields(category, { [property]: number })[property]);
      const lists = [
        $(
          personal.map(([id]) => id),
          'uuid[]',
        ),
        $(
          personal.map(([, revision]) => revision),
          'int[]',
        ),
        $(masked, 'text[]'),
      ];
      return sql`UPDATE record_revision v SET replaced = v.replaced || jsonb_build_object(${literal(property)}, k.masked)
        FROM unnest(${join(lists)}) AS k (record_id, revision, masked)
        WHERE v.record_id = k.record_id AND v.revision = k.revision`;
    },
  };
}

function unkeyedHashes(sealing: Sealing): Step {
  return {
    from: `idempotency_key WHERE octet_length(request_hash) = ${digestLength}`,
    key: ['organization_id::text', 'key'],
    value: `encode(request_hash, 'hex')`,
    write(rows) {
      const hashes = rows.map(([, , hash]) => keyedHash(sealing, Buffer.from(hash ?? '', 'hex')));
      const lists = [
        $(
          rows.map(([organization]) => organization),
          'int[]',
        ),
        $(
          rows.map(([, key]) => key),
          'text[]',
        ),
        $(hashes, 'bytea[]'),
      ];
      return sql`UPDATE idempotency_key i SET request_hash = k.hash
        FROM unnest(${join(lists)}) AS k (organization_id, key, hash)
        WHERE i.organization_id = k.organization_id AND i.key = k.key AND octet_length(i.request_hash) = ${literal(digestLength)}`;
    },
  };
}
