import { Migration } from '@mikro-orm/migrations';

/**
 * Whoever receives a case may ask its sender to supplement it (补正), and its own clock stands still meanwhile: beside a dispute (D2) a state
 * of the proceeding stops clocks, and each goes on once nothing holds it any longer.
 */
export class Migration0067Supplements extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE proceeding_deadline ADD COLUMN paused_for text[] NOT NULL DEFAULT '{}'`);
    this.addSql(`COMMENT ON COLUMN proceeding_deadline.paused_for IS 'what it stands still for: DISPUTE, STATE'`);
    // Its owner is held to the policies of the rows as well.
    this.addSql(`ALTER TABLE proceeding_deadline NO FORCE ROW LEVEL SECURITY`);
    this.addSql(`UPDATE proceeding_deadline SET paused_for = '{DISPUTE}' WHERE paused_at IS NOT NULL`);
    this.addSql(`ALTER TABLE proceeding_deadline FORCE ROW LEVEL SECURITY`);
    this.addSql(`
      ALTER TABLE criminal_referral
        ADD COLUMN supplement_ask_until timestamptz,
        ADD COLUMN withdrawn_by text,
        ADD COLUMN withdrawal_reason text`);
    this.addSql(
      `COMMENT ON COLUMN criminal_referral.supplement_ask_until IS 'until when the police say what is missing (X2)'`,
    );
    for (const table of ['case_transfer', 'assistance_request', 'criminal_referral']) {
      this.addSql(`
        ALTER TABLE ${table}
          ADD COLUMN supplement_needed text,
          ADD COLUMN supplement_due_at timestamptz,
          ADD COLUMN supplement text`);
      // Figures of the county count them.
      this.addSql(`GRANT SELECT (supplement_due_at) ON ${table} TO liandong_statistician`);
      this.addSql(`COMMENT ON COLUMN ${table}.supplement_needed IS 'what the sender was asked for last'`);
      this.addSql(`COMMENT ON COLUMN ${table}.supplement IS 'what the sender has supplemented then'`);
    }
  }
}
