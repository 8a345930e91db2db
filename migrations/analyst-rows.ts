import type { AnalystView, ViewColumn } from './analyst-views.js';

/** As migration 0044 has them: an index of what everybody may see, and settings under which the function is planned. */
const forAll = `CASE WHEN audience IS NULL AND status <> 'WITHDRAWN' THEN category END`;
const plan = `SET search_path = public, pg_temp SET enable_seqscan = off SET enable_hashjoin = on SET enable_nestloop = off
  SET enable_mergejoin = off SET max_parallel_workers_per_gather = 0 SET jit = off SET client_min_messages = error
  SET enable_indexscan = on SET enable_bitmapscan = off`;

/**
 * The statements that give a view of records' details more columns behind those that it has, or make it where it is new: its function anew,
 * the view over it, comments and privileges. Columns that are added are the table's own, `d.<name>`, and so are all of a new view.
 */
export function analystRows(view: AnalystView, added: readonly ViewColumn[]): string[] {
  const { name } = view;
  const isNew = added.length === view.columns.length;
  const names = added.map(([, expression]) => `'${expression.slice(2)}'`).join(', ');
  const rows = isNew ? `${name}_rows` : `${name}_rows_next`;
  const standing = isNew
    ? ''
    : `SELECT attname AS name, attnum::int AS place, format_type(atttypid, atttypmod) AS type FROM pg_attribute
          WHERE attrelid = 'analyst.${name}'::regclass AND attnum > 0 AND NOT attisdropped
          UNION ALL`;
  return [
    `GRANT SELECT ON ${name} TO liandong_view`,
    ...(isNew ? [`CREATE POLICY analyst ON ${name} FOR SELECT TO liandong_view USING (true)`] : []),
    `GRANT CREATE ON SCHEMA analyst TO liandong_view`,
    `DO $do$
      DECLARE
        given text;
        shown text;
      BEGIN
        SELECT string_agg(format('%I %s', name, type), ', ' ORDER BY place),
          string_agg(format('%I::%s AS %1$I', name, type), ', ' ORDER BY place)
        INTO given, shown
        FROM (
          ${standing}
          SELECT attname, 1000 + array_position(ARRAY[${names}], attname::text), format_type(atttypid, atttypmod)
          FROM pg_attribute WHERE attrelid = '${name}'::regclass AND attname IN (${names})
        ) columns (name, place, type);
        EXECUTE 'CREATE FUNCTION analyst.${rows}() RETURNS TABLE (' || given || $body$)
          LANGUAGE sql STABLE SECURITY DEFINER ROWS 100000
          ${plan}
          BEGIN ATOMIC ${body(view)}; END$body$;
        EXECUTE 'CREATE OR REPLACE VIEW analyst.${name} WITH (security_barrier) AS SELECT ' || shown || ' FROM analyst.${rows}()';
      END $do$`,
    ...(isNew
      ? []
      : [`DROP FUNCTION analyst.${name}_rows()`, `ALTER FUNCTION analyst.${rows}() RENAME TO ${name}_rows`]),
    `REVOKE EXECUTE ON FUNCTION analyst.${name}_rows() FROM PUBLIC`,
    `GRANT EXECUTE ON FUNCTION analyst.${name}_rows() TO liandong_analyst`,
    `ALTER FUNCTION analyst.${name}_rows() OWNER TO liandong_view`,
    ...(isNew
      ? [
          `COMMENT ON VIEW analyst.${name} IS '${view.comment}'`,
          `ALTER VIEW analyst.${name} OWNER TO liandong_view`,
          `GRANT SELECT ON analyst.${name} TO liandong_analyst`,
        ]
      : []),
    `REVOKE CREATE ON SCHEMA analyst FROM liandong_view`,
    ...added.map(([column, , meaning]) => `COMMENT ON COLUMN analyst.${name}.${column} IS '${meaning}'`),
  ];
}

/** From a record that may be seen to its details, as migration 0044 says why. */
function body({ name, category, columns }: AnalystView): string {
  const of = (alias: string): string[] =>
    columns.flatMap(([, expression]) => (expression.startsWith(`${alias}.`) ? [expression.slice(2)] : []));
  const ofRecord = [...new Set(['id', 'publisher_id', ...of('r')])].join(', ');
  return `
    SELECT ${columns.map(([column, expression]) => `${expression} AS ${column}`).join(', ')}
    FROM (
      SELECT ${ofRecord} FROM shared_record WHERE (${forAll}) = '${category ?? ''}'
      UNION ALL
      SELECT n.* FROM analyst.records_named() AS named (key)
      CROSS JOIN LATERAL (
        SELECT ${ofRecord} FROM shared_record
        WHERE id = named.key AND status <> 'WITHDRAWN' AND category = '${category ?? ''}' OFFSET 0) n
      OFFSET 0
    ) r
    CROSS JOIN LATERAL (SELECT ${of('d').join(', ')} FROM ${name} WHERE record_id = r.id OFFSET 0) d
    ${of('o').length > 0 ? 'JOIN organization o ON o.id = r.publisher_id' : ''}`;
}
