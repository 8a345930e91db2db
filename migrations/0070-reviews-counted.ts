import { Migration } from '@mikro-orm/migrations';

/** What a cell of the penalties is a cell of, and what it counts, since this migration. */
const keys = ['viewer_id', 'day', 'publisher_id', 'heaviest_kind', 'item_code', 'party_kind'];
const counts = ['decisions', 'fine_total', 'confiscated_total', 'executed', 'set_aside'];
const sharingKeys = ['viewer_id', 'day', 'publisher_id', 'category'];
const sharingCounts = ['shared', 'same_day', 'extended', 'late', 'awaited'];

/** A decision that was set aside or found void is none from the start (Administrative Penalty Law art. 38), and counts apart. */
const isSetAside = `d.standing IN ('SET_ASIDE', 'FOUND_VOID')`;

/**
 * What reconsideration and courts made of a penalty decision counts: one that was set aside in no figure but its own, one that was changed
 * with its changed amounts.
 */
export class Migration0070ReviewsCounted extends Migration {
  override up(): void {
    // First: it waits for whoever is counting by the functions of before, since they read this table.
    this.addSql(`
      ALTER TABLE penalty_decision
        ADD COLUMN changed_fine_amount numeric(18,2) CHECK (changed_fine_amount >= 0),
        ADD COLUMN changed_confiscated_amount numeric(18,2) CHECK (changed_confiscated_amount >= 0)`);
    this.addSql(
      `COMMENT ON COLUMN penalty_decision.changed_fine_amount IS 'what reviews made of the fine; null: as it was decided'`,
    );
    this.addSql(
      `COMMENT ON COLUMN penalty_decision.changed_confiscated_amount IS 'what reviews made of the confiscation; null: as it was decided'`,
    );
    this.addSql(`
      ALTER TABLE decision_review
        ADD COLUMN fine_amount numeric(18,2) CHECK (fine_amount >= 0),
        ADD COLUMN confiscated_amount numeric(18,2) CHECK (confiscated_amount >= 0),
        ADD CONSTRAINT decision_review_amounts CHECK (
          outcome IN ('CHANGED', 'PARTLY_SET_ASIDE') OR (fine_amount IS NULL AND confiscated_amount IS NULL))`);
    for (const part of ['delta', 'daily', 'monthly']) {
      this.addSql(`ALTER TABLE penalty_${part} ADD COLUMN set_aside int NOT NULL DEFAULT 0`);
    }
    this.contribution();
    this.trigger();
    this.fold();
    // Cells are made anew by the hub when it starts, as after migration 0016: some decisions have been reviewed already.
    this.addSql(`UPDATE rollup_fill SET filled_at = NULL`);
  }

  private contribution(): void {
    this.addSql(`
      CREATE OR REPLACE FUNCTION penalty_contribution(d penalty_decision, r shared_record, sign int)
      RETURNS SETOF penalty_delta LANGUAGE sql STABLE AS $$
        SELECT viewer_id, d.decided_on, r.publisher_id, d.heaviest_kind, d.item_code, d.party_kind,
          counted,
          (counted * coalesce(d.changed_fine_amount, d.fine_amount, 0))::numeric(24,2),
          (counted * coalesce(d.changed_confiscated_amount, d.confiscated_amount, 0))::numeric(24,2),
          counted * (d.execution_status = 'EXECUTED')::int,
          sign - counted
        FROM unnest(coalesce(r.audience, '{0}')) AS viewer_id,
          (SELECT CASE WHEN ${isSetAside} THEN 0 ELSE sign END) AS one (counted)
        WHERE r.status = 'SHARED'
      $$`);
  }

  private trigger(): void {
    const columns = [
      ...['decided_on', 'heaviest_kind', 'item_code', 'party_kind', 'fine_amount', 'confiscated_amount'],
      ...['execution_status', 'standing', 'changed_fine_amount', 'changed_confiscated_amount'],
    ];
    const changed = columns.map((column) => `OLD.${column} IS DISTINCT FROM NEW.${column}`).join(' OR ');
    this.addSql(`DROP TRIGGER count_penalty_update ON penalty_decision`);
    this.addSql(`
      CREATE TRIGGER count_penalty_update AFTER UPDATE OF ${columns.join(', ')} ON penalty_decision
      FOR EACH ROW WHEN (${changed}) EXECUTE FUNCTION count_penalty()`);
  }

  /** As migration 0016 made it, with one count more. */
  private fold(): void {
    const statements = [folding('sharing', sharingKeys, sharingCounts), folding('penalty', keys, counts)];
    this.addSql(`
      CREATE OR REPLACE FUNCTION fold_rollups() RETURNS bigint LANGUAGE plpgsql
      SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
  }
}

function folding(name: string, of: readonly string[], sums: readonly string[]): string {
  const into = (grain: string, from: string, day: string): string => `
    INSERT INTO ${name}_${grain} AS cell (${[...of, ...sums].join(', ')})
    SELECT ${of.map((key) => (key === 'day' ? `${day} AS day` : key)).join(', ')},
      ${sums.map((count) => `sum(${count}) AS ${count}`).join(', ')}
    FROM ${from} GROUP BY ${of.map((_, index) => index + 1).join(', ')}
    ON CONFLICT (${of.join(', ')}) DO UPDATE SET
      ${sums.map((count) => `${count} = cell.${count} + excluded.${count}`).join(', ')}`;
  return `
    WITH taken AS (DELETE FROM ${name}_delta RETURNING *),
    months AS (${into('monthly', 'taken', `date_trunc('month', day)::date`)}),
    days AS (${into('daily', 'taken', 'day')})
    SELECT folded + count(*) INTO folded FROM taken;`;
}
