import { Migration } from '@mikro-orm/migrations';
import { acting, protect } from './row-policy.js';

/** What a cell of a rollup is a cell of, and what it counts; `viewer_id` is explained in docs/adr/0009-rollups.md. */
const rollups = {
  sharing: {
    keys: 'viewer_id int NOT NULL, day date NOT NULL, publisher_id int NOT NULL, category text NOT NULL',
    counts:
      'shared int NOT NULL, same_day int NOT NULL, extended int NOT NULL, late int NOT NULL, awaited int NOT NULL',
  },
  penalty: {
    keys: `viewer_id int NOT NULL, day date NOT NULL, publisher_id int NOT NULL, heaviest_kind text NOT NULL,
      item_code text, party_kind text NOT NULL`,
    counts: `decisions int NOT NULL, fine_total numeric(24,2) NOT NULL, confiscated_total numeric(24,2) NOT NULL,
      executed int NOT NULL`,
  },
} as const;
type Rollup = keyof typeof rollups;

/** `a int NOT NULL, b text` → `a, b`. */
const namesIn = (definitions: string): string[] =>
  definitions.split(/,(?![^(]*\))/).map((one) => one.trim().split(' ')[0] ?? '');

/** The body of a trigger that takes away what a row counted and adds what it counts now. */
function bothRows(insert: (row: 'OLD' | 'NEW', sign: number) => string): string {
  return `
    BEGIN
      IF TG_OP <> 'INSERT' THEN ${insert('OLD', -1)}; END IF;
      IF TG_OP <> 'DELETE' THEN ${insert('NEW', 1)}; END IF;
      RETURN NULL;
    END`;
}

function changed(columns: readonly string[]): string {
  return columns.map((column) => `OLD.${column} IS DISTINCT FROM NEW.${column}`).join(' OR ');
}

/**
 * Rollups of the figures: each write appends what it adds and takes away, in its own transaction; the appended is folded into
 * cells by day and by month in the background. A figure is the sum of cells and of what is not folded yet, so it is exact at any
 * moment.
 */
export class Migration0016StatisticsRollups extends Migration {
  override up(): void {
    for (const name of ['sharing', 'penalty'] as const) this.tables(name);
    this.contributions();
    this.triggers();
    this.fold();
    // Filled by the hub when it starts, without a lock on the records.
    this.addSql(`
      CREATE TABLE rollup_fill (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        filled_at timestamptz
      )`);
    this.addSql(`INSERT INTO rollup_fill DEFAULT VALUES`);
    this.addSql(`GRANT SELECT, UPDATE (filled_at) ON rollup_fill TO liandong_keeper`);
    this.addSql(`GRANT SELECT ON rollup_fill TO liandong_hub`);
    this.addSql(`GRANT SELECT ON shared_record TO liandong_keeper`);
  }

  private tables(name: Rollup): void {
    const { keys, counts } = rollups[name];
    // Emptied every second: without these settings it would be read with what is dead in it.
    const churning = 'WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000)';
    const growing = 'WITH (fillfactor = 80)';
    this.addSql(`CREATE TABLE ${name}_delta (${keys}, ${counts}) ${churning}`);
    for (const grain of ['daily', 'monthly']) {
      this.addSql(`
        CREATE TABLE ${name}_${grain} (${keys}, ${counts},
          UNIQUE NULLS NOT DISTINCT (${namesIn(keys).join(', ')})) ${growing}`);
    }
    this.addSql(`COMMENT ON COLUMN ${name}_monthly.day IS 'first day of the month'`);
    for (const table of [`${name}_delta`, `${name}_daily`, `${name}_monthly`]) {
      this.addSql(
        `COMMENT ON COLUMN ${table}.viewer_id IS 'organization that may see what is counted; 0: all members'`,
      );
      this.addSql(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO liandong_keeper`);
      this.addSql(`GRANT SELECT ON ${table} TO liandong_hub`);
      const policies = {
        select: `${acting} IS NOT NULL AND (viewer_id = 0 OR viewer_id = ${acting})`,
        ...(table.endsWith('delta') ? { insert: `publisher_id = ${acting}` } : {}),
      };
      for (const statement of protect(table, policies)) this.addSql(statement);
      this.addSql(`CREATE POLICY keeper ON ${table} TO liandong_keeper USING (true) WITH CHECK (true)`);
    }
    this.addSql(`GRANT INSERT ON ${name}_delta TO liandong_hub`);
  }

  /** How a record counts, once for each viewer: the one definition, of triggers and of `hub rebuild-rollups`. */
  private contributions(): void {
    this.addSql(`
      CREATE FUNCTION sharing_contribution(r shared_record, sign int) RETURNS SETOF sharing_delta LANGUAGE sql STABLE AS $$
        SELECT viewer_id, r.formed_on, r.publisher_id, r.category,
          sign * (r.status = 'SHARED')::int, sign * (r.timeliness = 'SAME_DAY')::int,
          sign * (r.timeliness = 'EXTENDED')::int, sign * (r.timeliness = 'LATE')::int,
          sign * (r.timeliness = 'AWAITED')::int
        FROM unnest(coalesce(r.audience, '{0}')) AS viewer_id
        WHERE r.status <> 'WITHDRAWN'
      $$`);
    this.addSql(`
      CREATE FUNCTION penalty_contribution(d penalty_decision, r shared_record, sign int) RETURNS SETOF penalty_delta
      LANGUAGE sql STABLE AS $$
        SELECT viewer_id, d.decided_on, r.publisher_id, d.heaviest_kind, d.item_code, d.party_kind,
          sign, (sign * coalesce(d.fine_amount, 0))::numeric(24,2), (sign * coalesce(d.confiscated_amount, 0))::numeric(24,2),
          sign * (d.execution_status = 'EXECUTED')::int
        FROM unnest(coalesce(r.audience, '{0}')) AS viewer_id
        WHERE r.status = 'SHARED'
      $$`);
  }

  /**
   * A record and its decision are never changed by one statement, except when both are new: each trigger finds the other row as
   * it stands.
   */
  private triggers(): void {
    const functions = {
      count_sharing: bothRows(
        (row, sign) => `INSERT INTO sharing_delta SELECT * FROM sharing_contribution(${row}, ${sign})`,
      ),
      count_penalty: bothRows(
        (
          row,
          sign,
        ) => `INSERT INTO penalty_delta SELECT c.* FROM shared_record r, penalty_contribution(${row}, r, ${sign}) c
          WHERE r.id = ${row}.record_id`,
      ),
      recount_penalty: bothRows(
        (
          row,
          sign,
        ) => `INSERT INTO penalty_delta SELECT c.* FROM penalty_decision d, penalty_contribution(d, ${row}, ${sign}) c
          WHERE d.record_id = ${row}.id`,
      ),
    };
    for (const [name, body] of Object.entries(functions)) {
      this.addSql(`CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ ${body} $$`);
    }
    const ofRecord = ['publisher_id', 'category', 'audience', 'status', 'formed_on', 'timeliness'];
    const ofDecision = [
      'decided_on',
      'heaviest_kind',
      'item_code',
      'party_kind',
      'fine_amount',
      'confiscated_amount',
      'execution_status',
    ];
    const after = (name: string, events: string, table: string, when = ''): void =>
      this.addSql(
        `CREATE TRIGGER ${name}_${events.slice(0, 6).toLowerCase()} AFTER ${events} ON ${table} FOR EACH ROW ${when}
         EXECUTE FUNCTION ${name}()`,
      );
    const update = (name: string, table: string, columns: readonly string[], also = ''): void =>
      after(name, `UPDATE OF ${columns.join(', ')}`, table, `WHEN ((${changed(columns)})${also})`);
    after('count_sharing', 'INSERT OR DELETE', 'shared_record');
    update('count_sharing', 'shared_record', ofRecord);
    update(
      'recount_penalty',
      'shared_record',
      ['publisher_id', 'audience', 'status'],
      ` AND NEW.category = 'PENALTY_DECISION'`,
    );
    after('count_penalty', 'INSERT OR DELETE', 'penalty_decision');
    update('count_penalty', 'penalty_decision', ofDecision);
  }

  /** Adds up what was appended since; -1 when another node is doing so, or makes the cells anew. One snapshot: readers see all of it before or after. */
  private fold(): void {
    const statements = (['sharing', 'penalty'] as const).map((name) => {
      const [keys, counts] = [namesIn(rollups[name].keys), namesIn(rollups[name].counts)];
      const sums = counts.map((count) => `sum(${count}) AS ${count}`);
      const into = (grain: string, from: string, day: string): string => `
        INSERT INTO ${name}_${grain} AS cell (${[...keys, ...counts].join(', ')})
        SELECT ${keys.map((key) => (key === 'day' ? `${day} AS day` : key)).join(', ')}, ${sums.join(', ')}
        FROM ${from} GROUP BY ${keys.map((_, index) => index + 1).join(', ')}
        ON CONFLICT (${keys.join(', ')}) DO UPDATE SET
          ${counts.map((count) => `${count} = cell.${count} + excluded.${count}`).join(', ')}`;
      return `
        WITH taken AS (DELETE FROM ${name}_delta RETURNING *),
        months AS (${into('monthly', 'taken', `date_trunc('month', day)::date`)}),
        days AS (${into('daily', 'taken', 'day')})
        SELECT folded + count(*) INTO folded FROM taken;`;
    });
    this.addSql(`
      CREATE FUNCTION fold_rollups() RETURNS bigint LANGUAGE plpgsql AS $$
      DECLARE
        folded bigint := 0;
      BEGIN
        IF NOT EXISTS (SELECT FROM sharing_delta) AND NOT EXISTS (SELECT FROM penalty_delta) THEN
          RETURN 0;
        END IF;
        IF NOT pg_try_advisory_xact_lock(20210022, 4) THEN
          RETURN -1;
        END IF;
        -- Rebuilding holds them for as long as it takes.
        BEGIN
          LOCK TABLE sharing_monthly, penalty_monthly IN ROW EXCLUSIVE MODE NOWAIT;
        EXCEPTION WHEN lock_not_available THEN
          RETURN -1;
        END;
        ${statements.join('\n')}
        RETURN folded;
      END $$`);
    this.addSql(`GRANT CREATE ON SCHEMA public TO liandong_keeper`);
    this.addSql(`ALTER FUNCTION fold_rollups() SECURITY DEFINER SET search_path = public, pg_temp`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION fold_rollups() FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION fold_rollups() TO liandong_hub`);
    this.addSql(`ALTER FUNCTION fold_rollups() OWNER TO liandong_keeper`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM liandong_keeper`);
  }
}
