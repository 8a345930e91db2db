import { Migration } from '@mikro-orm/migrations';

/**
 * Clocks that rest on days of which no notice has been given are reckoned anew when it comes: what is needed for that is where they began,
 * and when they stood still. A due time that somebody has set rests on no calendar.
 */
export class Migration0049ReckonedDeadlines extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE proceeding_deadline ADD COLUMN pauses jsonb NOT NULL DEFAULT '[]'`);
    this.addSql(
      `COMMENT ON COLUMN proceeding_deadline.pauses IS 'when it stood still: [["2026-03-01T…", "2026-03-08T…"], …]'`,
    );
    this.addSql(`CREATE INDEX proceeding_deadline_provisional ON proceeding_deadline (id) WHERE basis = 'PROVISIONAL'`);
    // An answer that was put off: the day is the department's own.
    for (const [switching, force] of [
      ['NO FORCE', true],
      ['FORCE', false],
    ] as const) {
      this.addSql(`ALTER TABLE proceeding_deadline ${switching} ROW LEVEL SECURITY`);
      this.addSql(`ALTER TABLE assistance_request ${switching} ROW LEVEL SECURITY`);
      if (force) {
        this.addSql(`
          UPDATE proceeding_deadline d SET basis = 'ANNOUNCED' FROM assistance_request a
          WHERE a.proceeding_id = d.proceeding_id AND a.extended_at IS NOT NULL AND d.clock = 'answer'
            AND d.basis = 'PROVISIONAL'`);
      }
    }
    const role = 'liandong_keeper';
    this.addSql(`
      CREATE FUNCTION provisional_deadlines(behind uuid, most int)
      RETURNS TABLE (deadline_id uuid, proceeding_id uuid, opened_by int) LANGUAGE sql STABLE AS $$
        SELECT d.id, d.proceeding_id, p.opened_by FROM proceeding_deadline d JOIN proceeding p ON p.id = d.proceeding_id
        WHERE d.basis = 'PROVISIONAL' AND (behind IS NULL OR d.id > behind) ORDER BY d.id LIMIT most
      $$`);
    const signature = 'provisional_deadlines(uuid, int)';
    this.addSql(`GRANT CREATE ON SCHEMA public TO ${role}`);
    this.addSql(`ALTER FUNCTION ${signature} SECURITY DEFINER SET search_path = public, pg_temp`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION ${signature} TO liandong_hub`);
    this.addSql(`ALTER FUNCTION ${signature} OWNER TO ${role}`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM ${role}`);
  }
}
