import { Migration } from '@mikro-orm/migrations';
import { analystViews, type AnalystView } from './analyst-views.js';

/** The organization that a login reads for; see migration 0018. */
const reading = `(SELECT organization_id FROM analyst.login WHERE name = session_user)`;

/**
 * Settings under which a function of the views is planned, whatever the session has set and statistics say: by indexes that hold only
 * what may be seen, on one processor, and without showing its plan to a session that has asked for plans in its messages.
 */
const plan = `SET search_path = public, pg_temp SET enable_seqscan = off SET enable_hashjoin = on SET enable_nestloop = off
  SET enable_mergejoin = off SET max_parallel_workers_per_gather = 0 SET jit = off SET client_min_messages = error`;

/** Row by row, for what belongs to a record; or page by page, for an index that is asked for many rows in no order. */
const access = {
  byRow: 'SET enable_indexscan = on SET enable_bitmapscan = off',
  byPage: 'SET enable_indexscan = off SET enable_bitmapscan = on',
};

/**
 * The category of a record that everybody may see, null for any other: one index alone answers a question about this, so that the
 * planner has no other way, which would pass hidden rows.
 */
const forAll = `CASE WHEN audience IS NULL AND status <> 'WITHDRAWN' THEN category END`;

/** What the planner takes a view to have: told by nothing that is stored. */
const rows = 100_000;

/**
 * A hidden row costs and shows the same as none. A view over the tables let a reader's own condition meet hidden rows before the policy
 * did (PostgreSQL runs leakproof comparisons first), and EXPLAIN counted them. Now each view reads a function, which PostgreSQL cannot
 * look into: it gives what the login may see, found through indexes that hold nothing else, and a reader's condition comes after it.
 * docs/adr/0011-analysts.md has what that costs.
 */
export class Migration0044AnalystBarrier extends Migration {
  override up(): void {
    this.addSql(`CREATE INDEX shared_record_for_all ON shared_record ((${forAll})) WHERE (${forAll}) IS NOT NULL`);
    // Without a pending list, which every reader of the index would go through, whatever is looked for.
    this.addSql(`
      CREATE INDEX shared_record_for_named ON shared_record USING gin (audience) WITH (fastupdate = off)
      WHERE audience IS NOT NULL`);
    this.addSql(`GRANT CREATE ON SCHEMA analyst TO liandong_view, liandong_search`);
    this.named();
    for (const view of analystViews) this.read(view);
    this.addSql(`REVOKE CREATE ON SCHEMA analyst FROM liandong_view, liandong_search`);
    this.sessions();
    // Rows of a record are reached through the record alone, which is under its policy.
    for (const { name, category } of analystViews) {
      if (category !== null) this.addSql(`ALTER POLICY analyst ON ${name} USING (true)`);
    }
  }

  /** `@>` is not leakproof: behind a policy PostgreSQL would not look into its index; see migration 0009. */
  private named(): void {
    this.addSql(`GRANT USAGE ON SCHEMA analyst TO liandong_search`);
    this.addSql(`GRANT SELECT ON analyst.login TO liandong_search`);
    this.addSql(`
      CREATE FUNCTION analyst.records_named() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 1000
      ${plan} ${access.byPage}
      BEGIN ATOMIC
        SELECT id FROM shared_record WHERE audience IS NOT NULL AND audience @> ARRAY[${reading}];
      END`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION analyst.records_named() FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION analyst.records_named() TO liandong_view`);
    this.addSql(`ALTER FUNCTION analyst.records_named() OWNER TO liandong_search`);
  }

  /**
   * Ends sessions of logins that go beyond their bounds, which a session may lift for itself: a transaction that is older than it may be,
   * more kilobytes of memory than it may take, another database than the hub's. Ended, not cancelled: a session can catch that. What a
   * process holds for itself is told by the system, Linux, and to a superuser only; null: the owner may not end them.
   */
  private sessions(): void {
    this.addSql(`
      CREATE FUNCTION end_analyst_sessions(oldest interval, most_memory bigint) RETURNS int
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      DECLARE
        knows_memory constant boolean := (SELECT rolsuper FROM pg_roles WHERE rolname = current_user);
        one record;
        memory bigint;
        ended int := 0;
      BEGIN
        FOR one IN
          SELECT a.pid, a.datname IS DISTINCT FROM current_database() OR clock_timestamp() - a.xact_start > oldest AS beyond
          FROM pg_stat_activity a JOIN analyst.login l ON l.name = a.usename
        LOOP
          IF NOT coalesce(one.beyond, false) AND knows_memory THEN
            BEGIN
              memory := substring(pg_read_file('/proc/' || one.pid || '/status', 0, 8192, true) FROM 'RssAnon:\\s+(\\d+)');
            EXCEPTION WHEN OTHERS THEN
              memory := NULL; -- it has just ended, or the system is another
            END;
          END IF;
          IF one.beyond OR memory > most_memory THEN
            ended := ended + pg_terminate_backend(one.pid)::int;
          END IF;
          memory := NULL;
        END LOOP;
        RETURN ended;
      EXCEPTION WHEN insufficient_privilege THEN
        RETURN NULL;
      END $$`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION end_analyst_sessions(interval, bigint) FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION end_analyst_sessions(interval, bigint) TO liandong_hub`);
  }

  /** The function of a view, and the view anew over it: with the columns, types, comments and privileges it has. */
  private read(view: AnalystView): void {
    const rowsOf = `analyst.${view.name}_rows`;
    this.addSql(`
      DO $do$
      DECLARE
        given text;
        shown text;
      BEGIN
        SELECT string_agg(format('%I %s', attname, type), ', ' ORDER BY attnum),
          string_agg(format('%I::%s AS %1$I', attname, type), ', ' ORDER BY attnum)
        INTO given, shown
        FROM (
          SELECT attname, attnum, format_type(atttypid, atttypmod) AS type FROM pg_attribute
          WHERE attrelid = 'analyst.${view.name}'::regclass AND attnum > 0
        ) columns;
        EXECUTE 'CREATE FUNCTION ${rowsOf}() RETURNS TABLE (' || given || $body$)
          LANGUAGE sql STABLE SECURITY DEFINER ROWS ${rows}
          ${plan} ${view.name === 'shared_record' ? access.byPage : access.byRow}
          BEGIN ATOMIC ${body(view)}; END$body$;
        EXECUTE 'CREATE OR REPLACE VIEW analyst.${view.name} WITH (security_barrier) AS SELECT ' || shown || ' FROM ${rowsOf}()';
      END $do$`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION ${rowsOf}() FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION ${rowsOf}() TO liandong_analyst`);
    this.addSql(`ALTER FUNCTION ${rowsOf}() OWNER TO liandong_view`);
  }
}

/** `OFFSET 0` leaves the planner one way: from a record that may be seen to what belongs to it. */
function body({ name, category, columns, from }: AnalystView): string {
  const select = columns.map(([column, expression]) => `${expression} AS ${column}`).join(', ');
  if (name === 'organization') return `SELECT ${select} FROM ${from} WHERE ${reading} IS NOT NULL`;
  const of = (alias: string): string[] =>
    columns.flatMap(([, expression]) => (expression.startsWith(`${alias}.`) ? [expression.slice(2)] : []));
  const ofRecord = [...new Set(['id', 'publisher_id', ...of('r')])].join(', ');
  const shown = `status <> 'WITHDRAWN'${category === null ? '' : ` AND category = '${category}'`}`;
  const detail = `CROSS JOIN LATERAL (SELECT ${of('d').join(', ')} FROM ${name} WHERE record_id = r.id OFFSET 0) d`;
  return `
    SELECT ${select}
    FROM (
      SELECT ${ofRecord} FROM shared_record WHERE (${forAll}) ${category === null ? 'IS NOT NULL' : `= '${category}'`}
      UNION ALL
      SELECT n.* FROM analyst.records_named() AS named (key)
      CROSS JOIN LATERAL (SELECT ${ofRecord} FROM shared_record WHERE id = named.key AND ${shown} OFFSET 0) n
      OFFSET 0
    ) r ${category === null ? '' : detail} ${of('o').length > 0 ? 'JOIN organization o ON o.id = r.publisher_id' : ''}`;
}
