import { Migration } from '@mikro-orm/migrations';
import { analystViews, laterColumns } from './analyst-views.js';

const view = analystViews.find(({ name }) => name === 'penalty_decision');
const added = laterColumns['penalty_decision'] ?? [];

/** As migration 0044 has them: an index of what everybody may see, and settings under which the function is planned. */
const forAll = `CASE WHEN audience IS NULL AND status <> 'WITHDRAWN' THEN category END`;
const plan = `SET search_path = public, pg_temp SET enable_seqscan = off SET enable_hashjoin = on SET enable_nestloop = off
  SET enable_mergejoin = off SET max_parallel_workers_per_gather = 0 SET jit = off SET client_min_messages = error
  SET enable_indexscan = on SET enable_bitmapscan = off`;

/** Analysts read how a penalty decision stands after reconsideration and courts, and the amounts that they changed. */
export class Migration0071AnalystsSeeStanding extends Migration {
  override up(): void {
    const own = added.map(([, expression]) => expression.slice(2));
    this.addSql(`GRANT SELECT (${own.join(', ')}) ON penalty_decision TO liandong_view`);
    this.addSql(`GRANT CREATE ON SCHEMA analyst TO liandong_view`);
    // The view stays, with its comments and privileges: columns are added behind those it has.
    this.addSql(`
      DO $do$
      DECLARE
        given text;
        shown text;
      BEGIN
        SELECT string_agg(format('%I %s', name, type), ', ' ORDER BY place),
          string_agg(format('%I::%s AS %1$I', name, type), ', ' ORDER BY place)
        INTO given, shown
        FROM (
          SELECT attname AS name, attnum::int AS place, format_type(atttypid, atttypmod) AS type FROM pg_attribute
          WHERE attrelid = 'analyst.penalty_decision'::regclass AND attnum > 0 AND NOT attisdropped
          UNION ALL
          SELECT attname, 1000 + array_position(ARRAY['${own.join(`', '`)}'], attname::text), format_type(atttypid, atttypmod)
          FROM pg_attribute WHERE attrelid = 'penalty_decision'::regclass AND attname IN ('${own.join(`', '`)}')
        ) columns;
        EXECUTE 'CREATE FUNCTION analyst.penalty_decision_rows_next() RETURNS TABLE (' || given || $body$)
          LANGUAGE sql STABLE SECURITY DEFINER ROWS 100000
          ${plan}
          BEGIN ATOMIC ${body()}; END$body$;
        EXECUTE 'CREATE OR REPLACE VIEW analyst.penalty_decision WITH (security_barrier) AS SELECT ' || shown
          || ' FROM analyst.penalty_decision_rows_next()';
      END $do$`);
    this.addSql(`DROP FUNCTION analyst.penalty_decision_rows()`);
    this.addSql(`ALTER FUNCTION analyst.penalty_decision_rows_next() RENAME TO penalty_decision_rows`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION analyst.penalty_decision_rows() FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION analyst.penalty_decision_rows() TO liandong_analyst`);
    this.addSql(`ALTER FUNCTION analyst.penalty_decision_rows() OWNER TO liandong_view`);
    this.addSql(`REVOKE CREATE ON SCHEMA analyst FROM liandong_view`);
    for (const [column, , meaning] of added) {
      this.addSql(`COMMENT ON COLUMN analyst.penalty_decision.${column} IS '${meaning}'`);
    }
  }
}

/** From a record that may be seen to its decision, as migration 0044 says why. */
function body(): string {
  const columns = [...(view?.columns ?? []), ...added];
  const of = (alias: string): string[] =>
    columns.flatMap(([, expression]) => (expression.startsWith(`${alias}.`) ? [expression.slice(2)] : []));
  const ofRecord = [...new Set(['id', 'publisher_id', ...of('r')])].join(', ');
  return `
    SELECT ${columns.map(([column, expression]) => `${expression} AS ${column}`).join(', ')}
    FROM (
      SELECT ${ofRecord} FROM shared_record WHERE (${forAll}) = 'PENALTY_DECISION'
      UNION ALL
      SELECT n.* FROM analyst.records_named() AS named (key)
      CROSS JOIN LATERAL (
        SELECT ${ofRecord} FROM shared_record
        WHERE id = named.key AND status <> 'WITHDRAWN' AND category = 'PENALTY_DECISION' OFFSET 0) n
      OFFSET 0
    ) r
    CROSS JOIN LATERAL (SELECT ${of('d').join(', ')} FROM penalty_decision WHERE record_id = r.id OFFSET 0) d
    JOIN organization o ON o.id = r.publisher_id`;
}
