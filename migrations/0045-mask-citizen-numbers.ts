import { Migration } from '@mikro-orm/migrations';
import { maskCitizenNumbers } from '../src/kernel/codes/personal-numbers.js';
import { normalizeForSearch } from '../src/kernel/text.js';

/** A column that holds texts: one, a list of them, or JSON. */
interface TextColumn {
  readonly table: string;
  readonly column: string;
  readonly type: 'text' | 'text[]' | 'jsonb';
  /** Whether it is left as it is: see `left`. */
  readonly isLeft: boolean;
}

/**
 * What stays as it is and is only counted: the change log, its signatures and the audit log, which nobody may change; publishers' own
 * signatures and documents under their hash, which would no longer hold; keys, by which rows are found. Keys of requests are forgotten
 * by themselves. The number of a party is sealed when the hub starts.
 */
const left = /^(?:change_|audit_entry$|record_signature$|trusted_document$|organization_key$|signing_key$|mikro_orm)/;
const passed: readonly string[] = ['penalty_decision.party_code'];
const blocksAtOnce = 256;

/**
 * Earlier versions took citizen numbers in texts: they are masked (141***********1019), and `masked_text` says how many rows of which column
 * were, and how many of those that stay as they are hold one. Texts of searches are compared in a new form, and brought into it.
 *
 * Every table is read once, in pieces of 2 MB, and only rows that change are written: 205,000 rows, 5,000 of which hold numbers, take 46 s on
 * two busy cores. Readers and writers go on meanwhile where the owner bypasses row-level security; where policies hold for the owner too
 * they are switched off for the time, and whoever needs such a table waits for the end. What a node of an earlier version writes
 * after its table was read is not found.
 */
export class Migration0045MaskCitizenNumbers extends Migration {
  override async up(): Promise<void> {
    await this.execute(`
      CREATE TABLE masked_text (
        table_name text NOT NULL,
        column_name text NOT NULL,
        masked int NOT NULL,
        left_as_is int NOT NULL,
        masked_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (table_name, column_name)
      )`);
    await this.execute(
      `COMMENT ON TABLE masked_text IS 'rows in which citizen numbers stood when texts began to refuse them'`,
    );
    const columns = await this.textColumns();
    const forced = await this.forcedTables();
    for (const [table, own] of Map.groupBy(columns, (column) => column.table)) {
      const isForced = forced.has(table);
      if (isForced) await this.execute(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
      await this.walk(table, own);
      if (isForced) await this.execute(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    }
  }

  private async walk(table: string, columns: readonly TextColumn[]): Promise<void> {
    const masked = new Map(columns.map(({ column }) => [column, 0]));
    const shown = columns.map(({ column, type }) =>
      type === 'text' ? column : `to_jsonb(${column})::text AS ${column}`,
    );
    const [size] = await this.execute(`SELECT pg_relation_size('${table}') / 8192 AS blocks`);
    for (let block = 0; block < Number(size?.['blocks']); block += blocksAtOnce) {
      const rows = await this.execute(
        `SELECT ctid::text AS row, ${shown.join(', ')} FROM ${table}
         WHERE ctid >= '(${block},0)' AND ctid < '(${block + blocksAtOnce},0)'`,
      );
      for (const row of rows) {
        const changes = columns.flatMap((column) => {
          const before: unknown = row[column.column];
          const after = typeof before === 'string' ? maskedOf(column, before) : before;
          if (after === before) return [];
          if (typeof before === 'string' && holdsNumber(column, before)) {
            masked.set(column.column, (masked.get(column.column) ?? 0) + 1);
          }
          return column.isLeft ? [] : [{ column, after }];
        });
        if (changes.length === 0) continue;
        const set = changes.map(({ column: { column, type } }) => `${column} = ${given[type]}`).join(', ');
        await this.execute(
          `UPDATE ${table} SET ${set} WHERE ctid = '${String(row['row'])}'`,
          changes.map(({ after }) => after),
        );
      }
    }
    for (const { column, isLeft } of columns) {
      const count = masked.get(column) ?? 0;
      if (count === 0) continue;
      await this.execute(`INSERT INTO masked_text (table_name, column_name, masked, left_as_is) VALUES (?, ?, ?, ?)`, [
        table,
        column,
        isLeft ? 0 : count,
        isLeft ? count : 0,
      ]);
    }
  }

  /** Columns of keys, own or of others, are left as they are. */
  private async textColumns(): Promise<TextColumn[]> {
    const rows = await this.execute(`
      SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, NULL) AS type,
        EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND a.attnum = ANY (i.indkey))
        OR EXISTS (SELECT FROM pg_constraint f WHERE f.conrelid = c.oid AND f.contype = 'f' AND a.attnum = ANY (f.conkey)) AS is_key
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
        AND a.attgenerated = '' AND a.atttypid IN ('text'::regtype, 'text[]'::regtype, 'jsonb'::regtype)
      ORDER BY 1, a.attnum`);
    return rows
      .map(({ table, column, type, is_key: isKey }) => ({
        table: String(table),
        column: String(column),
        type: type as TextColumn['type'],
        isLeft: Boolean(isKey) || left.test(String(table)),
      }))
      .filter(({ table, column }) => table !== 'masked_text' && !passed.includes(`${table}.${column}`));
  }

  /** The tables whose policies hold for the owner too, if they do for this one. */
  private async forcedTables(): Promise<ReadonlySet<string>> {
    const rows = await this.execute(`
      SELECT c.relname AS "table" FROM pg_class c, pg_roles r
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relforcerowsecurity
        AND r.rolname = current_user AND NOT r.rolsuper AND NOT r.rolbypassrls`);
    return new Set(rows.map(({ table }) => String(table)));
  }
}

const given: Readonly<Record<TextColumn['type'], string>> = {
  text: '?',
  'text[]': 'ARRAY(SELECT jsonb_array_elements_text(?::jsonb))',
  jsonb: '?::jsonb',
};

function maskedOf({ column, type }: TextColumn, text: string): string {
  if (type !== 'text') return maskedJson(text);
  const masked = maskCitizenNumbers(text);
  return column === 'search_text' ? masked.split('\n').map(normalizeForSearch).join('\n') : masked;
}

/** Its strings masked one by one, or the very text where none holds a number. */
function maskedJson(json: string): string {
  let found = false;
  const value: unknown = JSON.parse(json, (_key, part: unknown) => {
    if (typeof part !== 'string') return part;
    const masked = maskCitizenNumbers(part);
    found ||= masked !== part;
    return masked;
  });
  return found ? JSON.stringify(value) : json;
}

function holdsNumber({ type }: TextColumn, text: string): boolean {
  return (type === 'text' ? maskCitizenNumbers(text) : maskedJson(text)) !== text;
}
